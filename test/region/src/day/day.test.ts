import { describe, expect, it } from 'vitest'
import type { DayChange } from '../day-operations'
import { createRegion } from '../region'

const choices = { families: 80, seed: 6, vandaag: '2025-11-22' }
const take = (day: Generator<DayChange, never>, count: number): readonly DayChange[] =>
  Array.from({ length: count }, () => day.next().value)

describe('a day in the region', () => {
  it('is the same for the same seed, and another for another', () => {
    const [one, same, other] = [6, 6, 7].map((seed) => take(createRegion({ ...choices, seed }).day(), 50))
    expect(same).toEqual(one)
    expect(other).not.toEqual(one)
  })

  it('goes on where it was left', () => {
    const whole = take(createRegion(choices).day(), 40)
    expect(take(createRegion(choices).day(25), 15)).toEqual(whole.slice(25))
  })

  it('does not end, and keeps bringing every kind of change', () => {
    const changes = take(createRegion(choices).day(), 5000)
    const kinds = (some: readonly DayChange[]): ReadonlySet<string> =>
      new Set(
        some.map(({ omschrijving }) => omschrijving.replace(/\d+|\w+-\d+/g, '').replace(/^GI \w+/, 'GI')),
      )
    expect(changes.at(-1)?.nummer).toBe(5000)
    expect(kinds(changes.slice(4000)).size).toBeGreaterThan(12)
    expect(changes.every(({ operations }) => operations.length > 0)).toBe(true)
  })

  it('changes rows that are there, and deletes only those', () => {
    const region = createRegion(choices)
    const rows = new Set(region.systems['gi-noord'].relatie.map(({ relatie_id }) => relatie_id))
    for (const { operations } of take(region.day(), 2000)) {
      for (const operation of operations) {
        if (operation.systeem !== 'gi-noord') continue
        if (operation.op === 'relatie') rows.add(operation.rij.relatie_id)
        if (operation.op === 'verwijder') expect(rows.delete(operation.sleutel)).toBe(true)
      }
    }
  })

  it('deletes with and without a line that says so', () => {
    const deletions = take(createRegion(choices).day(), 2000).flatMap(({ operations }) =>
      operations.flatMap((operation) => (operation.op === 'verwijder' ? operation.metRegel : [])),
    )
    expect(new Set(deletions)).toEqual(new Set([true, false]))
  })

  it('tells in one Dutch line which organisation did what, without anybody’s name', () => {
    for (const { omschrijving } of take(createRegion(choices).day(), 200)) {
      expect(omschrijving).toMatch(
        /^(GI Noord|GI Zuid|GGZ Oost|Gemeente (Noorddam|Zuidveen)|Opvang Oost|Logeerhuis De Punt): \S[^\n]{5,100}$/,
      )
    }
  })

  it('leaves whole exports, of everybody who is in them and not only of those among whom the day takes place', () => {
    const many = { ...choices, families: 700 }
    const { clienten, verblijven } = createRegion(many).systems['opvang-oost']
    const change = take(createRegion(many).day(), 300).find(
      ({ operations: [first] }) => first?.op === 'bestand' && first.bestand === 'verblijven.csv',
    )
    const [first] = change?.operations ?? []
    const lines = first?.op === 'bestand' ? first.tekst.trim().split('\r\n').length - 1 : 0
    expect(clienten.length).toBeGreaterThan(30)
    expect(Math.abs(lines - verblijven.length)).toBeLessThan(2)
  })

  it('finds something to change in the smallest region', () => {
    expect(take(createRegion({ ...choices, families: 1 }).day(), 100)).toHaveLength(100)
  })
})
