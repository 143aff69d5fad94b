import { validate } from '@gezinsbeeld/contracts'
import { afterEach, expect, test } from 'vitest'
import { process } from './machine'
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

let open: Scenario | undefined
afterEach(() => open?.close())

const kind = { pseudoniemen: [pseudonym('kind')], geboortedatum: '2015-03-02' }

const family = (organisatie: string): readonly Given[] => [
  registers(organisatie, 'gi'),
  person(organisatie, 'kind', kind),
  says(organisatie, 'maatregel.opgelegd', 'ots', { personen: [ref(organisatie, 'kind')], soort: 'ots' }),
]

const at = (given: Given, positie: number) => ({ ...given, positie })

test('an input that brings out a fault of the hub is set apart, all of it, and the rest of its batch is applied', () => {
  const it = scenario(...family('gi'))
  open = it
  const { tables } = it
  // Half of it is done when the fault shows.
  tables.bijPersoon.put = new Proxy(tables.bijPersoon.put, {
    apply: (target, self, [key, value]) => {
      Reflect.apply(target, self, [key, value])
      if (String(key).includes('pech')) throw new TypeError('a fault of ours')
    },
  })
  const others = [person('gi', 'moeder'), person('gi', 'pech'), relation('gi', 'moeder', 'ouder', 'kind')]
  const processed = process(
    tables,
    others.map((given, i) => at(given, 4 + i)),
  )
  expect(tables.quarantaine.entries().map(({ value }) => value)).toEqual([
    { subject: others[1]?.subject, reden: 'cannot be applied (TypeError)' },
  ])
  expect(processed.alarms.map(({ organisatie, reden }) => `${organisatie} ${reden}`)).toEqual([
    'gi in quarantaine gezet',
  ])
  expect(tables.objecten.get(`persoon ${ref('gi', 'pech')}`)).toBeUndefined()
  expect(tables.persoonVan.get(ref('gi', 'pech'))).toBeUndefined()
  expect(it.sees('gi').map(({ beeld }) => beeld.leden.length)).toEqual([2])
  expect(processed.positie).toBe(6)
})

test('what the system says of the state is no reason to set an input apart', () => {
  const it = scenario(...family('gi'))
  open = it
  const full = Object.assign(new Error('MDB_MAP_FULL'), { code: -30792 })
  it.tables.objecten.put = () => {
    throw full
  }
  expect(() => process(it.tables, [at(person('gi', 'moeder'), 4)])).toThrow(full)
})

test('an alarm is raised at the first input of an organisation that is set apart, and at each doubling', () => {
  open = scenario(...family('gi'))
  const { tables } = open
  const unreadable = (subject: string): Given => ({ subject, ontvangenOp: '2026-11-22T09:00:00.000Z' })
  const bad = Array.from({ length: 9 }, (_, i) => at(unreadable(person('gi', `x${i}`).subject), 4 + i))
  const strange = at(unreadable('gezin.v1.gi twee.x'), 13)
  const { alarms } = process(tables, [...bad, strange])
  expect(alarms.map(({ organisatie, aantal }) => `${organisatie} ${aantal}`)).toEqual([
    ...['gi 1', 'gi 2', 'gi 4', 'gi 8'],
    'hub 1',
  ])
})

test('parents in a circle are no reason to stop, and nobody is left out', () => {
  open = scenario(
    ...family('gi'),
    ...['a', 'b', 'c'].map((name) => person('gi', name, { geboortedatum: '1985-01-01' })),
    relation('gi', 'a', 'ouder', 'b'),
    relation('gi', 'b', 'ouder', 'c'),
    relation('gi', 'c', 'ouder', 'a'),
    relation('gi', 'a', 'ouder', 'kind'),
    relation('gi', 'kind', 'ouder', 'a'),
  )
  const [view] = open.sees('gi')
  expect(view?.beeld.leden.map(({ rol }) => rol).sort()).toEqual(['kind', 'ouder'])
})

test('persons of whom nothing was ever told have their place, and what is told of them later is put there', () => {
  const it = scenario(...family('gi'), relation('gi', 'onbekende', 'ouder', 'kind'))
  open = it
  expect(it.sees('gi')[0]?.beeld.leden).toHaveLength(2)
  it.when(person('gi', 'onbekende', { naam: { voornamen: 'Toch', geslachtsnaam: 'Bekend' } }))
  expect(JSON.stringify(it.sees('gi'))).toContain('Bekend')
})

