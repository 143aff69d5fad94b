import { getSchema } from '@asyncapi/parser/cjs/ruleset/functions/documentStructure.js'
import { coreRuleset, recommendedRuleset } from '@asyncapi/parser/cjs/ruleset/ruleset.js'
import { v2CoreRuleset, v2RecommendedRuleset } from '@asyncapi/parser/cjs/ruleset/v2/index.js'
import { v3CoreRuleset } from '@asyncapi/parser/cjs/ruleset/v3/index.js'
import type { IFunctionResult, RulesetDefinition, RulesetFunctionContext } from '@stoplight/spectral-core'
import type { Rule, RuleContext, Violation } from './rule'
import { rules } from './rules'
import {
  referenceMistakes,
  type StructureMistake,
  type StructureSchema,
  structureMistakes,
} from './structure'

/** The document that Spectral is at, and what our rules found in it; Spectral carries each by its number, as its message. */
export interface Run {
  readonly context: RuleContext
  readonly violations: Violation[]
}

type SpectralRule = {
  readonly description: string
  readonly message: string
  readonly severity: 'error' | 'warn' | 'info'
  readonly given: string
  readonly resolved: boolean
  readonly then: {
    readonly function: (input: unknown, options: unknown, at: RulesetFunctionContext) => IFunctionResult[]
  }
}

/** Spectral's places end at the document; ours go on into the files that it refers to. */
const ofOurs =
  (runOf: (data: unknown) => Run | undefined) =>
  ({ name, description, severity, check }: Rule): readonly [string, SpectralRule] => [
    name,
    {
      description,
      message: '{{error}}',
      severity: severity === 'warning' ? 'warn' : severity,
      given: '$',
      resolved: false,
      // biome-ignore lint/suspicious/noThenProperty: the name that Spectral gives it
      then: {
        function: (_input, _options, { document }) => {
          const run = runOf(document.data)
          if (run === undefined) return []
          return check(run.context).map((violation) => ({
            message: String(run.violations.push(violation) - 1),
          }))
        },
      },
    },
  ]

type Structure = (schema: StructureSchema, document: unknown) => readonly StructureMistake[]

const ofStructure = (description: string, resolved: boolean, mistakes: Structure): SpectralRule => ({
  description,
  message: '{{error}}',
  severity: 'error',
  given: '$',
  resolved,
  // biome-ignore lint/suspicious/noThenProperty: the name that Spectral gives it
  then: {
    function: (input, _options, { document }) => {
      const version = versionOf(input)
      const { formats } = document
      if (version === undefined || !formats) return []
      const schema = (): Readonly<Record<string, unknown>> | undefined =>
        getSchema(formats, resolved) ?? undefined
      return mistakes({ version, resolved, schema }, input).map(({ path, message }) => ({
        path: [...path],
        message: plain(message),
      }))
    },
  },
})

const versionOf = (document: unknown): string | undefined =>
  typeof document === 'object' &&
  document !== null &&
  'asyncapi' in document &&
  typeof document.asyncapi === 'string'
    ? document.asyncapi
    : undefined

/** Spectral fills in what stands between double braces of a message; a document's own words are no template. */
const plain = (text: string): string => text.replace(/\{(?=\{)/g, '{ ')

const parserRulesets: readonly object[] = [
  coreRuleset,
  recommendedRuleset,
  v2CoreRuleset,
  v2RecommendedRuleset,
  v3CoreRuleset,
]

/** The parser's rulesets are typed by what they say; Spectral itself checks the rest when it takes them. */
const isRuleset = (value: object): value is RulesetDefinition => 'rules' in value

/** The rulesets that @asyncapi/parser itself runs, and ours; `runOf` finds what else is known of a document. */
export const rulesetWith = (runOf: (data: unknown) => Run | undefined): RulesetDefinition => ({
  extends: parserRulesets.filter(isRuleset),
  rules: {
    // What is deployed decides the version, not what is newest.
    'asyncapi-latest-version': 'off',
    // example-payload and example-headers say it for every version, with the place in the example.
    'asyncapi2-message-examples': 'off',
    'asyncapi-document-resolved': ofStructure('AsyncAPI allows the structure.', true, structureMistakes),
    'asyncapi-document-unresolved': ofStructure('AsyncAPI allows a $ref there.', false, referenceMistakes),
    ...Object.fromEntries(rules.map(ofOurs(runOf))),
  },
})
