import { describe, expect, it } from 'vitest'
import { smallestRegion } from '../organisations'
import type { PersonRecord } from '../recording/published'
import { createRegion } from '../region'
import { linkPersons } from './linking'

const who = { key: 'p1', voornamen: ['Noor'], geslachtsnaam: 'Brinkhof', geslacht: 'V' } as const
let count = 0
const record = (more: Partial<PersonRecord> = {}): PersonRecord => {
  count += 1
  return {
    id: `gi-noord|persoon|${count}`,
    organisatie: 'gi-noord',
    sleutelruimte: 'persoon',
    sleutel: String(count),
    who,
    bsn: '999990019',
    geboortedatum: '2012-05-17',
    ongeboren: false,
    geslacht: 'V',
    naam: 'Noor Brinkhof',
    vastgelegdOp: '2025-01-01T00:00:00.000Z',
    velden: {},
    afwezig: [],
    ...more,
  }
}
const zuid = (more: Partial<PersonRecord> = {}) =>
  record({ organisatie: 'gi-zuid', naam: 'N. Brinkhof', ...more })
const sizes = (...records: readonly PersonRecord[]): readonly number[] =>
  linkPersons(records)
    .map(({ records }) => records.length)
    .sort()

describe('linking persons by what is recorded', () => {
  it('links an equal BSN with the same birth date and sex, whatever the names', () => {
    expect(sizes(record(), zuid())).toEqual([2])
  })
  it('links nobody without a BSN', () => {
    const { bsn: _, ...without } = record()
    expect(sizes(without, zuid())).toEqual([1, 1])
  })
  it('does not link what birth date or sex contradicts', () => {
    expect(sizes(record(), zuid({ geboortedatum: '2012-05-18' }))).toEqual([1, 1])
    expect(sizes(record(), zuid({ geslacht: 'M' }))).toEqual([1, 1])
  })
  it('compares incomplete dates on what both have, and takes nothing unknown for a contradiction', () => {
    expect(sizes(record(), zuid({ geboortedatum: '2012' }))).toEqual([2])
    expect(sizes(record(), zuid({ geboortedatum: '2012-06' }))).toEqual([1, 1])
    const { geboortedatum: _, geslacht: __, ...unknown } = zuid()
    expect(sizes(record(), unknown)).toEqual([2])
  })
  it('does not link a newborn with the mother’s BSN, and still links her own records', () => {
    const mother = { geboortedatum: '1990-01-01' }
    expect(
      sizes(record(mother), zuid(mother), record({ geboortedatum: '2025-10-01', naam: 'Teun' })),
    ).toEqual([1, 2])
  })
  it('links nothing where one record fits two that contradict each other', () => {
    const { geboortedatum: _, ...undated } = zuid()
    expect(
      sizes(record(), undated, record({ geboortedatum: '1990-01-01', organisatie: 'ggz-oost' })),
    ).toEqual([1, 1, 1])
  })
  it('keeps those of one name together when a third fits only one of them', () => {
    const velden = { naam: { voornamen: 'Noor', geslachtsnaam: 'Brinkhof' } }
    const third = record({ geboortedatum: '2012-05-18', organisatie: 'ggz-oost' })
    expect(sizes(record(), zuid({ geboortedatum: '2012' }), third)).toEqual([1, 1, 1])
    expect(sizes(record({ velden }), zuid({ velden, geboortedatum: '2012' }), third)).toEqual([1, 2])
  })
  it('links two records of one organisation only under one name', () => {
    expect(sizes(record(), record())).toEqual([2])
    expect(sizes(record(), record({ naam: 'Robin Brinkhof' }))).toEqual([1, 1])
  })
})

describe('a noisy region', () => {
  const stories = [1, 2, 3].flatMap((seed) => [
    ...createRegion({ families: 200, seed, vandaag: '2025-11-22', organisaties: smallestRegion }).stories(),
  ])

  it('has no false link', () => {
    for (const { persons } of stories) {
      for (const { records } of linkPersons(persons)) {
        expect(new Set(records.map(({ who }) => who.key)).size).toBe(1)
      }
    }
  })

  it('leaves no doubt that the rules do not settle: one organisation, one BSN, two names only where dates contradict or nobody else has it', () => {
    for (const { persons } of stories) {
      for (const one of persons) {
        const same = persons.filter(({ bsn }) => bsn !== undefined && bsn === one.bsn)
        const doubtful = same.filter(
          (other) =>
            other.organisatie === one.organisatie &&
            other.naam !== one.naam &&
            other.geboortedatum === one.geboortedatum,
        )
        if (doubtful.length > 0)
          expect(same.every(({ organisatie }) => organisatie === one.organisatie)).toBe(true)
      }
    }
  })
})
