import { describe, expect, test } from 'vitest'
import { checkDocument } from './check-document'
import type { Profile } from './rule'
import { rules } from './rules'

/** A document that no rule has anything against; a case changes one thing in it. */
const right = `
asyncapi: 3.0.0
info: { title: Proef, version: 1.0.0 }
servers:
  regio: { host: "nats.example:4222", protocol: nats }
channels:
  invoer-maatregel-opgelegd:
    address: gezin.v1.{organisatie}.maatregel.opgelegd.{object}
    description: Een kanaal.
    parameters:
      organisatie: { description: De organisatie., enum: [gi-noord, gi-zuid], default: gi-noord, examples: [gi-zuid] }
      object: { description: Het object. }
    messages:
      MaatregelOpgelegd: { $ref: "#/components/messages/MaatregelOpgelegd" }
    x-stroom: { naam: invoer, bewaren: een jaar }
components:
  messageTraits:
    kop:
      headers:
        type: object
        required: [ce-id]
        properties:
          ce-id: { type: string, description: Het kenmerk., minLength: 3 }
  messages:
    MaatregelOpgelegd:
      name: nl.gezinsbeeld.maatregel-opgelegd.v1
      summary: Een bericht.
      traits: [{ $ref: "#/components/messageTraits/kop" }]
      headers:
        type: object
        properties:
          ce-grondslag: { type: string, description: De grondslag. }
      payload: { $ref: schemas/maatregel/opgelegd.v1.yaml }
      x-doelbinding: { gi: volledig, veilig-thuis: volledig, rvdk: volledig, gemeente: geen, ggz: bekendheid, opvang: geen }
      x-doelbinding-van:
        ggz: { gi: volledig, veilig-thuis: geen, rvdk: geen, gemeente: geen, ggz: geen, opvang: geen }
      x-grondslag: Jeugdwet
      examples:
        - name: gewoon
          headers: { ce-id: abc, ce-grondslag: wet }
          payload: { soort: ots, aantal: 2 }
`.trimStart()

const schema = `
title: MaatregelOpgelegd
type: object
additionalProperties: false
required: [soort]
properties:
  soort: { description: De soort., type: string, enum: [ots, voogdij], default: ots, examples: [voogdij] }
  aantal: { description: Het aantal., type: integer, minimum: 1, maximum: 5 }
  datum: { description: De dag., type: string, format: date, examples: ["2026-01-01"] }
  code: { description: De code., type: string, pattern: "^[a-z]{2}$", minLength: 2, maxLength: 2 }
  kind: { description: Nog een., $ref: "#" }
`.trimStart()

const schemaPath = 'schemas/maatregel/opgelegd.v1.yaml'

/** The rules that have something against the two files, each with where. */
const against = async (
  document: string,
  schemaText = schema,
  profile: Profile = 'gezinsbeeld',
): Promise<readonly string[]> => {
  const files = new Map([
    ['a.asyncapi.yaml', document],
    [schemaPath, schemaText],
  ])
  const { findings } = await checkDocument({ entry: 'a.asyncapi.yaml', files }, { profile })
  return findings.map(
    ({ rule, file, line }) => `${file.endsWith(schemaPath) ? 'schema' : 'document'}:${line} ${rule}`,
  )
}

/** The line on which `text` first stands. */
const lineOf = (text: string, whole: string): number => whole.slice(0, whole.indexOf(text)).split('\n').length

test('nothing is said of a document that is right', async () => {
  expect(await against(right)).toEqual([])
})

const address = 'gezin.v1.{organisatie}.maatregel.opgelegd.{object}'

describe.each([
  'gezin..{organisatie}.{object}',
  '.gezin.{organisatie}.{object}',
  'gezin.{organisatie}.{object}.',
  ' gezin.{organisatie}.{object}',
  'gezin.{organisatie}.{object} ',
  'ge zin.{organisatie}.{object}',
  'ge\\tzin.{organisatie}.{object}',
  'ge\\u00a0zin.{organisatie}.{object}',
  'ge\\u200bzin.{organisatie}.{object}',
  'gezin.*.{organisatie}.{object}',
  'gezin.{organisatie}.{object}.>',
  'ge*zin.{organisatie}.{object}',
  '$SYS.{organisatie}.{object}',
  '$JS.API.{organisatie}.{object}',
  'gezin.{organisatie}x.{object}',
  'gezin.x{organisatie}.{object}',
  'gezin.{organisatie}{object}',
  'gezin.{organisatie}-{object}',
  'gezin.{organisatie.{object}',
  'gezin.organisatie}.{object}.{organisatie}',
  'gezin.{organisatie}.{object}.{}',
  'gezin.{organisatie}.{object}.{organisatie}',
  'gezin.{organisatie}.{{object}}',
  '',
  '.',
])('the address "%s"', (bad) => {
  test.each(['gezinsbeeld', 'nats'] as const)('is no NATS subject, with the profile %s', async (profile) => {
    const found = await against(right.replace(address, `"${bad}"`), schema, profile)
    expect(found).toContain('document:7 nats-subject')
  })
})

