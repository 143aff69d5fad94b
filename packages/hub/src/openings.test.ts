import { afterEach, expect, test } from 'vitest'
import { day, type Given, person, pseudonym, ref, registers, type Scenario, says, scenario } from './scenario'

let open: Scenario | undefined
const start = (): Scenario => {
  open = scenario(registers('gi', 'gi'), registers('gi2', 'gi'), day('2026-11-22'))
  return open
}
afterEach(() => open?.close())

/** So many children with whom an organisation becomes involved, each in a family of its own. */
const families = (organisatie: string, from: number, count: number): readonly Given[] =>
  Array.from({ length: count }, (_, i) => `kind${from + i}`).flatMap((kind) => [
    person(organisatie, kind, { pseudoniemen: [pseudonym(kind)], geboortedatum: '2015-01-01' }),
    says(organisatie, 'maatregel.opgelegd', `ots ${kind}`, {
      personen: [ref(organisatie, kind)],
      soort: 'ots',
    }),
  ])

test('an organisation that becomes involved with many families on one day raises an alarm, and again at each doubling', () => {
  const s = start()
  s.when(...families('gi', 0, 24))
  expect(s.alarms()).toEqual([])
  s.when(...families('gi', 24, 76))
  expect(s.alarms().map(({ organisatie, aantal }) => `${organisatie} ${aantal}`)).toEqual([
    'gi 25',
    'gi 50',
    'gi 100',
  ])
})

test('the same number spread over days, or over organisations, is nothing unusual', () => {
  const s = start()
  for (const [i, datum] of ['2026-11-22', '2026-11-23', '2026-11-24'].entries()) {
    s.when(day(datum), ...families('gi', i * 24, 24))
    s.when(...families('gi2', 1_000 + i * 24, 24))
  }
  expect(s.alarms()).toEqual([])
})

test('what is usual grows with what is done: four times as much as on any day before', () => {
  const s = start()
  s.when(...families('gi', 0, 20), day('2026-11-23'))
  s.when(...families('gi', 20, 79))
  expect(s.alarms()).toEqual([])
  s.when(...families('gi', 99, 1))
  expect(s.alarms()).toEqual([{ organisatie: 'gi', aantal: 80, gewoon: 20 }])
})
