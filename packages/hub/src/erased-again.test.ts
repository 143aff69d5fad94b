import { registerSubject } from '@gezinsbeeld/contracts'
import { afterEach, expect, test } from 'vitest'
import {
  type Given,
  given,
  person,
  pseudonym,
  ref,
  registers,
  relation,
  type Scenario,
  says,
  scenario,
} from './scenario'

let open: Scenario | undefined
afterEach(() => open?.close())

const kind = { pseudoniemen: [pseudonym('kind')], geboortedatum: '2015-03-02' }
const both = [ref('gi', 'kind'), ref('gi', 'vader')]
const meeting = (sequence: number, plaats: string): Given =>
  says(
    'gi',
    'overleg.gepland',
    'samen',
    {
      ...{ personen: both, soort: 'rondetafel', plaats },
      deelnemers: [{ persoon: ref('gi', 'vader') }, { persoon: ref('gi', 'kind') }],
    },
    sequence,
  )

/** A child and a father, who was erased for good. */
const erased = (): Scenario => {
  open = scenario(
    registers('gi', 'gi'),
    registers('gi2', 'gi'),
    ...['gi', 'gi2'].flatMap((organisatie) => [
      person(organisatie, 'kind', kind),
      says(organisatie, 'maatregel.opgelegd', 'ots', { personen: [ref(organisatie, 'kind')], soort: 'ots' }),
    ]),
    person('gi', 'vader'),
    relation('gi', 'vader', 'ouder', 'kind'),
    given(registerSubject('wissing', 'wissing-1'), {
      ...{ wissing: 'wissing-1', personen: [ref('gi', 'vader')], bereik: 'persoon', opnieuw: 'weigeren' },
    }),
  )
  return open
}
const meetingsSeenBy = (s: Scenario, ontvanger: string) =>
  s.sees(ontvanger).flatMap(({ beeld }) => beeld.feiten.filter(({ domein }) => domein === 'overleg'))
const toTakeOut = (s: Scenario) =>
  s.tables.teWissen.entries().filter(({ key }) => key.startsWith('geweigerd-'))

test('an event about somebody erased and others is told without the one, and its message is to go from the stream', () => {
  const s = erased()
  const sent = s.when(meeting(1, 'De Spil'))
  expect(sent.map(({ ontvanger, naam }) => [ontvanger, naam])).toContainEqual(['gi2', 'overleg.gepland'])
  const [seen] = meetingsSeenBy(s, 'gi2')
  expect(seen?.personen).toHaveLength(1)
  expect(seen?.gegevens).toEqual({
    ...{ soort: 'rondetafel', plaats: 'De Spil', deelnemers: [{ persoon: seen?.personen[0] }] },
  })
  const [taken] = toTakeOut(s)
  expect(taken?.value.posities).toHaveLength(1)
  // What is left is published again, so that a rebuild finds it.
  expect(taken?.value.gedeeld).toEqual([`overleg ${ref('gi', 'samen')}`])
  expect(JSON.stringify(s.tables.objecten.entries())).not.toContain(ref('gi', 'vader'))
})

test('of an older version nothing is published again, and it goes all the same', () => {
  const s = erased()
  s.when(meeting(5, 'De Spil'), meeting(3, 'Elders'))
  expect(meetingsSeenBy(s, 'gi2').map(({ gegevens }) => gegevens['plaats'])).toEqual(['De Spil'])
  expect(toTakeOut(s).map(({ value }) => value.gedeeld.length)).toEqual([1, 0])
})

test('what is about nobody else is refused whole, with an alarm', () => {
  const s = erased()
  s.alarms()
  expect(s.when(person('gi', 'vader', {}, 7), relation('gi', 'kind', 'netwerk', 'vader'))).toEqual([])
  expect(s.tables.quarantaine.entries().map(({ value }) => value.reden)).toEqual([
    'is about somebody who was erased',
    'is about somebody who was erased',
  ])
  expect(s.alarms()).not.toEqual([])
})
