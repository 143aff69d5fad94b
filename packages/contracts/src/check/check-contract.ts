import { realpathSync, statSync } from 'node:fs'
import { join, posix, relative, resolve, sep } from 'node:path'
import { contractRoot } from '../document/contract-root'
import type { Parsed } from '../document/parse-source'
import { diskReader } from '../document/read-source'
import { type Finding, sortFindings } from '../findings/finding'
import { type Checked, checkDocument } from './check-document'
import { checkExamples } from './check-examples'
import { type ContractFiles, contractFiles } from './contract-files'
import type { Profile } from './rule'

export interface ContractOptions {
  readonly profile?: Profile
  /** The folder below which every file must be; without it the contract's own. */
  readonly root?: string
  /** How findings name a file: relative to here. */
  readonly from: string
}

export interface ContractChecked {
  readonly findings: readonly Finding[]
  /** Every file that was looked at, as findings name it. */
  readonly files: readonly string[]
}

/**
 * Checks one document, or a folder: every AsyncAPI document in it (not what is generated or published), every schema that none
 * of them refers to, and the examples in `voorbeelden/`. Never throws on account of what it reads.
 */
export const checkContract = async (path: string, options: ContractOptions): Promise<ContractChecked> => {
  const shown = shownFrom(options.from, path)
  const alone = (rule: string, message: string): ContractChecked => ({
    findings: [{ rule, severity: 'error', message, file: shown, line: 1, column: 1, path: '' }],
    files: [],
  })
  const kind = kindOf(path)
  if (kind === undefined) return alone('file-missing', 'found no such file or folder')
  if (kind === 'file') return checkFile(path, options)
  const root = options.root ?? path
  const files = filesIn(path)
  if (files === undefined) return alone('file-unreadable', 'found a folder that cannot be read')
  if (files.documents.length === 0)
    return alone(
      'no-document',
      'found no AsyncAPI document, expected a YAML or JSON file that begins with asyncapi',
    )
  return checkFolder(path, root, files, options)
}

/** Following links: the user named this path, and may mean where it leads. */
const kindOf = (path: string): 'file' | 'folder' | undefined => {
  try {
    return statSync(path).isDirectory() ? 'folder' : 'file'
  } catch {
    // Not there, or not for us to see: nothing to check either way.
    return undefined
  }
}

const filesIn = (path: string): ContractFiles | undefined => {
  try {
    return contractFiles(path)
  } catch {
    // Whatever the system said: it is not for us to read.
    return undefined
  }
}

const slashes = (path: string): string => path.split(sep).join('/')

/** Relative to where the command runs; what is not below that by its whole path. */
const shownFrom = (from: string, path: string): string => {
  const below = relative(from, path)
  return slashes(below === '..' || below.startsWith(`..${sep}`) ? resolve(path) : below) || '.'
}

const checkFile = async (
  path: string,
  { profile, root, from }: ContractOptions,
): Promise<ContractChecked> => {
  // Where the link that the user named leads is the document's own folder.
  const real = realpathSync(path)
  const folder = root ?? contractRoot(real)
  const show = (name: string): string => shownFrom(from, join(folder, name))
  const { findings, context } = await checkDocument(real, {
    root: folder,
    show,
    ...(profile === undefined ? {} : { profile }),
  })
  return { findings, files: [...(context?.view.document.files.keys() ?? [])].map(show) }
}

const checkFolder = async (
  folder: string,
  root: string,
  { documents, schemas, examples }: ContractFiles,
  { profile, from }: ContractOptions,
): Promise<ContractChecked> => {
  const below = slashes(relative(root, folder))
  const show = (name: string): string => shownFrom(from, join(root, name))
  const options = {
    root,
    show,
    cache: new Map<string, Parsed>(),
    seen: new Set<string>(),
    ...(profile === undefined ? {} : { profile }),
  }
  const checked: Checked[] = []
  const reached = new Set<string>()
  const check = async (name: string): Promise<void> => {
    const outcome = await checkDocument(join(folder, name), options)
    checked.push(outcome)
    for (const path of outcome.context?.view.document.files.keys() ?? []) reached.add(path)
  }
  // What stands on top first: the others refer to it, and what it holds need not be looked at again.
  for (const name of documents.toSorted((a, b) => depth(a) - depth(b))) await check(name)
  for (const name of schemas) if (!reached.has(posix.join(below, name))) await check(name)

  const contexts = checked.flatMap(({ context }) => context ?? [])
  const held =
    profile === 'nats' || below !== ''
      ? []
      : checkExamples(
          examples,
          diskReader(folder),
          show,
          contexts.map(({ view, validators }) => ({ document: view.document, validators })),
          [
            ...new Set(
              contexts.flatMap(({ view }) =>
                view.messages.flatMap(({ node, payload }) =>
                  payload === undefined || payload.file === node.file ? [] : [payload.file.path],
                ),
              ),
            ),
          ],
        )
  const all = [...checked.flatMap(({ findings }) => findings), ...held]
  return { findings: sortFindings(once(all)), files: [...reached, ...examples].toSorted().map(show) }
}

const depth = (path: string): number => path.split('/').length

/** A file that several documents refer to is read for each of them. */
const once = (findings: readonly Finding[]): readonly Finding[] => {
  const key = ({ rule, file, path, message }: Finding): string => `${rule}\n${file}\n${path}\n${message}`
  return [...new Map(findings.map((each) => [key(each), each])).values()]
}
