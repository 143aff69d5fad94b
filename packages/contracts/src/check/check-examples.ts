import { isObject } from '../build/json'
import { defaultLimits } from '../document/limits'
import type { LoadedDocument } from '../document/load-document'
import { parseSource } from '../document/parse-source'
import { stepsOf } from '../document/pointer'
import type { SourceReader } from '../document/read-source'
import type { Finding } from '../findings/finding'
import { finding } from './lint'
import { memberOf, type Node, textOf } from './node'
import { bsnsIn } from './rules/bsn'
import type { Mistake, Validators } from './validators'

/** What examples are held against: the schemas of one document, by their path relative to the root. */
export interface ExampleSchemas {
  readonly document: LoadedDocument
  readonly validators: Validators
}

interface ExampleFile {
  readonly path: string
  /** `maatregel/opgelegd`. */
  readonly of: string
  readonly kind: 'geldig' | 'ongeldig'
}

/** The rules of this part, for the table in the README. */
export const exampleRules: readonly { readonly name: string; readonly description: string }[] = [
  { name: 'example-file', description: 'A file in geldig/ is a payload that its schema accepts, strictly.' },
  {
    name: 'example-accepted',
    description: 'A file in ongeldig/ is refused, at the place that its pad says, and says in reden why.',
  },
  {
    name: 'example-count',
    description:
      'Every message has at least three valid and three invalid examples, and every example a schema.',
  },
]

const least = 3

/** Holds the files below `voorbeelden/` against the schemas; `messages` are the paths of the messages' schemas. */
export const checkExamples = (
  paths: readonly string[],
  read: SourceReader,
  show: (path: string) => string,
  schemas: readonly ExampleSchemas[],
  messages: readonly string[],
): readonly Finding[] => {
  const files = paths.flatMap(exampleFile)
  const known = schemasByExample(schemas)
  const findings = files.flatMap((file) => {
    const outcome = read(file.path, defaultLimits.fileBytes)
    if (!('text' in outcome)) return [unread(outcome.rule, outcome.message, show(file.path))]
    const parsed = parseSource(file.path, show(file.path), outcome.text, defaultLimits)
    if (parsed.file === undefined || parsed.findings.length > 0) return parsed.findings
    const root: Node = { file: parsed.file, pointer: '', value: parsed.file.tree }
    const schema = known.get(file.of)
    if (schema === undefined)
      return [
        finding(
          'example-count',
          'error',
          `found an example of ${file.of}, of which there is no schema`,
          root,
        ),
      ]
    return file.kind === 'geldig' ? ofValid(root, schema) : ofInvalid(root, schema)
  })
  return [...findings, ...messages.flatMap((path) => tooFew(path, files, schemas))]
}

const exampleFile = (path: string): readonly ExampleFile[] => {
  const [, of, kind] = /^voorbeelden\/(.+)\/(geldig|ongeldig)\/[^/]+$/.exec(path) ?? []
  return of !== undefined && (kind === 'geldig' || kind === 'ongeldig') ? [{ path, of, kind }] : []
}

const unread = (rule: string, message: string, file: string): Finding => ({
  rule,
  severity: 'error',
  message,
  file,
  line: 1,
  column: 1,
  path: '',
})

/** `schemas/maatregel/opgelegd.v1.yaml` → `maatregel/opgelegd`. */
const exampleFolder = (schemaPath: string): string =>
  schemaPath.replace(/^schemas\//, '').replace(/(\.v\d+)?\.(ya?ml|json)$/, '')

interface Found {
  readonly node: Node
  readonly validators: Validators
}

/** By the folder of their examples. Of several versions the newest: older ones have their own, published examples. */
const schemasByExample = (schemas: readonly ExampleSchemas[]): ReadonlyMap<string, Found> => {
  const found = new Map<string, Found>()
  for (const { document, validators } of schemas)
    for (const file of document.files.values()) {
      const of = exampleFolder(file.path)
      const before = found.get(of)?.node.file.path
      if (before === undefined || versionOf(file.path) > versionOf(before))
        found.set(of, { node: { file, pointer: '', value: file.tree }, validators })
    }
  return found
}

const versionOf = (path: string): number => Number(/\.v(\d+)\./.exec(path)?.[1] ?? 0)

const ofValid = (root: Node, { node, validators }: Found): readonly Finding[] => [
  ...validators.against(node, root.value).map(({ path, message }) =>
    finding('example-file', 'error', `found a valid example that its schema refuses: ${message}`, {
      file: root.file,
      pointer: path,
    }),
  ),
  ...bsnsIn(root.value, root, '').map(({ place, message }) => finding('bsn', 'error', message, place)),
]

const ofInvalid = (root: Node, { node, validators }: Found): readonly Finding[] => {
  const say = (message: string, place: Node = root): readonly Finding[] => [
    finding('example-accepted', 'error', message, place),
  ]
  const payload = memberOf(root, 'payload')
  const pad = textOf(memberOf(root, 'pad'))
  if (!isObject(root.value) || payload === undefined)
    return say('found an invalid example without a payload; expected reden, pad and payload')
  if ((textOf(memberOf(root, 'reden')) ?? '').trim() === '')
    return say('found an invalid example without reden; expected why it must fail')
  if (pad === undefined || stepsOf(pad) === undefined)
    return say('found an invalid example without pad; expected a JSON Pointer into its payload')
  const mistakes = validators.against(node, payload.value)
  if (mistakes.length === 0) return say('found an invalid example that its schema accepts', payload)
  return mistakes.some(({ path }) => path === pad)
    ? []
    : say(
        `found an invalid example that fails elsewhere than its pad says: ${where(mistakes)}`,
        memberOf(root, 'pad'),
      )
}

const where = (mistakes: readonly Mistake[]): string =>
  mistakes.map(({ path, message }) => `${path === '' ? '(the payload)' : path} ${message}`).join('; ')

const tooFew = (
  schemaPath: string,
  files: readonly ExampleFile[],
  schemas: readonly ExampleSchemas[],
): readonly Finding[] => {
  const file = schemas
    .map(({ document }) => document.files.get(schemaPath))
    .find((each) => each !== undefined)
  if (file === undefined) return []
  return (['geldig', 'ongeldig'] as const).flatMap((kind) => {
    const count = files.filter((each) => each.kind === kind && each.of === exampleFolder(schemaPath)).length
    const message = `found ${count} of voorbeelden/${exampleFolder(schemaPath)}/${kind}; expected at least ${least}`
    return count >= least ? [] : [finding('example-count', 'error', message, { file, pointer: '' })]
  })
}
