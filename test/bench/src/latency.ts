import { setTimeout as pause } from 'node:timers/promises'
import { createSupervisor, startBus } from '@gezinsbeeld/local'
import type { GiDatabase } from '@gezinsbeeld/partners'
import { createRegion, type MaatregelRij } from '@gezinsbeeld/region'
import { startAdapter } from './adapter-process'
import type { Figure } from './figure'
import { startGiSource } from './gi-source'
import { type Visitor, visit } from './page-visitor'
import { percentile } from './percentile'
import { startHub, startPage, startPseudonyms, user } from './region-processes'
import type { Stage } from './stage'

const organisatie = 'gi-noord'
const families = 60
const changes = 60

/** Another executor of this measure, in one transaction. */
const change = async (database: GiDatabase, row: MaatregelRij, uitvoerder: string): Promise<void> => {
  const { gewijzigd_op: _before, ...rij } = row
  await database.apply([{ systeem: organisatie, op: 'maatregel', rij: { ...rij, uitvoerder } }])
}

/** Waits until the page of some family shows this text; gives that family. */
const familyThatShows = async (visitor: Visitor, text: string): Promise<string> => {
  for (;;) {
    const found = [...(await visitor.get('/')).matchAll(/href="\/gezin\/([\w-]{22})"/g)]
    for (const [, gezin = ''] of found)
      if ((await visitor.get(`/gezin/${gezin}`)).includes(text)) return gezin
    await pause(250)
  }
}

/** Time from a commit at the source to the page of a professional: told, and shown. */
export const measureLatency = async (stage: Stage): Promise<readonly Figure[]> => {
  const supervisor = createSupervisor()
  try {
    stage.say(`latency: ${changes} changes in a region of ${families} families, each seen on the page`)
    const region = createRegion({ families, seed: 1, vandaag: new Date().toISOString().slice(0, 10) })
    const system = region.systems[organisatie]
    const row = system.maatregel.find(({ einddatum }) => einddatum === null)
    if (row === undefined) throw new Error('this region has no measure that goes on')
    const { database, bron } = await startGiSource(stage.folder('postgres'), supervisor, system)
    const bus = await startBus(stage.folder('nats'), supervisor)
    const here = { folder: stage.folder('region'), bus, supervisor }
    await (await startPseudonyms(here)).ready()
    const hub = await startHub(here)
    const adapter = await startAdapter({ ...here, organisatie, bron })
    await adapter.ready()
    await hub.ready()
    const page = await startPage(here, organisatie)
    await page.ready()

    const visitor = await visit(page.address, user)
    await change(database, row, 'Team 0')
    const open = await visitor.open(await familyThatShows(visitor, 'Team 0'))
    const [told, shown]: [number[], number[]] = [[], []]
    for (let number = 1; number <= changes; number += 1) {
      // The page has had its rest, and changes fall anywhere between two looks of the adapter at its source.
      await pause(1_500 + ((number * 37) % 250))
      const before = performance.now()
      const seen = open.shows(`Team ${number}<`)
      await change(database, row, `Team ${number}`)
      const { toldAt, shownAt } = await seen
      told.push(toldAt - before)
      shown.push(shownAt - before)
    }
    open.close()
    await bus.close()
    await database.end()
    const figure = (name: string, values: readonly number[], share: number): Figure => ({
      name,
      value: percentile(values, share),
      unit: 'ms',
      of: values,
    })
    return [
      figure('latency.commit.event.p50', told, 0.5),
      figure('latency.commit.event.p99', told, 0.99),
      figure('latency.commit.page.p50', shown, 0.5),
      figure('latency.commit.page.p99', shown, 0.99),
    ]
  } finally {
    await supervisor.stop()
  }
}
