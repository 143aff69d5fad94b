import { existsSync, readdirSync, statSync } from 'node:fs'
import { basename, dirname, isAbsolute, join } from 'node:path'
import { type LoadedDocument, type LoadOptions, loadDocument } from '../document/load-document'
import type { Parsed } from '../document/parse-source'
import type { Finding } from '../findings/finding'
import { filesOfRevision } from './git-revision'

/** One side of a comparison: the contract itself, and the applications that stand beside it. */
export interface ContractSource {
  /** Undefined when it could not be read; `findings` say why. */
  readonly main: LoadedDocument | undefined
  /** By the name of their file. Undefined where only one file was given. */
  readonly applications: ReadonlyMap<string, LoadedDocument> | undefined
  readonly findings: readonly Finding[]
}

export interface SourceOptions {
  /** The folder that relative paths are relative to; published versions are in its `contracts/gepubliceerd/`. */
  readonly folder: string
  /** Files parsed for one side serve the other. */
  readonly parsed: Map<string, Parsed>
}

/** Which files of a folder are documents of their own. */
const isDocument = (name: string): boolean => /\.asyncapi\.(ya?ml|json)$/.test(name)
const applicationsFolder = 'toepassingen'
const publishedFolder = 'gepubliceerd'

/**
 * Opens what somebody named: a folder, a file, a published version, or else a git revision, of which `contracts/` is read
 * without touching the working copy. Never throws on account of what it reads: whatever is wrong is a finding.
 */
export const openSource = (named: string, options: SourceOptions): ContractSource => {
  const asGiven = isAbsolute(named) ? named : join(options.folder, named)
  if (existsSync(asGiven))
    return statSync(asGiven).isDirectory() ? openFolder(asGiven, options) : openFile(asGiven, options)
  const versions = join(options.folder, 'contracts', publishedFolder)
  const published = named === publishedFolder ? newestIn(versions) : named
  if (published === undefined) return missing(versions, 'found nothing published')
  if (/^\d[\w.-]*$/.test(published) && existsSync(join(versions, published)))
    return openFolder(join(versions, published), options)
  const files = filesOfRevision(options.folder, named)
  if (files === undefined)
    return missing(named, 'found no such file, folder, published version or git revision')
  return openFiles(named, files, options)
}

const newestIn = (folder: string): string | undefined =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => /^\d+\.\d+\.\d+$/.test(name))
        .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
        .at(-1)
    : undefined

const missing = (file: string, message: string): ContractSource => ({
  main: undefined,
  applications: undefined,
  findings: [{ rule: 'file-missing', severity: 'error', message, file, line: 1, column: 1, path: '' }],
})

const openFile = (path: string, { parsed }: SourceOptions): ContractSource => {
  // An application refers to the contract beside its folder.
  const folder = dirname(path)
  const root = basename(folder) === applicationsFolder ? dirname(folder) : folder
  const { document, findings } = loadDocument(path, { parsed, root })
  return { main: document, applications: undefined, findings }
}

const openFolder = (folder: string, options: SourceOptions): ContractSource => {
  const list = (path: string): readonly string[] =>
    existsSync(path) ? readdirSync(path).filter(isDocument).sort() : []
  const load = (path: string, more: LoadOptions) =>
    loadDocument(join(folder, path), { ...more, root: folder })
  return openAll(folder, list(folder), list(join(folder, applicationsFolder)), load, options)
}

const openFiles = (
  revision: string,
  files: ReadonlyMap<string, string>,
  options: SourceOptions,
): ContractSource => {
  const below = (folder: string): readonly string[] =>
    [...files.keys()]
      .filter((path) => dirname(path) === folder && isDocument(path))
      .map((path) => basename(path))
      .sort()
  const load = (entry: string, more: LoadOptions) =>
    loadDocument({ entry, files }, { ...more, show: (path) => `${revision}:contracts/${path}` })
  return openAll(`${revision}:contracts`, below('.'), below(applicationsFolder), load, options)
}

const openAll = (
  folder: string,
  documents: readonly string[],
  applications: readonly string[],
  load: (path: string, more: LoadOptions) => ReturnType<typeof loadDocument>,
  { parsed }: SourceOptions,
): ContractSource => {
  const [main, second] = documents
  if (main === undefined)
    return missing(folder, 'found no document, expected one file such as name.asyncapi.yaml')
  if (second !== undefined)
    return missing(folder, `found more than one document, expected one: ${documents.join(', ')}`)
  const cache = new Map()
  const opened = load(main, { parsed, cache })
  const findings = new Map<string, Finding>()
  const add = (some: readonly Finding[]): void => {
    for (const finding of some) findings.set(JSON.stringify(finding), finding)
  }
  add(opened.findings)
  const loaded = applications.flatMap((name): [string, LoadedDocument][] => {
    const application = load(`${applicationsFolder}/${name}`, { parsed, cache })
    add(application.findings)
    return application.document === undefined ? [] : [[name, application.document]]
  })
  return { main: opened.document, applications: new Map(loaded), findings: [...findings.values()] }
}
