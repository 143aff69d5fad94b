import { isObject } from '../build/json'
import { type DocumentSource, type LoadOptions, loadDocument } from '../document/load-document'
import { type Finding, sortFindings } from '../findings/finding'
import { finding, lint } from './lint'
import { rootOf } from './node'
import { resolvedTree } from './resolved-tree'
import type { Profile } from './rule'
import { rules } from './rules'
import { validatorsOf } from './validators'
import { viewOf } from './view'

export interface Checked {
  readonly findings: readonly Finding[]
  /** Every file that was read, relative to the root. */
  readonly files: readonly string[]
}

/**
 * Everything that is to be said of an AsyncAPI document (2.x or 3.x) and the files that it refers to; or of a JSON Schema, when
 * the file is no AsyncAPI document but looks like one. Never throws on account of what it reads.
 */
export const checkDocument = async (
  source: DocumentSource,
  options: LoadOptions & { readonly profile?: Profile } = {},
): Promise<Checked> => {
  const { document, findings } = loadDocument(source, options)
  if (document === undefined) return { findings, files: [] }
  const files = [...document.files.keys()]
  const root = rootOf(document)
  if (!isObject(root.value))
    return { findings: [...findings, finding('asyncapi-is-asyncapi', 'error', notAsyncApi, root)], files }
  // Of a file that could not be read as it was meant, more would only be said for the same reason.
  if (findings.some(({ rule }) => unreadable.has(rule))) return { findings, files }

  const view = viewOf(document)
  const context = { view, profile: options.profile ?? 'gezinsbeeld', validators: validatorsOf(document) }
  if (view.version === undefined && looksLikeSchema(root.value)) {
    const own = rules
      .filter(({ only }) => only === undefined || only === context.profile)
      .flatMap(({ name, severity, check }) =>
        check(context).map((each) => finding(name, each.severity ?? severity, each.message, each.place)),
      )
    return { findings: sortFindings([...findings, ...own]), files }
  }
  const resolved = resolvedTree(document)
  if (resolved === undefined)
    return {
      findings: [...findings, finding('ref-expansion', 'error', tooLarge, root)],
      files,
    }
  const said = await lint(context, resolved)
  return { findings: sortFindings(distinct([...findings, ...withoutEchoes(said)])), files }
}

const notAsyncApi = 'found no object, expected an AsyncAPI document'
const tooLarge =
  'found references to references that make the document too large when they are written out; expected a document that tools can read'

const unreadable: ReadonlySet<string> = new Set([
  'duplicate-key',
  'file-empty',
  'file-size',
  'file-unreadable',
  'syntax',
  'yaml-depth',
  'yaml-size',
  'yaml-value',
])

const looksLikeSchema = (root: Readonly<Record<string, unknown>>): boolean =>
  ['$schema', 'type', 'properties', 'allOf', 'anyOf', 'oneOf', 'enum', 'definitions'].some((key) =>
    Object.hasOwn(root, key),
  )

/** One mistake is said once: AsyncAPI's own schema also refuses what a rule about schemas has named already. */
const withoutEchoes = (findings: readonly Finding[]): readonly Finding[] => {
  const named = new Set(
    findings.filter(({ rule }) => rule.startsWith('schema-')).map(({ file, path }) => `${file}#${path}`),
  )
  return findings.filter(
    ({ rule, file, path }) => rule !== 'asyncapi-document-resolved' || !around(named, `${file}#${path}`),
  )
}

const around = (named: ReadonlySet<string>, place: string): boolean =>
  [...named].some((each) => each === place || each.startsWith(`${place}/`) || place.startsWith(`${each}/`))

const distinct = (findings: readonly Finding[]): readonly Finding[] => {
  const key = ({ rule, file, path, message }: Finding): string => `${rule}\n${file}\n${path}\n${message}`
  return [...new Map(findings.map((each) => [key(each), each])).values()]
}