const second = (other: string, more = ''): string =>
  right.replace(
    'components:\n',
    `  tweede:
    address: ${other}
    description: Een tweede.
    parameters:
      x: { description: Iets.${more} }
    x-stroom: { naam: invoer, bewaren: een jaar }
components:
`,
  )

describe('two channels', () => {
  test.each([
    ['the same address', 'gezin.v1.{x}.maatregel.opgelegd.{object}', ''],
    ['a literal for a parameter', 'gezin.v1.gi-noord.maatregel.{x}.abc', ''],
    ['an enum that shares a value', 'gezin.v1.{x}.maatregel.opgelegd.abc', ', enum: [gi-zuid, ggz-oost]'],
  ])('overlap: %s', async (_, other, more) => {
    expect(await against(second(other, more), schema, 'nats')).toContain('document:16 nats-overlap')
  })

  test.each([
    ['another length', 'gezin.v1.{x}.maatregel.opgelegd', ''],
    ['another literal', 'gezin.v1.{x}.maatregel.beeindigd.abc', ''],
    ['an enum without a value in common', 'gezin.v1.{x}.maatregel.opgelegd.abc', ', enum: [ggz-oost]'],
  ])('do not overlap: %s', async (_, other, more) => {
    expect(await against(second(other, more), schema, 'nats')).toEqual([])
  })

  test('on servers that are not the same do not meet', async () => {
    const two = second('gezin.v1.{x}.maatregel.opgelegd.abc')
      .replace('components:\n', '    servers: [{ $ref: "#/servers/ander" }]\ncomponents:\n')
      .replace('channels:\n', '  ander: { host: b.example, protocol: nats }\nchannels:\n')
      .replace(
        '    description: Een kanaal.\n',
        '    description: Een kanaal.\n    servers: [{ $ref: "#/servers/regio" }]\n',
      )
    expect(await against(two, schema, 'nats')).toEqual([])
  })
})

test('an address of another protocol is left alone', async () => {
  const kafka = right
    .replace('protocol: nats', 'protocol: kafka')
    .replace(address, '"a..b/{organisatie}x.{object}"')
  expect(await against(kafka, schema, 'nats')).toEqual([])
})

/** [rule, what, in which file, text, its replacement]; the finding is on its line. */
type Case = readonly [string, string, 'document' | 'schema', string, string]

