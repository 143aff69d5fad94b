import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { createSupervisor, startBus } from '@gezinsbeeld/local'
import { createRegion, type MaatregelRij } from '@gezinsbeeld/region'
import { subscribe } from '@gezinsbeeld/subscriber'
import { startAdapter } from './adapter-process'
import type { Figure } from './figure'
import { startGiSource } from './gi-source'
import { percentile } from './percentile'
import { startHub, startPseudonyms } from './region-processes'
import type { Stage } from './stage'

const organisatie = 'gi-noord'
const families = 200
const perSecond = 200
const seconds = 15
/** Changes before the clock starts: what is slow only at first is over. */
const warmUp = 2 * perSecond
/** How often the adapter looks at its source, in milliseconds; a quarter of a second unless it is told otherwise. */
const interval = 20

/**
 * Time from a commit at the source to the callback of an app that subscribes, while two hundred measures a second change, each in a
 * transaction of its own.
 */
export const measurePush = async (stage: Stage): Promise<readonly Figure[]> => {
  const supervisor = createSupervisor()
  try {
    stage.say(`push: ${perSecond} changes a second for ${seconds} s in a region of ${families} families`)
    const region = createRegion({ families, seed: 1, vandaag: new Date().toISOString().slice(0, 10) })
    const system = region.systems[organisatie]
    const rows = system.maatregel.filter(({ einddatum }) => einddatum === null)
    const { database, bron } = await startGiSource(stage.folder('postgres'), supervisor, system)
    const bus = await startBus(stage.folder('nats'), supervisor)
    const here = { folder: stage.folder('region'), bus, supervisor }
    await (await startPseudonyms(here)).ready()
    const hub = await startHub(here)
    const feeds = { maatregel: { interval } }
    const adapter = await startAdapter({ ...here, organisatie, bron, feeds })
    await adapter.ready()
    await hub.ready()

    /** When each change was committed, by what it wrote. */
    const committed = new Map<string, number>()
    const heard = new Map<string, number>()
    const app = await subscribe({
      servers: bus.url,
      creds: readFileSync(await bus.credentials('beeld-pagina', 'pagina', organisatie), 'utf8'),
      app: 'meter',
      on: {
        'maatregel.opgelegd': ({ data }) => {
          const uitvoerder = JSON.stringify(data.feit.gegevens.uitvoerder)
          const [change] = /Team \d+/.exec(uitvoerder) ?? []
          if (change !== undefined && !heard.has(change)) heard.set(change, performance.now())
        },
      },
    })
    const change = async (row: MaatregelRij, uitvoerder: string): Promise<void> => {
      const { gewijzigd_op: _before, ...rij } = row
      committed.set(uitvoerder, performance.now())
      await database.apply([{ systeem: organisatie, op: 'maatregel', rij: { ...rij, uitvoerder } }])
      committed.set(uitvoerder, performance.now())
    }
    const count = warmUp + perSecond * seconds
    const begin = performance.now()
    const underWay: Promise<void>[] = []
    for (let number = 0; number < count; number += 1) {
      const due = begin + (number * 1000) / perSecond
      if (due > performance.now()) await pause(due - performance.now())
      const row = rows[number % rows.length]
      if (row !== undefined) underWay.push(change(row, `Team ${number}`))
    }
    await Promise.all(underWay)
    const took = (performance.now() - begin) / 1000
    // Of a row that changes again before the adapter looks, the version in between is never published.
    const lastOne = `Team ${count - 1}`
    for (let waited = 0; !heard.has(lastOne) && waited < 30_000; waited += 50) await pause(50)
    await app.stop()
    await bus.close()
    await database.end()
    const times = [...heard]
      .filter(([name]) => Number(name.slice('Team '.length)) >= warmUp)
      // The app may hear of it before the answer to the commit is here.
      .map(([name, at]) => Math.max(0, at - (committed.get(name) ?? at)))
    stage.say(`  ${times.length} of ${count - warmUp} heard, ${(count / took).toFixed(0)} changes a second`)
    const figure = (name: string, share: number): Figure => ({
      name,
      value: percentile(times, share),
      unit: 'ms',
      of: times,
    })
    return [
      figure('latency.push.p50', 0.5),
      figure('latency.push.p99', 0.99),
      { name: 'latency.push.heard', value: times.length / (count - warmUp), unit: 'ratio' },
    ]
  } finally {
    await supervisor.stop()
  }
}
