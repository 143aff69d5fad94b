import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { checkFixtures } from './fixtures'

const object = 'maatregel-1___________'
const measure = {
  naam: 'maatregel.opgelegd',
  object,
  data: {
    referentie: `voorbeeld:${object}`,
    personen: ['voorbeeld:persoon-1_____________'],
    soort: 'ots',
    ingangsdatum: '2026-03-02',
  },
}
const { data } = measure

const adapterWith = (files: Readonly<Record<string, unknown>>): string => {
  const folder = mkdtempSync(join(tmpdir(), 'adapter-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const path = join(folder, 'maatregel/fixtures/geval')
  mkdirSync(path, { recursive: true })
  for (const [name, content] of Object.entries(files))
    writeFileSync(
      join(path, name),
      typeof content === 'string' ? content : JSON.stringify(content, undefined, 2),
    )
  return folder
}
const wrongIn = (files: Readonly<Record<string, unknown>>, sends?: ReadonlySet<string>) =>
  checkFixtures(adapterWith(files), { sends })
    .findings.filter(({ severity }) => severity === 'error')
    .map(({ rule, path, line }) => ({ rule, path, line }))
const eventsOf = (...events: readonly unknown[]) => ({ 'record.json': {}, 'events.json': events })

test('a fixture that is right has no finding, and names what it shows', () => {
  const folder = adapterWith(eventsOf(measure))
  const outcome = checkFixtures(folder, { sends: new Set(['maatregel.opgelegd', 'maatregel.beeindigd']) })
  expect(outcome).toMatchObject({ cases: 1, events: 1 })
  expect(outcome.findings).toEqual([
    expect.objectContaining({
      rule: 'coverage',
      severity: 'info',
      message: 'no fixture has maatregel.beeindigd',
    }),
  ])
})

test('what the kit publishes by itself needs no fixture', () => {
  const { findings } = checkFixtures(adapterWith(eventsOf(measure)), {
    sends: new Set(['maatregel.ingetrokken', 'bron.gemeld']),
  })
  expect(findings.filter(({ rule }) => rule === 'coverage')).toEqual([])
})

test.each([
  ['an unknown field', [{ ...measure, data: { ...data, bsn: 1 } }], 'payload-invalid', '/0/data'],
  [
    'a code that is none',
    [{ ...measure, data: { ...data, soort: 'OTS' } }],
    'payload-invalid',
    '/0/data/soort',
  ],
  ['a name that is no message', [{ ...measure, naam: 'maatregel.vermoed' }], 'event-unknown', '/0/naam'],
  ['a message that only the hub sends', [{ ...measure, naam: 'gezin.gevormd' }], 'not-sent', '/0/naam'],
  ['an object that is no token', [{ ...measure, object: 'kort' }], 'object-invalid', '/0/object'],
  [
    'an object that is not the reference',
    [{ ...measure, object: 'maatregel-2___________' }],
    'object-mismatch',
    '/0/data/referentie',
  ],
  [
    'a person of another organisation',
    [{ ...measure, data: { ...data, personen: ['gi-zuid:persoon-1_____________'] } }],
    'organisation-mismatch',
    '/0/data/personen/0',
  ],
  ['two events of one object', [measure, measure], 'object-duplicate', '/1/object'],
  ['an event without data', [{ naam: 'maatregel.opgelegd', object }], 'fixture-shape', '/0/data'],
])('%s is found, with its place', (_, events, rule, path) => {
  const wrong = wrongIn(eventsOf(...events))
  expect(wrong).toContainEqual({ rule, path, line: expect.any(Number) })
  expect(wrong.find((each) => each.rule === rule)?.line).toBeGreaterThan(1)
})

test('a message that the application does not send is found', () => {
  expect(wrongIn(eventsOf(measure), new Set(['traject.gestart']))).toEqual([
    { rule: 'not-sent', path: '/0/naam', line: 3 },
  ])
})

test.each([
  ['no record', { 'events.json': [] }],
  ['neither events nor a rejection', { 'record.json': {} }],
  ['both', { 'record.json': {}, 'events.json': [], 'rejection.json': { reden: 'x', pad: '', uitleg: 'x' } }],
  ['events that are no list', { 'record.json': {}, 'events.json': {} }],
  ['a rejection without a reason', { 'record.json': {}, 'rejection.json': { pad: '', uitleg: 'x' } }],
])('a case with %s is found', (_, files) => {
  expect(wrongIn(files).map(({ rule }) => rule)).toEqual(['fixture-shape'])
})

test('a file that is no JSON is a finding, not a stack', () => {
  expect(wrongIn({ 'record.json': {}, 'events.json': '[{' }).length).toBeGreaterThan(0)
})
