import { validate } from '@gezinsbeeld/contracts'
import { afterEach, expect, test } from 'vitest'
import {
  type Given,
  person,
  pseudonym,
  ref,
  registers,
  relation,
  type Scenario,
  says,
  scenario,
} from './scenario'

const open: Scenario[] = []
const start = (...messages: readonly Given[]): Scenario => {
  const s = scenario(registers('gi', 'gi'), registers('gi2', 'gi'), registers('ggz', 'ggz'), ...messages)
  open.push(s)
  return s
}
afterEach(() => {
  for (const s of open.splice(0)) s.close()
})

const kind = { pseudoniemen: [pseudonym('kind')], geboortedatum: '2015-01-01' }
const measure = (organisatie: string, ingangsdatum: string): Given =>
  says(organisatie, 'maatregel.opgelegd', 'ots', {
    personen: [ref(organisatie, 'kind')],
    soort: 'ots',
    ingangsdatum,
  })
const report = (
  organisatie: string,
  feed: string,
  standPer: string,
  achterstand: number,
  inQuarantaine: number,
  sequence = 1,
): Given =>
  says(
    organisatie,
    'bron.gemeld',
    feed,
    { feed, standPer, achterstand, inQuarantaine, aantalRecords: 10 },
    sequence,
  )
const family = [
  person('gi', 'kind', { ...kind, naam: { voornamen: 'Eva', geslachtsnaam: 'Vos' } }),
  person('gi2', 'kind', { ...kind, naam: { voornamen: 'Eefje', geslachtsnaam: 'de Vos' } }),
  ...[measure('gi', '2026-01-01'), measure('gi2', '2026-02-01')],
]
const seen = (s: Scenario) => {
  const [view] = s.sees('gi')
  if (view === undefined) throw new Error('no picture')
  return view.beeld
}

test('what organisations say differently stands side by side, each with who said it and when', () => {
  const { feiten } = seen(start(...family))
  const told = (domein: string) =>
    feiten
      .filter((feit) => feit.domein === domein)
      .map(({ organisatie, gegevens, vastgelegdOp }) => ({ organisatie, gegevens, vastgelegdOp }))
      .sort((one, other) => one.organisatie.localeCompare(other.organisatie))
  expect(told('maatregel')).toMatchObject([
    {
      organisatie: 'gi',
      gegevens: { ingangsdatum: '2026-01-01' },
      vastgelegdOp: '2026-11-20T10:00:00+01:00',
    },
    { organisatie: 'gi2', gegevens: { ingangsdatum: '2026-02-01' } },
  ])
  expect(told('persoon').map(({ organisatie, gegevens }) => [organisatie, gegevens['naam']])).toEqual([
    ['gi', { voornamen: 'Eva', geslachtsnaam: 'Vos' }],
    ['gi2', { voornamen: 'Eefje', geslachtsnaam: 'de Vos' }],
  ])
})

test('how fresh each source is, is told of the worst of its feeds; of who never said how fresh, that it is not known; of who says nothing of the family, nothing', () => {
  const s = start(
    ...family,
    report('gi', 'persoon', '2026-11-22T09:00:00Z', 0, 1),
    report('gi', 'maatregel', '2026-11-20T09:00:00Z', 12, 2),
    report('ggz', 'patient', '2026-11-22T09:00:00Z', 0, 0),
  )
  expect(seen(s).bronnen).toEqual([
    {
      ...{ organisatie: 'gi', organisatieNaam: 'GI', bronsysteem: 'systeem' },
      ...{ standPer: '2026-11-20T09:00:00Z', achterstand: 12, inQuarantaine: 3 },
    },
    { organisatie: 'gi2', organisatieNaam: 'GI2', bronsysteem: 'systeem' },
  ])
  s.when(report('gi', 'maatregel', '2026-11-22T10:00:00Z', 0, 0, 2))
  expect(seen(s).bronnen[0]).toMatchObject({
    standPer: '2026-11-22T09:00:00Z',
    achterstand: 0,
    inQuarantaine: 1,
  })
})

test('a picture is a message of the contract, to the letter', () => {
  const s = start(
    ...family,
    person('gi', 'ouder', { pseudoniemen: [pseudonym('ouder')], geboortedatum: '1985' }),
    ...[relation('gi', 'ouder', 'ouder', 'kind'), report('gi', 'persoon', '2026-11-22T09:00:00Z', 0, 1)],
  )
  for (const organisatie of ['gi', 'gi2'])
    for (const { beeld } of s.sees(organisatie))
      expect(validate('gezin.momentopname', beeld, 'strict')).toEqual([])
})
