import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { isList, isObject, type Json, toJson } from '../build/json'
import { loadDocument } from '../document/load-document'
import type { Parsed } from '../document/parse-source'
import { diffContracts } from './diff-contracts'
import { type Path, replace, valueAt } from './replace'

const folder = join(import.meta.dirname, '../../../../contracts')
const entry = 'gezinsbeeld.asyncapi.yaml'
const read = (below: string): readonly [string, string][] =>
  readdirSync(join(folder, below), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => `${below}/${name}`)
    .map((path) => [path, readFileSync(join(folder, path), 'utf8')])
/** The domains that the table is about; the others would only be read and compared. */
const domains =
  /maatregel|persoon|bron-gemeld|traject-gestart|TrajectGestart|Maatregel|Persoon|BronGemeld|GezinMomentopname|Bezorging|gezin-momentopname/
const only = (tree: Json): Json => {
  const kept = (value: Json | undefined): Json =>
    isObject(value) ? Object.fromEntries(Object.entries(value).filter(([name]) => domains.test(name))) : {}
  const { operations: _, ...whole } = isObject(tree) ? tree : {}
  const pruned = replace(whole, ['channels'], kept(whole['channels']))
  return replace(pruned, ['components', 'messages'], kept(valueAt(pruned, ['components', 'messages'])))
}
const whole = toJson(parse(readFileSync(join(folder, entry), 'utf8')))
const files = new Map([[entry, JSON.stringify(only(whole ?? null))] as const, ...read('schemas')])

/** A change of one file: what comes at a path; undefined takes it away, a function changes what is there. */
type Change = readonly [Path, Json | undefined | ((was: Json | undefined) => Json)]

const changed = (file: string, changes: readonly Change[]): ReadonlyMap<string, string> => {
  const before = toJson(parse(files.get(file) ?? ''))
  if (before === undefined) throw new Error(`${file} is not there`)
  const after = changes.reduce<Json>((tree, [path, to]) => {
    const was = valueAt(tree, path)
    const by = typeof to === 'function' ? to(was) : to
    if (was === undefined && by === undefined) throw new Error(`${file} has no ${path.join('/')}`)
    return replace(tree, path, by)
  }, before)
  expect(after).not.toEqual(before)
  return new Map([...files, [file, JSON.stringify(after)]])
}

const parsed = new Map<string, Parsed>()
const open = (all: ReadonlyMap<string, string>) => {
  const { document, findings } = loadDocument({ entry, files: all }, { parsed })
  return { main: document, applications: undefined, findings }
}
const base = open(files)

/** Both ways: from what is to the mutation, and from the mutation back. */
const verdicts = (file: string, changes: readonly Change[]) => {
  const mutated = open(changed(file, changes))
  const there = diffContracts(base, mutated, { tolerant: undefined })
  const back = diffContracts(mutated, base, { tolerant: undefined })
  for (const { differences, findings } of [there, back]) {
    expect(findings).toEqual([])
    for (const { backward, forward, witness } of differences)
      expect(witness !== undefined).toBe(backward === 'breaking' || forward === 'breaking')
  }
  return { there, back }
}

const b = 'breaking'
const c = 'compatible'
const u = 'undecided'
const maatregel = 'schemas/gedeeld/maatregel.yaml'
const personen = 'schemas/gedeeld/personen.yaml'
const persoon = 'schemas/gedeeld/persoon.yaml'
const feit = 'schemas/gedeeld/feit.yaml'
const herkomst = 'schemas/gedeeld/herkomst.yaml'
const message = ['components', 'messages', 'MaatregelOpgelegd'] as const
const trait = ['components', 'messageTraits', 'cloudevent', 'headers'] as const
const channel = ['channels', 'invoer-maatregel-opgelegd'] as const
const listed = (was: Json | undefined): readonly Json[] => (isList(was) ? was : [])
const without = (name: Json) => (was: Json | undefined) => listed(was).filter((each) => each !== name)
const plus = (name: Json) => (was: Json | undefined) => [...listed(was), name]

