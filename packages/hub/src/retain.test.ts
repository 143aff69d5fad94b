import { afterEach, expect, test } from 'vitest'
import { monthsBefore } from './retain'
import { day, person, pseudonym, ref, registers, relation, type Scenario, says, scenario } from './scenario'

let open: Scenario | undefined
afterEach(() => open?.close())

const kind = { pseudoniemen: [pseudonym('kind')], geboortedatum: '2015-03-02' }

const ended = (organisatie: string, einddatum: string, sequence = 1) =>
  says(
    organisatie,
    'betrokkenheid.beeindigd',
    'hulp',
    {
      personen: [ref(organisatie, 'kind')],
      rol: 'overig',
      einddatum,
      contactpersoon: { naam: 'A. de Wit' },
    },
    sequence,
  )

const measure = (organisatie: string) =>
  says(organisatie, 'maatregel.opgelegd', 'ots', { personen: [ref(organisatie, 'kind')], soort: 'ots' })

const family = () => {
  open = scenario(
    ...['gi', 'gi2'].flatMap((organisatie) => [
      registers(organisatie, 'gi'),
      person(organisatie, 'kind', kind),
      person(organisatie, 'moeder', { pseudoniemen: [pseudonym('moeder')] }),
      relation(organisatie, 'moeder', 'ouder', 'kind'),
      measure(organisatie),
    ]),
    ended('gi', '2024-05-31'),
  )
  return open
}

const kinds = ({ sees }: Scenario): readonly string[] =>
  sees('gi2').flatMap(({ beeld }) =>
    beeld.feiten.map(({ domein, organisatie }) => `${organisatie} ${domein}`),
  )

test('what has been over for longer than its domein is kept leaves the picture, and who was told hears that it is withdrawn', () => {
  const it = family()
  expect(kinds(it)).toContain('gi betrokkenheid')
  it.when(day('2026-05-30', { betrokkenheid: 24 }))
  expect(kinds(it)).toContain('gi betrokkenheid')

  const sent = it.when(day('2026-05-31', { betrokkenheid: 24 }))
  expect(kinds(it)).toEqual(expect.not.arrayContaining(['gi betrokkenheid']))
  expect(kinds(it)).toContain('gi maatregel')
  for (const receiver of ['gi', 'gi2'])
    expect(sent.filter(({ ontvanger }) => ontvanger === receiver).map(({ naam }) => naam)).toEqual([
      'gezin.momentopname',
      'betrokkenheid.ingetrokken',
    ])
  expect(JSON.stringify(sent)).not.toContain('A. de Wit')
  const [removal] = it.tables.teWissen.entries()
  expect(removal?.value.objecten).toEqual([`gi ${ref('gi', 'hulp').slice(3)}`])
  expect(removal?.value.gezinnen).toHaveLength(1)
})

test('a day without terms keeps those of the day before; another list replaces them', () => {
  const it = family()
  it.when(day('2025-01-01', { betrokkenheid: 24 }))
  it.when(day('2026-05-30'))
  expect(kinds(it)).toContain('gi betrokkenheid')
  it.when(day('2026-06-01', { signaal: 1 }))
  expect(kinds(it)).toContain('gi betrokkenheid')
  it.when(day('2026-06-02', { betrokkenheid: 24 }))
  expect(kinds(it)).not.toContain('gi betrokkenheid')
})

test('what is past its term is refused when it is published again, and accepted when its term has become longer', () => {
  const it = family()
  it.when(day('2026-06-01', { betrokkenheid: 24 }))
  expect(it.when(ended('gi', '2024-05-31', 2))).toEqual([])
  expect(it.tables.quarantaine.entries().at(-1)?.value.reden).toBe('is past the term of its domein')
  expect(it.tables.teWissen.entries().some(({ key }) => key.startsWith('geweigerd-'))).toBe(true)
  it.when(day('2026-06-02', { betrokkenheid: 36 }))
  it.when(ended('gi', '2024-05-31', 3))
  expect(kinds(it)).toContain('gi betrokkenheid')
})

test('what goes on stays, however long ago it began', () => {
  const it = family()
  it.when(day('2032-01-01', { maatregel: 1, persoon: 1, relatie: 1 }))
  expect(kinds(it)).toContain('gi maatregel')
})

test('who left the family is told too that what it held is kept no longer', () => {
  const it = family()
  it.when(
    says(
      'gi2',
      'maatregel.beeindigd',
      'ots',
      { personen: [ref('gi2', 'kind')], soort: 'ots', einddatum: '2026-01-01' },
      2,
    ),
  )
  it.when(day('2026-01-02'))
  expect(it.sees('gi2')).toEqual([])
  const sent = it.when(day('2026-05-31', { betrokkenheid: 24 }))
  expect(sent.filter(({ ontvanger }) => ontvanger === 'gi2').map(({ naam }) => naam)).toEqual([
    'betrokkenheid.ingetrokken',
  ])
})

test('somebody of whom nothing else is left is forgotten with it', () => {
  const it = family()
  const before = it.tables.persoonVan.count()
  it.when(
    says('gi', 'signaal.opgeheven', 'oud', {
      ...{ personen: [ref('gi', 'buurman')], soort: 'stagnatie' },
    }),
  )
  expect(it.tables.persoonVan.get(ref('gi', 'buurman'))).toBeDefined()
  it.when(day('2028-01-01', { signaal: 12 }))
  expect(it.tables.persoonVan.get(ref('gi', 'buurman'))).toBeUndefined()
  expect(it.tables.persoonVan.count()).toBe(before)
})

test.each([
  ['2026-05-31', 1, '2026-04-30'],
  ['2026-03-31', 1, '2026-02-28'],
  ['2028-02-29', 12, '2027-02-28'],
  ['2026-01-15', 13, '2024-12-15'],
  ['2026-11-22', 240, '2006-11-22'],
])('%s less %i months is %s', (from, months, expected) => {
  expect(monthsBefore(from, months)).toBe(expected)
})
