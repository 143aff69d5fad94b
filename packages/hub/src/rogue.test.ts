import { afterEach, describe, expect, test } from 'vitest'
import { type Given, person, pseudonym, published, ref, registers, type Scenario, scenario } from './scenario'

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