/** What happens to whom: backward and forward there, backward and forward back. */
const table: readonly (readonly [string, string, readonly Change[], string, string, string, string])[] = [
  ['an optional field is added', maatregel, [[['properties', 'nummer'], { type: 'string' }]], c, c, c, c],
  ['an optional field goes', maatregel, [[['properties', 'uitvoerder'], undefined]], c, c, c, c],
  ['a field is required that was not', maatregel, [[['required'], plus('ingangsdatum')]], b, c, c, b],
  ['a field is no longer required', maatregel, [[['required'], without('soort')]], c, b, b, c],
  [
    'a new field is required at once',
    maatregel,
    [
      [['properties', 'nummer'], { type: 'string' }],
      [['required'], plus('nummer')],
    ],
    b,
    c,
    c,
    b,
  ],
  ['an enum loses a value', maatregel, [[['properties', 'soort', 'enum'], without('ots')]], b, c, c, b],
  ['an enum gains a value', maatregel, [[['properties', 'soort', 'enum'], plus('pij')]], c, b, b, c],
  [
    'a value of an enum is renamed',
    maatregel,
    [[['properties', 'soort', 'enum'], (was) => [...without('ots')(was), 'onder-toezicht']]],
    b,
    b,
    b,
    b,
  ],
  [
    'an enum is in another order',
    maatregel,
    [[['properties', 'soort', 'enum'], (was) => listed(was).toReversed()]],
    c,
    c,
    c,
    c,
  ],
  ['an enum becomes free text', maatregel, [[['properties', 'soort', 'enum'], undefined]], c, b, b, c],
  ['a text becomes a number', maatregel, [[['properties', 'uitvoerder'], { type: 'integer' }]], b, b, b, b],
  [
    'a text may also be nothing',
    maatregel,
    [
      [
        ['properties', 'uitvoerder', 'type'],
        ['string', 'null'],
      ],
    ],
    c,
    b,
    b,
    c,
  ],
  ['a text may be longer', maatregel, [[['properties', 'uitvoerder', 'maxLength'], 400]], c, b, b, c],
  ['a text must be shorter', maatregel, [[['properties', 'uitvoerder', 'maxLength'], 100]], b, c, c, b],
  ['a text may be empty', maatregel, [[['properties', 'uitvoerder', 'minLength'], undefined]], c, b, b, c],
  ['a text must be longer', maatregel, [[['properties', 'uitvoerder', 'minLength'], 2]], b, c, c, b],
  [
    'a text has no greatest length any more',
    maatregel,
    [[['properties', 'uitvoerder', 'maxLength'], undefined]],
    c,
    b,
    b,
    c,
  ],
  ['more persons fit', personen, [[['maxItems'], 60]], c, b, b, c],
  ['fewer persons fit', personen, [[['maxItems'], 20]], b, c, c, b],
  ['no person is needed', personen, [[['minItems'], 0]], c, b, b, c],
  ['two persons are needed', personen, [[['minItems'], 2]], b, c, c, b],
  ['a person may be there twice', personen, [[['uniqueItems'], undefined]], c, b, b, c],
  ['some person must be one of ours', personen, [[['contains'], { pattern: '^gi-' }]], b, c, c, b],
  ['every person must be one of ours', personen, [[['items', 'pattern'], '^gi-noord:']], b, c, c, b],
  ['the first person must be one of ours', personen, [[['items'], [{ pattern: '^gi-' }]]], b, b, b, b],
  ['the object must have some fields', maatregel, [[['minProperties'], 6]], b, c, c, b],
  ['the object has at least what it must have', maatregel, [[['minProperties'], 4]], c, c, c, c],
  ['the object may have few fields', maatregel, [[['maxProperties'], 5]], b, c, c, b],
  [
    'names of fields have a form that all have',
    maatregel,
    [[['propertyNames'], { pattern: '^[a-zA-Z]+$' }]],
    c,
    c,
    c,
    c,
  ],
  [
    'names of fields have a form that one has not',
    maatregel,
    [[['propertyNames'], { pattern: '^[a-z]+$' }]],
    b,
    c,
    c,
    b,
  ],
  [
    'one field asks for another',
    maatregel,
    [[['dependencies'], { verlengdTot: ['ingangsdatum'] }]],
    b,
    c,
    c,
    b,
  ],
  [
    'one field asks for a field that is always there',
    maatregel,
    [[['dependencies'], { verlengdTot: ['soort'] }]],
    c,
    c,
    c,
    c,
  ],
  [
    'one field asks something of the whole',
    maatregel,
    [[['dependencies'], { verlengdTot: { properties: { soort: { const: 'ots' } } } }]],
    b,
    c,
    c,
    b,
  ],
  [
    'two fields exclude each other',
    maatregel,
    [[['not'], { required: ['uitvoerder', 'verlengdTot'] }]],
    b,
    c,
    c,
    b,
  ],
  [
    'what is excluded could never be',
    maatregel,
    [[['not'], { required: ['soort'], properties: { soort: { const: 'x' } } }]],
    c,
    c,
    c,
    c,
  ],
  [
    'a condition is added',
    maatregel,
    [
      [['if'], { properties: { soort: { const: 'ots' } } }],
      [['then'], { required: ['ingangsdatum'] }],
    ],
    b,
    c,
    c,
    b,
  ],
  [
    'a condition that always held',
    maatregel,
    [
      [['if'], { properties: { soort: { const: 'ots' } } }],
      [['then'], { required: ['soort'] }],
    ],
    c,
    c,
    c,
    c,
  ],
  [
    'one of several forms',
    maatregel,
    [[['anyOf'], [{ required: ['ingangsdatum'] }, { required: ['uitvoerder'] }]]],
    b,
    c,
    c,
    b,
  ],
  [
    'exactly one of two forms',
    maatregel,
    [[['oneOf'], [{ required: ['ingangsdatum'] }, { not: { required: ['ingangsdatum'] } }]]],
    c,
    c,
    c,
    c,
  ],
  [
    'two forms of which both may hold',
    maatregel,
    [[['oneOf'], [{ required: ['soort'] }, { required: ['ingangsdatum'] }]]],
    b,
    c,
    c,
    b,
  ],
  [
    'a part in another place',
    maatregel,
    [[['properties', 'uitvoerder'], { allOf: [{ type: 'string' }, { minLength: 1, maxLength: 200 }] }]],
    c,
    c,
    c,
    c,
  ],
  [
    'words change',
    maatregel,
    [
      [['description'], 'Anders gezegd.'],
      [['properties', 'soort', 'description'], 'Anders.'],
      [['properties', 'soort', 'examples'], ['ots']],
    ],
    c,
    c,
    c,
    c,
  ],
  ['a default is named', maatregel, [[['properties', 'uitvoerder', 'default'], 'x']], c, c, c, c],
  ['an unknown keyword', maatregel, [[['properties', 'uitvoerder', 'x-bron'], 'CORV']], c, c, c, c],
  ['unknown fields may be sent', maatregel, [[['additionalProperties'], undefined]], c, c, c, c],
  [
    'unknown fields may be sent when they are texts',
    maatregel,
    [[['additionalProperties'], { type: 'string' }]],
    c,
    c,
    c,
    c,
  ],
  ['a field may not be there', maatregel, [[['properties', 'uitvoerder'], false]], b, c, c, b],
  ['a field may be anything', maatregel, [[['properties', 'uitvoerder'], true]], c, b, b, c],
  ['a field has one value', maatregel, [[['properties', 'uitvoerder', 'const'], 'GI Noord']], b, c, c, b],
  [
    'a date becomes a moment',
    maatregel,
    [[['properties', 'ingangsdatum'], { type: 'string', format: 'date-time' }]],
    b,
    b,
    b,
    b,
  ],
  [
    'an incomplete date must be complete',
    maatregel,
    [[['properties', 'ingangsdatum'], { type: 'string', format: 'date' }]],
    b,
    b,
    b,
    b,
  ],
  [
    'a reference to the same in another file',
    maatregel,
    [[['properties', 'datumBeslissing'], { allOf: [{ $ref: 'onvolledige-datum.yaml' }] }]],
    c,
    c,
    c,
    c,
  ],
  [
    'a shared pattern is narrower',
    'schemas/gedeeld/objectverwijzing.yaml',
    [[['pattern'], '^[a-z][a-z0-9]{1,40}:[A-Za-z0-9_-]{22}$']],
    b,
    c,
    c,
    b,
  ],
  [
    'a shared pattern is said in another way',
    'schemas/gedeeld/objectverwijzing.yaml',
    [[['pattern'], '^[a-z][a-z0-9-][a-z0-9-]{0,39}:[-_A-Z0-9a-z]{22}$']],
    c,
    c,
    c,
    c,
  ],
  [
    'a shared pattern is wider',
    'schemas/gedeeld/gezinsnummer.yaml',
    [[['pattern'], '^[A-Za-z0-9_-]{20,22}$']],
    c,
    b,
    b,
    c,
  ],
  [
    'centuries go from a date',
    'schemas/gedeeld/onvolledige-datum.yaml',
    [[['pattern'], '^(19|20|21)[0-9]{2}(-|$)']],
    b,
    c,
    c,
    b,
  ],
  [
    'a pattern goes where the format says more',
    'schemas/gedeeld/moment.yaml',
    [[['pattern'], undefined]],
    c,
    b,
    b,
    c,
  ],
  ['a format goes', 'schemas/gedeeld/moment.yaml', [[['format'], undefined]], c, b, b, c],
  [
    'a reference goes, what it said is written here',
    persoon,
    [
      [
        ['properties', 'telefoon'],
        () => toJson(parse(files.get('schemas/gedeeld/telefoon.yaml') ?? '')) ?? null,
      ],
    ],
    c,
    c,
    c,
    c,
  ],
  [
    'one alternative less is excluded',
    persoon,
    [[['not', 'anyOf'], (was) => listed(was).slice(1)]],
    c,
    b,
    b,
    c,
  ],
  [
    'one alternative more is excluded',
    persoon,
    [[['not', 'anyOf'], plus({ required: ['overlijdensdatum', 'ongeboren'] })]],
    b,
    c,
    c,
    b,
  ],
  ['a constant goes', persoon, [[['properties', 'overleden', 'const'], undefined]], c, b, b, c],
  [
    'every pseudonym is enough',
    persoon,
    [[['properties', 'pseudoniemen', 'maxItems'], undefined]],
    c,
    b,
    b,
    c,
  ],
  [
    'a fact at bekendheid may say more',
    feit,
    [[['then', 'properties', 'gegevens', 'properties', 'rol'], true]],
    c,
    c,
    c,
    c,
  ],
  [
    'a name may be in what a fact holds',
    feit,
    [[['properties', 'gegevens', 'propertyNames', 'not', 'enum'], without('bsn')]],
    c,
    b,
    b,
    c,
  ],
  [
    'the condition is about another level',
    feit,
    [[['if', 'properties', 'niveau', 'const'], 'volledig']],
    c,
    c,
    c,
    c,
  ],
  [
    'the origin must say more',
    herkomst,
    [
      [['required'], plus('feed')],
      [['properties', 'feed'], { type: 'string' }],
    ],
    b,
    c,
    c,
    b,
  ],
  [
    'a count may be a fraction',
    'schemas/gedeeld/bron.yaml',
    [[['properties', 'inQuarantaine', 'type'], 'number']],
    c,
    b,
    b,
    c,
  ],
  [
    'a count may be negative',
    'schemas/gedeeld/bron.yaml',
    [[['properties', 'inQuarantaine', 'minimum'], -1]],
    c,
    b,
    b,
    c,
  ],
  [
    'a count has a greatest value',
    'schemas/gedeeld/bron.yaml',
    [[['properties', 'inQuarantaine', 'maximum'], 1_000_000]],
    b,
    c,
    c,
    b,
  ],
  [
    'a count is a multiple',
    'schemas/gedeeld/bron.yaml',
    [[['properties', 'inQuarantaine', 'multipleOf'], 5]],
    b,
    c,
    c,
    b,
  ],
  ['a header must be there', entry, [[[...trait, 'required'], plus('ce-traceparent')]], b, c, c, b],
  ['a header need not be there', entry, [[[...trait, 'required'], without('ce-id')]], c, b, b, c],
  [
    'a header has another form',
    entry,
    [[[...trait, 'properties', 'ce-sequence', 'pattern'], '^[0-9]{20}$']],
    b,
    b,
    b,
    b,
  ],
  ['a channel goes', entry, [[[...channel], undefined]], b, c, c, c],
  [
    'a channel has another subject',
    entry,
    [[[...channel, 'address'], 'gezin.v2.{organisatie}.maatregel.opgelegd.{object}']],
    b,
    b,
    b,
    b,
  ],
  [
    'a parameter has another name',
    entry,
    [
      [[...channel, 'address'], 'gezin.v1.{org}.maatregel.opgelegd.{object}'],
      [
        [...channel, 'parameters'],
        (was) => (isObject(was) ? { org: was['organisatie'] ?? {}, object: was['object'] ?? {} } : {}),
      ],
    ],
    c,
    c,
    c,
    c,
  ],
  [
    'a parameter has a list of values',
    entry,
    [[[...channel, 'parameters', 'organisatie'], { enum: ['gi-noord', 'gi-zuid'] }]],
    b,
    c,
    c,
    b,
  ],
  [
    'a channel carries another message besides',
    entry,
    [[[...channel, 'messages', 'MaatregelBeeindigd'], { $ref: '#/components/messages/MaatregelBeeindigd' }]],
    c,
    b,
    b,
    c,
  ],
  [
    'a message has another content type',
    entry,
    [[[...message, 'contentType'], 'application/xml']],
    u,
    u,
    u,
    u,
  ],
  [
    'a message has another name',
    entry,
    [[[...message, 'name'], 'nl.gezinsbeeld.maatregel-opgelegd.v2']],
    u,
    u,
    u,
    u,
  ],
  [
    'a role receives more',
    entry,
    [[['components', 'messages', 'TrajectGestart', 'x-doelbinding', 'opvang'], 'volledig']],
    c,
    u,
    c,
    c,
  ],
  [
    'a role receives nothing any more',
    entry,
    [[[...message, 'x-doelbinding', 'opvang'], undefined]],
    c,
    c,
    c,
    u,
  ],
  ['a level that does not exist', entry, [[[...message, 'x-doelbinding', 'opvang'], 'alles']], c, u, c, u],
  ['another law is named', entry, [[[...message, 'x-grondslag'], 'Jeugdwet']], c, c, c, c],
  [
    'a role receives more from one sender',
    entry,
    [[['components', 'messages', 'BronGemeld', 'x-doelbinding-van'], { ggz: { gi: 'bekendheid' } }]],
    c,
    c,
    c,
    u,
  ],
  [
    'a toestemming raises a level',
    entry,
    [[[...message, 'x-doelbinding-toestemming'], { ggz: 'volledig' }]],
    c,
    u,
    c,
    c,
  ],
  [
    'a soort lowers a level',
    entry,
    [[[...message, 'x-doelbinding-soort'], { ots: { opvang: 'geen' } }]],
    c,
    c,
    c,
    u,
  ],
  ['a channel is kept in another stream', entry, [[[...channel, 'x-stroom', 'naam'], 'elders']], u, u, u, u],
  ['a channel is kept longer', entry, [[[...channel, 'x-stroom', 'bewaren'], 'altijd']], c, c, c, c],
]

test.each(table)('%s', (_, file, changes, ...wanted) => {
  const { there, back } = verdicts(file, changes)
  expect([there.backward, there.forward, back.backward, back.forward]).toEqual(wanted)
})

test('the table is long enough, and the contract itself has no differences', () => {
  expect(table.length).toBeGreaterThanOrEqual(60)
  expect(diffContracts(base, open(files), { tolerant: undefined })).toMatchObject({
    differences: [],
    step: 'none',
  })
})