const cases: readonly Case[] = [
  ['parameter-value', 'a default outside the enum', 'document', 'default: gi-noord', 'default: gi-west'],
  [
    'parameter-value',
    'an example outside the enum',
    'document',
    'examples: [gi-zuid]',
    'examples: [gi-west]',
  ],
  [
    'parameter-value',
    'a value of two tokens',
    'document',
    'object: { description: Het object. }',
    'object: { description: Het object., examples: [a.b] }',
  ],
  ['example-payload', 'a wrong type', 'document', 'aantal: 2 }', 'aantal: "2" }'],
  ['example-payload', 'a value outside the enum', 'document', 'soort: ots, aantal', 'soort: anders, aantal'],
  ['example-payload', 'a field too many', 'document', 'aantal: 2 }', 'aantal: 2, extra: 1 }'],
  ['example-payload', 'a field too few', 'document', 'soort: ots, aantal', 'aantal'],
  ['example-payload', 'a number above its maximum', 'document', 'aantal: 2 }', 'aantal: 6 }'],
  ['example-payload', 'a date that does not exist', 'document', 'aantal: 2 }', 'datum: "2026-02-30" }'],
  ['example-payload', 'a text against its pattern', 'document', 'aantal: 2 }', 'code: "12" }'],
  [
    'example-payload',
    'a mistake deep in a recursion',
    'document',
    'aantal: 2 }',
    'kind: { soort: ots, kind: { soort: 1 } } }',
  ],
  ['example-payload', 'no object', 'document', 'payload: { soort: ots, aantal: 2 }', 'payload: [1]'],
  [
    'example-headers',
    'a header of a trait missing',
    'document',
    'ce-id: abc, ce-grondslag: wet',
    'ce-grondslag: wet',
  ],
  ['example-headers', 'a header against its trait', 'document', 'ce-id: abc', 'ce-id: a'],
  ['example-headers', 'a header against the message', 'document', 'ce-grondslag: wet }', 'ce-grondslag: 1 }'],
  ['schema-example', 'an example', 'schema', 'examples: [voogdij]', 'examples: [iets]'],
  ['schema-example', 'an example of a format', 'schema', '"2026-01-01"', '"2026-13-01"'],
  ['schema-example', 'a default', 'schema', 'default: ots', 'default: iets'],
  [
    'schema-example',
    'a const',
    'schema',
    'type: integer, minimum: 1, maximum: 5',
    'type: integer, const: "x"',
  ],
  ['schema-example', 'a value of an enum', 'schema', 'enum: [ots, voogdij]', 'enum: [ots, voogdij, 3]'],
  ['schema-keyword', 'a misspelt keyword', 'schema', 'minimum: 1', 'minimun: 1'],
  ['schema-keyword', 'a misspelt keyword of an object', 'schema', 'required: [soort]', 'requierd: [soort]'],
  ['schema-keyword', 'a keyword of OpenAPI', 'schema', 'minimum: 1', 'nullable: true'],
  [
    'schema-keyword',
    'a keyword in headers',
    'document',
    'description: De grondslag.',
    'description: De grondslag., maxlength: 3',
  ],
  ['schema-type', 'a type that is none', 'schema', 'type: integer', 'type: int'],
  ['schema-type', 'a bound that is a text', 'schema', 'minimum: 1', 'minimum: "1"'],
  ['schema-type', 'a required that is no list', 'schema', 'required: [soort]', 'required: soort'],
  ['schema-format', 'an unknown format', 'schema', 'format: date', 'format: datum'],
  ['schema-format', 'a misspelt format', 'schema', 'format: date', 'format: date_time'],
  ['schema-pattern', 'a pattern that is none', 'schema', '"^[a-z]{2}$"', '"^[a-z{2}$"'],
  ['schema-pattern', 'a group that is not closed', 'schema', '"^[a-z]{2}$"', '"(a|b"'],
  ['schema-bounds', 'minimum above maximum', 'schema', 'minimum: 1', 'minimum: 6'],
  ['schema-bounds', 'minLength above maxLength', 'schema', 'minLength: 2', 'minLength: 3'],
  ['schema-bounds', 'an exclusive bound on the other', 'schema', 'minimum: 1', 'exclusiveMinimum: 5'],
  [
    'schema-bounds',
    'a value twice in an enum',
    'schema',
    'enum: [ots, voogdij]',
    'enum: [ots, voogdij, ots]',
  ],
  ['schema-required', 'a field that is not there', 'schema', 'required: [soort]', 'required: [soort, weg]'],
  ['schema-required', 'a field twice', 'schema', 'required: [soort]', 'required: [soort, soort]'],
  ['description', 'a field without words', 'schema', 'description: Het aantal., ', ''],
  ['description', 'a field with empty words', 'schema', 'description: Het aantal.', 'description: " "'],
  [
    'description',
    'a parameter without words',
    'document',
    'object: { description: Het object. }',
    'object: {}',
  ],
  ['description', 'a header without words', 'document', 'description: Het kenmerk., ', ''],
  ['bsn', 'a field by its name', 'schema', '  datum:', '  bsnKind:'],
  ['bsn', 'a field by its full name', 'schema', '  datum:', '  burgerservicenummer:'],
  ['bsn', 'a parameter by its name', 'document', 'object: { description', 'object_bsn: { description'],
  ['bsn', 'a field of an example', 'document', 'aantal: 2 }', 'burgerServiceNummer: geheim }'],
  ['bsn', 'a header by its name', 'document', 'ce-grondslag: { type', 'ce-bsn: { type'],
  ['bsn', 'a pattern of nine digits', 'schema', '"^[a-z]{2}$", minLength: 2, maxLength: 2', '"^[0-9]{9}$"'],
  [
    'bsn',
    'digits of length nine',
    'schema',
    '"^[a-z]{2}$", minLength: 2, maxLength: 2',
    '"^\\\\d+$", minLength: 9, maxLength: 9',
  ],
  ['bsn', 'a format', 'schema', 'format: date', 'format: bsn'],
  ['bsn', 'a value in an example', 'schema', '"2026-01-01"', '"999990019"'],
  ['bsn', 'a number in a default', 'schema', 'default: ots', 'default: 999990019'],
  ['bsn', 'a value in words', 'document', 'description: Een kanaal.', 'description: Zoals 999990019.'],
  [
    'doelbinding',
    'a role too few',
    'document',
    'gemeente: geen, ggz: bekendheid, opvang: geen }',
    'gemeente: geen, ggz: bekendheid }',
  ],
  ['doelbinding', 'a role that is none', 'document', 'opvang: geen }', 'opvang: geen, politie: geen }'],
  ['doelbinding', 'a level that is none', 'document', 'ggz: bekendheid', 'ggz: beetje'],
  ['doelbinding', 'a sender that is none', 'document', '        ggz: {', '        politie: {'],
  [
    'doelbinding',
    'no object',
    'document',
    'x-doelbinding: { gi: volledig, veilig-thuis: volledig, rvdk: volledig, gemeente: geen, ggz: bekendheid, opvang: geen }',
    'x-doelbinding: volledig',
  ],
  ['grondslag', 'an empty one', 'document', 'x-grondslag: Jeugdwet', 'x-grondslag: ""'],
  [
    'stroom',
    'a part missing',
    'document',
    'x-stroom: { naam: invoer, bewaren: een jaar }',
    'x-stroom: { naam: invoer }',
  ],
  ['naming', 'a channel', 'document', '  invoer-maatregel-opgelegd:', '  invoerMaatregel:'],
  ['naming', 'a field', 'schema', '  datum:', '  Datum_van:'],
  ['naming', 'a title', 'schema', 'title: MaatregelOpgelegd', 'title: maatregel opgelegd'],
  ['event-type', 'a type of another event', 'document', 'maatregel-opgelegd.v1', 'maatregel-beeindigd.v1'],
  ['event-type', 'a type of another version', 'document', 'maatregel-opgelegd.v1', 'maatregel-opgelegd.v2'],
  [
    'event-type',
    'a title of another event',
    'schema',
    'title: MaatregelOpgelegd',
    'title: MaatregelBeeindigd',
  ],
  [
    'channel-event',
    'a subject of another event',
    'document',
    '.maatregel.opgelegd.',
    '.maatregel.beeindigd.',
  ],
]

