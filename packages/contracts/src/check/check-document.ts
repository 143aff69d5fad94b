import { isObject } from '../build/json'
import { type DocumentSource, type LoadOptions, loadDocument } from '../document/load-document'
import { type Finding, sortFindings } from '../findings/finding'
import { finding, lint } from './lint'
import { rootOf } from './node'
import { resolvedTree } from './resolved-tree'
import type { Profile, RuleContext } from './rule'
import { rules } from './rules'
import { validatorsOf } from './validators'
import { viewOf } from './view'

export interface CheckOptions extends LoadOptions {
  readonly profile?: Profile
  /** Of other documents of the same contract: messages and schemas that were looked at already are left out. */
  readonly seen?: Set<string>
}

export interface Checked {
  readonly findings: readonly Finding[]
  /** What the rules saw; undefined when there was nothing to look at. */
  readonly context: RuleContext | undefined
}

/**
 * Everything that is to be said of an AsyncAPI document (2.x or 3.x) and the files that it refers to; or of a JSON Schema, when
 * the file is no AsyncAPI document but looks like one. Never throws on account of what it reads.
 */
export const checkDocument = async (source: DocumentSource, options: CheckOptions = {}): Promise<Checked> => {
  const { document, findings } = loadDocument(source, options)
  const only = (...more: readonly Finding[]): Checked => ({
    findings: sortFindings([...findings, ...more]),
    context: undefined,
  })
  // Of a file that could not be read as it was meant, more would only be said for the same reason.
  if (document === undefined || findings.some(({ rule }) => unreadable.has(rule))) return only()
  const root = rootOf(document)
  if (!isObject(root.value)) return only(finding('asyncapi-is-asyncapi', 'error', notAsyncApi, root))

  const view = viewOf(document, options.seen)
  const context = { view, profile: options.profile ?? 'gezinsbeeld', validators: validatorsOf(document) }
  if (view.version === undefined && looksLikeSchema(root.value))
    return { findings: sortFindings([...findings, ...ofOurRules(context)]), context }
  if (view.version === undefined) return only(finding('asyncapi-is-asyncapi', 'error', notAsyncApi, root))
  const resolved = resolvedTree(document)
  if (resolved === undefined) return only(finding('ref-expansion', 'error', tooLarge, root))
  const said = await lint(context, resolved).catch((cause: unknown): readonly Finding[] => [
    // A rule that fails on what nobody foresaw must not keep the rest from being told, nor show its inside.
    finding('check-failed', 'error', `found what cannot be checked (${nameOf(cause)})`, root),
  ])
  return { findings: sortFindings(distinct([...findings, ...withoutEchoes(said)])), context }
}

const ofOurRules = (context: RuleContext): readonly Finding[] =>
  rules
    .filter(({ only }) => only === undefined || only === context.profile)
    .flatMap(({ name, severity, check }) =>
      check(context).map((each) => finding(name, each.severity ?? severity, each.message, each.place)),
    )

const nameOf = (cause: unknown): string => (cause instanceof Error ? cause.name : 'unknown error')

const notAsyncApi =
  'found no document of AsyncAPI 2.x or 3.x (its first line says asyncapi: 3.0.0), expected one'
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
