import { afterEach, describe, expect, test } from 'vitest'
import { familyPerson } from './persons'
import {
  type Given,
  person,
  pseudonym,
  published,
  ref,
  registers,
  relation,
  type Scenario,
  says,
  scenario,
} from './scenario'

/** What one organisation with a valid registration does to what others have. */

let open: Scenario | undefined
afterEach(() => open?.close())

const bsn = { pseudoniemen: [pseudonym('eva')] }
const eva = {
  ...bsn,
  geboortedatum: '2015-03-02',
  geslacht: 'vrouw',
  naam: { voornamen: 'Eva', geslachtsnaam: 'Vos' },
} as const
/** Two honest organisations that know one child, of which the second has only the month of its birth. */
const honest: readonly Given[] = [
  ...[registers('gi', 'gi'), registers('vt', 'veilig-thuis'), registers('rogue', 'gi')],
  person('gi', 'eva', eva),
  person('vt', 'eva', { ...eva, geboortedatum: '2015-03' }),
]
const start = (...more: readonly Given[]): Scenario => {
  open = scenario(...honest, ...more)
  return open
}
const isOne = ({ tables }: Scenario): boolean =>
  tables.persoonVan.get(ref('gi', 'eva')) === tables.persoonVan.get(ref('vt', 'eva'))

describe('a link of two others', () => {
  test('stays when a third records the child under another name and birth date', () => {
    const s = start(
      person('rogue', 'x', {
        ...bsn,
        geboortedatum: '2015-03-09',
        naam: { voornamen: 'Sem', geslachtsnaam: 'Bos' },
      }),
    )
    expect(isOne(s)).toBe(true)
    expect(s.alarms()).toEqual([])
  })

  test('that a third makes doubtful by the same name and another birth date raises an alarm that names it, and comes back', () => {
    const s = start()
    const wrong = (geboortedatum: string, sequence: number) =>
      person('rogue', 'x', { ...eva, geboortedatum }, sequence)
    s.when(wrong('2015-03-09', 1))
    expect(isOne(s)).toBe(false)
    expect(s.alarms()).toEqual([{ organisatie: 'rogue', aantal: 1, gewoon: 0 }])
    s.when(wrong('2015-03-02', 2))
    expect(isOne(s)).toBe(true)
    expect(s.alarms()).toEqual([])
  })

  test('that one of the two parts itself raises none', () => {
    const s = start(person('gi', 'eva', { ...eva, geboortedatum: '2015-04-09' }, 2))
    expect(isOne(s)).toBe(false)
    expect(s.alarms()).toEqual([])
  })

  test('stays when a third rejects that its own record is one of them', () => {
    const s = start()
    const wrong = { ...eva, geboortedatum: '1999-01-01' }
    const proposal = s
      .when(person('rogue', 'x', wrong))
      .find(({ ontvanger, naam }) => ontvanger === 'rogue' && naam === 'koppeling.voorgesteld')
    const number = String(proposal?.data.referentie).slice('rogue:'.length)
    s.when(
      published('rogue', 'koppeling.verworpen', number, { ...proposal?.data, besluitDoor: 'organisatie' }),
      // From now on it fits both, and has rejected one.
      person('rogue', 'x', eva, 2),
    )
    expect(s.tables.quarantaine.entries()).toEqual([])
    expect(isOne(s)).toBe(true)
    expect(s.tables.persoonVan.get(ref('rogue', 'x'))).not.toBe(s.tables.persoonVan.get(ref('gi', 'eva')))
  })

  test('stays when a third has a crowd under that BSN, of which the hub looks at no more than a few at each event', () => {
    const s = start()
    for (let n = 0; n < 120; n += 1) s.when(person('rogue', `x${n}`, eva))
    expect(isOne(s)).toBe(true)
    expect(s.tables.bijPseudoniem.get(pseudonym('eva'))?.length).toBe(32)
    const { pseudoniemen: _, ...without } = eva
    for (let n = 0; n < 120; n += 1) s.when(person('rogue', `y${n}`, without))
    expect(isOne(s)).toBe(true)
    expect(Math.max(...s.tables.bijGelijkenis.entries().map(({ value }) => value.length))).toBeLessThan(40)
  })
})

