import type { TranslatedEvent } from '@gezinsbeeld/adapter-kit'
import { createRegion, type GiTabel, gis } from '@gezinsbeeld/region'
import { isLeft } from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { adapter } from './adapter'
import { contextOf, problemsOf } from './testing/context'

const region = createRegion({ families: 120, seed: 7, vandaag: '2026-11-22' })

const tables: readonly GiTabel[] = ['persoon', 'relatie', 'betrokkenheid', 'maatregel']

describe.each(gis)('the records of %s in the synthetic region', (organisatie) => {
  const outcome = tables.flatMap((tabel) => {
    const feed = adapter.feeds.find(({ naam }) => naam === tabel)
    const rows: readonly object[] = region.systems[organisatie][tabel]
    return rows.map((row) => {
      const invalid: string[] = []
      const result = feed?.translate(row, contextOf(organisatie, invalid))
      const sleutel = String(Reflect.get(row, `${tabel}_id`))
      const parked = result === undefined || isLeft(result) || invalid.length > 0
      const events: readonly TranslatedEvent[] = parked ? [] : result.right
      return { feed: tabel, sleutel, parked, events }
    })
  })

  it('are all translated but for those that nobody can read', () => {
    const parked = outcome.filter((each) => each.parked).map(({ feed, sleutel }) => ({ feed, sleutel }))
    const expected = region.truth.parked.filter((each) => each.organisatie === organisatie)
    expect(parked).toEqual(expected.map(({ feed, sleutel }) => ({ feed, sleutel })))
    expect(outcome.filter((each) => !each.parked && each.events.length !== 1)).toEqual([])
  })

  it('are valid events of the contract', () => {
    expect(outcome.flatMap((each) => each.events).flatMap(problemsOf)).toEqual([])
  })

  it('tell no BSN and no secret address', () => {
    const told = JSON.stringify(outcome.map((each) => each.events))
    const bsns = region.systems[organisatie].persoon.flatMap(({ bsn }) => (bsn === null ? [] : [bsn]))
    expect(bsns.length).toBeGreaterThan(100)
    expect(bsns.filter((bsn) => told.includes(bsn))).toEqual([])
    expect(region.truth.secrets.length).toBeGreaterThan(0)
    expect(region.truth.secrets.filter((secret) => told.includes(secret))).toEqual([])
  })
})
