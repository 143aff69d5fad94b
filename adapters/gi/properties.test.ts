import { isMappingFault, trial } from '@gezinsbeeld/adapter-kit/conformance'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { adapter } from './adapter'

const passesElevenTest = (bsn: string): boolean =>
  [...bsn].reduce((sum, digit, i) => sum + Number(digit) * (i === 8 ? -1 : 9 - i), 0) % 11 === 0

const bsn = fc.integer({ min: 999_900_006, max: 999_999_990 }).map(String).filter(passesElevenTest)

/** The ways in which a BSN turns up where it does not belong. */
const spelled = (found: string): fc.Arbitrary<string> =>
  fc.constantFrom(
    found,
    `BSN ${found}`,
    `Jansen (${found})`,
    `${found.slice(0, 3)}.${found.slice(3, 6)}.${found.slice(6)}`,
    `${found.slice(0, 4)} ${found.slice(4)}`,
  )

const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 250 }),
  fc.constantFrom(null, undefined, '', ' ', '9999-12-31', '2027-06-31', '\u0000', -1, 0, true, {}, []),
  fc.double(),
)
const plausible = <T>(usual: fc.Arbitrary<T>, odd: fc.Arbitrary<unknown> = anything) =>
  fc.oneof(
    { weight: 12, arbitrary: usual },
    { weight: 2, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: odd },
  )

const key = fc.bigInt({ min: 1n, max: 2n ** 63n - 1n }).map(String)
const date = fc
  .date({ min: new Date('1930-01-01'), max: new Date('2040-12-31'), noInvalidDate: true })
  .map((found) => found.toISOString())
const day = fc.oneof(
  date.map((found) => found.slice(0, 10)),
  date,
)
const partOfDate = date.chain((found) => fc.constantFrom(4, 7, 10).map((length) => found.slice(0, length)))
const name = fc.string({
  unit: fc.constantFrom(..."abcdefgABC éëçŁöı-\u2019.'".split('')),
  minLength: 1,
  maxLength: 40,
})
const phone = fc
  .tuple(fc.constantFrom('06', '+316', '030-', '(030) '), fc.integer({ min: 1_000_000, max: 99_999_999 }))
  .map(([prefix, number]) => `${prefix}${number}`)

/** A row of each view, with the BSN of its person also where it does not belong. */
const rows = (own: string): Readonly<Record<string, fc.Arbitrary<Readonly<Record<string, unknown>>>>> => {
  const words = plausible(name, fc.oneof(spelled(own), anything))
  const number = plausible(phone, fc.oneof(spelled(own), anything))
  return {
    persoon: fc.record({
      persoon_id: plausible(key),
      bsn: fc.constantFrom(own, null),
      voornamen: words,
      roepnaam: words,
      voorvoegsel: words,
      geslachtsnaam: words,
      partnervoorvoegsel: words,
      partnernaam: words,
      naamgebruik: plausible(fc.constantFrom('E', 'P', 'V', 'N')),
      geboortedatum: plausible(partOfDate),
      verwachte_datum: plausible(day),
      geslacht: plausible(fc.constantFrom('M', 'V', 'X', 'O')),
      overlijdensdatum: plausible(partOfDate),
      straat: words,
      huisnummer: plausible(fc.integer({ min: 1, max: 99_999 }).map(String)),
      huisletter: plausible(fc.constantFrom('A', 'b')),
      toevoeging: plausible(fc.constantFrom('2', 'bis', 'hs')),
      postcode: plausible(fc.constantFrom('1234AB', '9999 zz')),
      woonplaats: words,
      geheim: fc.oneof(fc.boolean(), anything),
      telefoon: number,
    }),
    relatie: fc.record({
      relatie_id: key,
      van_persoon_id: plausible(key),
      naar_persoon_id: plausible(key),
      soort: plausible(fc.constantFrom('OUDER', 'VOOGD', 'NETWERK', 'BIO_OUDER'), spelled(own)),
      gezag: plausible(fc.constantFrom('J', 'N')),
      begindatum: plausible(partOfDate),
      einddatum: plausible(partOfDate),
    }),
    betrokkenheid: fc.record({
      betrokkenheid_id: key,
      persoon_id: plausible(key),
      rol: plausible(fc.constantFrom('JB', 'JR', 'GM'), spelled(own)),
      begindatum: plausible(day),
      einddatum: plausible(day),
      medewerker: words,
      functie: words,
      telefoon: number,
      email: plausible(fc.emailAddress(), spelled(own)),
      regie: plausible(fc.boolean()),
    }),
    maatregel: fc.record({
      maatregel_id: key,
      persoon_id: plausible(key),
      soort: plausible(fc.constantFrom('OTS', 'VOTS', 'MUHP', 'JR'), spelled(own)),
      datum_beslissing: plausible(day),
      ingangsdatum: plausible(day),
      einddatum: plausible(day),
      verlengd_tot: plausible(day),
      uitvoerder: words,
      reden_beeindiging: plausible(fc.constantFrom('OPGEHEVEN', 'ANDERS')),
    }),
  }
}

const withRow = (feed: string): fc.Arbitrary<{ own: string; row: Readonly<Record<string, unknown>> }> =>
  bsn.chain((own) => (rows(own)[feed] ?? fc.constant({})).map((row) => ({ own, row })))

const views = adapter.feeds.filter(({ source }) => source.soort === 'sql')

describe.each(views)('any row of $naam', ({ naam }) => {
  it('gives events of the contract or a rejection, the same each time, without a BSN', () => {
    const tried = trial(adapter, naam)
    let translated = 0
    fc.assert(
      fc.property(withRow(naam), ({ own, row }) => {
        const outcome = tried(row)
        expect(isMappingFault(outcome)).toBe(false)
        expect(tried(row)).toEqual(outcome)
        expect(JSON.stringify(outcome).replace(/[ .-]/g, '')).not.toContain(own)
        translated += outcome.events?.length ?? 0
      }),
      { numRuns: 400 },
    )
    expect(translated).toBeGreaterThan(40)
  })
})

describe('a person', () => {
  it('is told of without address and telephone number unless `geheim` is plainly false', () => {
    const tried = trial(adapter, 'persoon')
    let secret = 0
    fc.assert(
      fc.property(withRow('persoon'), ({ row }) => {
        if (row['geheim'] === false) return
        for (const { data } of tried(row).events ?? []) {
          secret += 1
          expect(data).toMatchObject({ geheimhouding: true })
          expect(Object.keys(data)).not.toContain('adres')
          expect(Object.keys(data)).not.toContain('telefoon')
        }
      }),
      { numRuns: 400 },
    )
    expect(secret).toBeGreaterThan(40)
  })
})
