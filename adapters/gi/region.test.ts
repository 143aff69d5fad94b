import { trial } from '@gezinsbeeld/adapter-kit/conformance'
import { createRegion, type GiTabel, gis } from '@gezinsbeeld/region'
import { describe, expect, it } from 'vitest'
import { adapter } from './adapter'

const region = createRegion({ families: 120, seed: 7, vandaag: '2026-11-22' })

const tables: readonly GiTabel[] = ['persoon', 'relatie', 'betrokkenheid', 'maatregel']

describe.each(gis)('the records of %s in the synthetic region', (organisatie) => {
  const outcomes = tables.flatMap((feed) => {
    const rows: readonly object[] = region.systems[organisatie][feed]
    const tried = trial(adapter, feed)
    return rows.map((row) => ({ feed, sleutel: String(Reflect.get(row, `${feed}_id`)), ...tried(row) }))
  })

  it('are each one valid event of the contract, but for those that nobody can read', () => {
    const parked = outcomes.flatMap(({ feed, sleutel, rejection }) =>
      rejection === undefined ? [] : [{ feed, sleutel, reden: rejection.reden }],
    )
    const expected = region.truth.parked.filter((each) => each.organisatie === organisatie)
    expect(parked).toEqual(expected.map(({ feed, sleutel, reden }) => ({ feed, sleutel, reden })))
    expect(outcomes.filter(({ events }) => events !== undefined && events.length !== 1)).toEqual([])
  })

  it('tell no BSN and no secret address', () => {
    const told = JSON.stringify(outcomes.map(({ events }) => events))
    const bsns = region.systems[organisatie].persoon.flatMap(({ bsn }) => (bsn === null ? [] : [bsn]))
    expect(bsns.length).toBeGreaterThan(100)
    expect(bsns.filter((bsn) => told.includes(bsn))).toEqual([])
    expect(region.truth.secrets.length).toBeGreaterThan(0)
    expect(region.truth.secrets.filter((secret) => told.includes(secret))).toEqual([])
  })
})