test('an event years late changes nothing that is newer, and one from the future is taken as it says', () => {
  const it = scenario(...family('gi'))
  open = it
  const measure = (ingangsdatum: string, sequence: number): Given =>
    says(
      'gi',
      'maatregel.opgelegd',
      'ots',
      { personen: [ref('gi', 'kind')], soort: 'ots', ingangsdatum },
      sequence,
    )
  it.when(measure('2026-01-01', 5_000))
  expect(it.when(measure('1998-01-01', 4_000))).toEqual([])
  it.when(measure('2190-01-01', 9_007_199_254_740_991))
  expect(JSON.stringify(it.sees('gi'))).toContain('2190-01-01')
  // Nothing is newer than that: the kit counts on from there.
  expect(it.when(measure('2026-06-01', 6_000))).toEqual([])
})

test('a family of four hundred is a family', () => {
  open = scenario(...family('gi'))
  for (let n = 0; n < 397; n += 1) open.when(relation('gi', 'vader', 'ouder', `kind ${n}`))
  open.when(relation('gi', 'vader', 'ouder', 'kind'), relation('gi', 'moeder', 'partner', 'vader'))
  expect(open.sees('gi').map(({ beeld }) => beeld.leden.length)).toEqual([400])
}, 300_000)

test('a crowd under one name, or under one BSN, is nobody: it is proposed to nobody any more, and the family stays as it is', () => {
  const it = scenario(...family('gi'))
  open = it
  const crowd = Array.from({ length: 120 }, (_, n) => n)
  const unknown = { naam: { voornamen: 'Onbekend', geslachtsnaam: 'Onbekend' }, geboortedatum: '1900-01-01' }
  const sent = it.when(...crowd.map((n) => person('gi', `onbekend ${n}`, unknown)))
  expect(sent.length).toBeLessThan(1_000)
  expect(it.when(person('gi', 'nog een', unknown))).toEqual([])
  const same = (n: number) => ({ pseudoniemen: [pseudonym('zelfde')], geboortedatum: `19${10 + (n % 80)}` })
  it.when(...crowd.map((n) => person('gi', `zelfde ${n}`, same(n))))
  expect(it.when(person('gi', 'nog zo een', same(3)))).toEqual([])
  expect(it.sees('gi').map(({ beeld }) => beeld.leden.map(({ rol }) => rol))).toEqual([['kind']])
})

test('of what is said of a family beyond all measure, receivers are told as much as the contract allows', () => {
  const it = scenario(...family('gi'), registers('gi2', 'gi'))
  open = it
  const source = (n: number, achterstand: number): Given =>
    says('gi', 'bron.gemeld', `feed ${n}`, {
      ...{ feed: 'feed', inQuarantaine: 0, aantalRecords: 0, achterstand },
      ...{
        herkomst: {
          bronsysteem: `systeem ${n % 450}`,
          vastgelegdOp: '2026-11-20T10:00:00Z',
          adapterversie: '1',
        },
      },
    })
  it.when(
    ...Array.from({ length: 450 }, (_, n) => source(n, 1)),
    ...[0, 450].map((n) => source(n, 1e308)),
    ...Array.from({ length: 410 }, (_, n) => relation('gi', `kennis ${n}`, 'netwerk', 'kind')),
    relation('gi', 'moeder', 'ouder', 'kind'),
  )
  const own = [
    person('gi2', 'kind', kind),
    says('gi2', 'maatregel.opgelegd', 'ots', { personen: [ref('gi2', 'kind')], soort: 'ots' }),
  ]
  const [picture] = it.when(...own).filter(({ naam }) => naam === 'gezin.momentopname')
  expect(validate('gezin.momentopname', picture?.data, 'strict')).toEqual([])
  expect(picture?.data.leden.map(({ rol }: { rol: string }) => rol)).toContain('ouder')
}, 120_000)

test('a field that the contract does not know reaches nobody, however deep: nobody said who may be told', () => {
  const it = scenario(...family('gi'))
  open = it
  const odd = { bsn: '999990019', melder: 'Buurvrouw Proef', diagnose: 'onbekend-veld' }
  const withOdd = (given: Given): Given => {
    const data = JSON.parse(JSON.stringify(given.event?.data), (_, value) =>
      typeof value === 'object' && !Array.isArray(value) ? { ...value, ...odd } : value,
    )
    return given.event === undefined ? given : { ...given, event: { ...given.event, data } }
  }
  const adres = { straat: 'Proefstraat', huisnummer: 1, woonplaats: 'Proefstad' }
  const sent = it.when(
    withOdd(person('gi', 'kind', { ...kind, adres }, 2)),
    withOdd(says('gi', 'maatregel.opgelegd', 'ots', { personen: [ref('gi', 'kind')], soort: 'voogdij' }, 2)),
  )
  const told = JSON.stringify([sent, it.sees('gi')])
  expect(told).toContain('Proefstraat')
  expect(told).toContain('voogdij')
  expect(Object.keys(odd).filter((name) => told.includes(name))).toEqual([])
  expect(it.tables.quarantaine.entries()).toEqual([])
})
