import { expect, test } from 'vitest'
import { publishFigures } from './publish-rounds'

const round = (seconds: number, bareMs: number) => ({
  events: 1_000,
  seconds,
  adapter: { peakRss: 100, cpu: 0.1 },
  bare: { ms: bareMs, cpu: 0.01 },
  wire: { ms: 2 * bareMs, cpu: 0.02 },
  load: 1,
})

test('the ratio is taken within each round, and the median round counts', () => {
  const figures = new Map(
    publishFigures('sql', [round(1, 500), round(2, 1_800), round(10, 1_000)]).map((one) => [one.name, one]),
  )
  expect(figures.get('sql.publish.ratio')).toEqual({
    name: 'sql.publish.ratio',
    value: 0.5,
    unit: 'ratio',
    of: [0.5, 0.9, 0.1],
  })
  expect(figures.get('sql.wire.ratio')?.of).toEqual([1, 1.8, 0.2])
  expect(figures.get('sql.publish.rate')?.value).toBe(500)
  expect(figures.get('sql.bare.rate')?.of).toEqual([2_000, 1_000 / 1.8, 1_000])
})

test('processor time is told per event, in microseconds', () => {
  const figures = publishFigures('fhir', [round(1, 1)])
  expect(figures.find(({ name }) => name === 'fhir.adapter.cpu')?.value).toBeCloseTo(100)
  expect(figures.find(({ name }) => name === 'fhir.bare.cpu')?.value).toBeCloseTo(10)
})