describe('a finding of', () => {
  test.each(cases)('%s for %s, in the %s, at its line', async (rule, _, file, text, replacement) => {
    const whole = file === 'document' ? right : schema
    expect(whole).toContain(text)
    const changed = whole.replace(text, () => replacement)
    const found = await (file === 'document' ? against(changed) : against(right, changed))
    expect(found).toContain(`${file}:${lineOf(text, whole)} ${rule}`)
  })
})

test('to forbid a field by its name is no field', async () => {
  expect(await against(right, `${schema}  bsn: false\n`)).toEqual([])
})

test('a pattern that would take for ever is said of the example, and ends', async () => {
  const slow = schema.replace('"^[a-z]{2}$", minLength: 2, maxLength: 2', '"^(a+)+$"')
  const found = await against(right.replace('aantal: 2 }', `code: "${'a'.repeat(60)}!" }`), slow)
  expect(found).toEqual([expect.stringMatching(/^document:\d+ example-payload$/)])
})

test('every rule has a case in which it fires', () => {
  const fired = new Set([...cases.map(([rule]) => rule), 'nats-subject', 'nats-overlap'])
  expect(rules.map(({ name }) => name).filter((name) => !fired.has(name))).toEqual([])
})

describe('the profile nats', () => {
  const ours = rules.filter(({ only }) => only === 'gezinsbeeld').map(({ name }) => name)
  test.each(cases.filter(([rule]) => ours.includes(rule)))(
    'leaves out %s (%s)',
    async (rule, _, file, text, replacement) => {
      const changed = (file === 'document' ? right : schema).replace(text, () => replacement)
      const found = await (file === 'document'
        ? against(changed, schema, 'nats')
        : against(right, changed, 'nats'))
      expect(found.filter((each) => each.endsWith(` ${rule}`))).toEqual([])
    },
  )
})
