import fc from 'fast-check'
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
import { askedPage, objectsNamed, objectsPage, pageSize } from './source-service'

const open: Scenario[] = []
const start = (...messages: readonly Given[]): Scenario => {
  const s = scenario(...messages)
  open.push(s)
  return s
}
afterEach(() => {
  for (const s of open.splice(0)) s.close()
})

const objectOf = (domein: string, organisatie: string, name: string): string =>
  `${domein}.${ref(organisatie, name).slice(organisatie.length + 1)}`

const withdrawn = (organisatie: string, name: string, sequence: number) =>
  says(organisatie, 'persoon.ingetrokken', name, {}, sequence)

/** Page by page, as an adapter asks. */
const all = ({ tables }: Scenario, organisatie: string) => {
  const pages = [objectsPage(tables, organisatie, undefined)]
  for (let last = pages.at(-1); last?.volgende !== undefined; last = pages.at(-1))
    pages.push(objectsPage(tables, organisatie, last.volgende))
  return pages
}

test('an organisation is told what the hub has of itself, and of nobody else', () => {
  const s = start(
    registers('gi', 'gi'),
    person('gi', 'eva', {}, 7),
    person('gi-zuid', 'eva', {}, 8),
    relation('gi', 'moeder', 'ouder', 'eva'),
  )
  expect(objectsPage(s.tables, 'gi', undefined)).toEqual({
    objecten: [
      { object: objectOf('persoon', 'gi', 'eva'), volgnummer: 7, bronsysteem: 'systeem' },
      { object: objectOf('relatie', 'gi', 'moeder ouder eva'), volgnummer: 1, bronsysteem: 'systeem' },
    ],
  })
  expect(objectsPage(s.tables, 'g', undefined).objecten).toEqual([])
})

test('what was withdrawn does not stand, and can be asked for by name', () => {
  const s = start(person('gi', 'eva', {}, 7), withdrawn('gi', 'eva', 9), person('gi', 'adam'))
  const [eva, adam] = [objectOf('persoon', 'gi', 'eva'), objectOf('persoon', 'gi', 'adam')]
  expect(objectsPage(s.tables, 'gi', undefined).objecten.map(({ object }) => object)).toEqual([adam])
  expect(objectsNamed(s.tables, 'gi', [eva, objectOf('persoon', 'gi', 'niemand')])).toEqual([
    { object: eva, volgnummer: 9, bronsysteem: 'systeem', ingetrokken: true },
  ])
})

test('who was erased and is not taken again is said to be refused', () => {
  const erase = given('register.v1.wissing.w1', {
    ...{ wissing: 'w1', personen: [ref('gi', 'eva')], bereik: 'verwijzing', opnieuw: 'weigeren' },
  })
  const s = start(registers('gi', 'gi'), person('gi', 'eva'), erase)
  const eva = objectOf('persoon', 'gi', 'eva')
  expect(objectsNamed(s.tables, 'gi', [eva])).toEqual([{ object: eva, geweigerd: true }])
})

test('whatever the hub has, committed or not, stands on exactly one page, and no page is too large', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 2.2 * pageSize }),
      fc.array(fc.nat(2 * pageSize), { maxLength: 60 }),
      (count, gone) => {
        const name = (n: number): string => `p${n}`
        const s = scenario(...Array.from({ length: count }, (_, n) => person('gi', name(n))))
        try {
          const missing = new Set(gone.filter((n) => n < count))
          s.when(...[...missing].map((n) => withdrawn('gi', name(n), 2)))
          const pages = all(s, 'gi')
          const there = Array.from({ length: count }, (_, n) => n).filter((n) => !missing.has(n))
          expect(pages.flatMap(({ objecten }) => objecten.map(({ object }) => object))).toEqual(
            there.map((n) => objectOf('persoon', 'gi', name(n))).sort(),
          )
          for (const { objecten } of pages) expect(objecten.length).toBeLessThanOrEqual(pageSize)
        } finally {
          s.close()
        }
      },
    ),
    { numRuns: 5 },
  )
})

test('who does not open families is told whom it is asked about; who does, of nobody', () => {
  const eva = { pseudoniemen: [pseudonym('eva')], geboortedatum: '2015-03-02' }
  const s = start(
    ...[registers('gi', 'gi'), registers('ggz', 'ggz'), person('gi', 'eva', eva), person('gi', 'moeder')],
    relation('gi', 'moeder', 'ouder', 'eva'),
  )
  expect(askedPage(s.tables, 'ggz', {})).toEqual({ gevraagd: [pseudonym('eva')] })
  expect(askedPage(s.tables, 'ggz', { vanaf: pseudonym('eva') })).toEqual({ gevraagd: [] })
  expect(askedPage(s.tables, 'ggz', { pseudoniem: pseudonym('adam') })).toEqual({ gevraagd: [] })
  expect(askedPage(s.tables, 'gi', {})).toEqual({ gevraagd: [] })
  expect(askedPage(s.tables, 'wie', {})).toEqual({ gevraagd: [] })
})
