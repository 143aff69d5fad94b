import { readFileSync } from 'node:fs'
import { trial } from '@gezinsbeeld/adapter-kit/conformance'
import { rehearsal } from '@gezinsbeeld/adapter-kit/rehearsal'
import { describe, expect, it } from 'vitest'
import { adapter } from './adapter'

const rowOf = (feed: string, fixture: string): Readonly<Record<string, unknown>> =>
  JSON.parse(readFileSync(new URL(`${feed}/fixtures/${fixture}/record.json`, import.meta.url), 'utf8'))
const goed = rowOf('persoon', 'gewoon-kind')
const views = adapter.feeds.filter(({ source }) => source.soort === 'sql')

describe('deel_niet', () => {
  it('may stand in every view, and in none of them must', () => {
    expect(views.map(({ source }) => 'facultatief' in source && source.facultatief)).toEqual(
      views.map(() => ['deel_niet']),
    )
    expect(views).toHaveLength(9)
  })

  it.each([
    [false, undefined],
    [null, undefined],
    [true, false],
    ['nee', false],
    ['', false],
    [0, false],
  ])('of %o: only a plain false, or nothing, lets a row be shared', (found, delen) => {
    const { events } = trial(adapter, 'persoon')({ ...goed, deel_niet: found })
    expect(events?.map((event) => event.delen)).toEqual([delen])
  })

  it('does not spare a row that cannot be read, which is parked as ever', () => {
    const { rejection } = trial(adapter, 'persoon')({ ...goed, deel_niet: true, geslacht: 'ZZ' })
    expect(rejection?.reden).toBe('onbekende-code')
  })

  it('withdraws what was out, and lets it out again when the mark goes', async () => {
    const { give } = await rehearsal(adapter, 'persoon')
    await give('4711', goed)
    await give('4711', { ...goed, deel_niet: true })
    const { events } = await give('4711', { ...goed, deel_niet: false })
    expect(events.map(({ naam }) => naam)).toEqual([
      'persoon.vastgelegd',
      'persoon.ingetrokken',
      'persoon.vastgelegd',
    ])
  })
})