test('who says that an address was recorded years from now does not have the last word on where a child lives', () => {
  const s = start()
  const lives = (organisatie: string, huisnummer: number, vastgelegdOp: string, sequence: number): Given =>
    says(
      organisatie,
      'persoon.vastgelegd',
      'eva',
      {
        ...{ ...eva, personen: [ref(organisatie, 'eva')], adres: { postcode: '9999AA', huisnummer } },
        ...{ herkomst: { bronsysteem: 'systeem', vastgelegdOp, adapterversie: '1' } },
      },
      sequence,
    )
  const address = () => {
    const persoon = s.tables.persoonVan.get(ref('gi', 'eva')) ?? ''
    return familyPerson(s.tables, persoon, [], [], '2026-11-22').adres
  }
  s.when({ ...lives('rogue', 1, '2190-01-01T00:00:00Z', 1), ontvangenOp: '2026-11-22T09:00:00.000Z' })
  s.when({ ...lives('gi', 2, '2026-11-22T10:00:00Z', 2), ontvangenOp: '2026-11-22T10:00:01.000Z' })
  expect(s.tables.persoonVan.get(ref('rogue', 'eva'))).toBe(s.tables.persoonVan.get(ref('gi', 'eva')))
  expect(address()).toContain('2')
  expect(JSON.stringify(s.tables.objecten.entries())).not.toContain('2190')
})

describe('who makes everybody one family', () => {
  const child = (organisatie: string, name: string) =>
    person(organisatie, name, { pseudoniemen: [pseudonym(name)], geboortedatum: '2015-03-02' })
  /** Two families of two honest organisations, each with a measure of its own. */
  const families = ['gi', 'vt'].flatMap((organisatie): readonly Given[] => [
    child(organisatie, `kind-${organisatie}`),
    person(organisatie, `moeder-${organisatie}`, { pseudoniemen: [pseudonym(`moeder-${organisatie}`)] }),
    relation(organisatie, `moeder-${organisatie}`, 'ouder', `kind-${organisatie}`),
    organisatie === 'gi'
      ? says('gi', 'maatregel.opgelegd', 'ots', { personen: [ref('gi', 'kind-gi')], soort: 'ots' })
      : says('vt', 'melding.ontvangen', 'melding', { personen: [ref('vt', 'kind-vt')], soort: 'vt-melding' }),
  ])
  /** The rogue's own records of the same children, with one parent for all of them. */
  const everybodysParent = ['gi', 'vt'].flatMap((organisatie): readonly Given[] => [
    child('rogue', `kind-${organisatie}`),
    relation('rogue', 'iedereen', 'ouder', `kind-${organisatie}`),
  ])

  test('is told nothing of them for that, and neither are the others of each other', () => {
    const s = start(...families, ...everybodysParent)
    expect(s.tables.quarantaine.entries()).toEqual([])
    expect(['rogue', 'gi', 'vt'].map((organisatie) => s.sees(organisatie).length)).toEqual([0, 1, 1])
    expect(JSON.stringify(s.sees('gi'))).not.toContain('moeder-vt')
  })

  test('by one address as well is told nothing either, and an alarm names it: the others see each other’s', () => {
    const s = start(...families)
    const adres = { postcode: '9999AA', huisnummer: 1 }
    const atHome = ['gi', 'vt'].map((organisatie) => {
      const kind = `kind-${organisatie}`
      return person('rogue', kind, { pseudoniemen: [pseudonym(kind)], geboortedatum: '2015-03-02', adres })
    })
    s.when(...atHome, person('rogue', 'iedereen', { adres }))
    expect(s.alarms()).toEqual([])
    s.when(...everybodysParent.filter(({ subject }) => subject.includes('.relatie.')))
    expect(s.sees('rogue')).toEqual([])
    expect(JSON.stringify(s.sees('gi'))).toContain('moeder-vt')
    expect(s.alarms()).toEqual([{ organisatie: 'rogue', aantal: 1, gewoon: 0 }])
  })
})
