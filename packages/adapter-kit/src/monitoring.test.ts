import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { adapterMetrics } from './metrics'

const read = (file: string): string =>
  readFileSync(new URL(`../../../deploy/monitoring/${file}`, import.meta.url), 'utf8')

test.each(['alerts.yaml', 'adapters.json'])(
  'every metric in %s is one that an adapter serves',
  async (file) => {
    const metrics = adapterMetrics()
    const none = { counts: () => new Map<string, ReadonlyMap<string, number>>() }
    metrics.watch(['persoon'], {
      waiting: () => 0,
      quarantine: none,
      standPer: () => undefined,
      alarm: () => false,
    })
    const served = new Set((await metrics.registry.getMetricsAsJSON()).map(({ name }) => name))
    const named = new Set(read(file).match(/gezinsbeeld_[a-z_]+/g))
    expect(named.size).toBeGreaterThan(4)
    expect([...named].filter((name) => !served.has(name))).toEqual([])
  },
)
