import { once } from 'node:events'
import { createWriteStream, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { createSupervisor, startBus } from '@gezinsbeeld/local'
import { stringify } from 'yaml'
import { startAdapter } from './adapter-process'
import type { Figure } from './figure'
import { processFigures } from './process-figures'
import { publishedBy } from './published'
import type { Stage } from './stage'

const bytesInAll = 1e9
/** Most of a row is what nobody reads, as in exports of whole files. */
const bytesInRow = 20_000
const rows = bytesInAll / bytesInRow

const mapping = {
  naam: 'gi',
  rol: 'gi',
  feeds: [
    {
      naam: 'personen',
      bestanden: ['*.csv'],
      sleutel: ['nr'],
      events: [{ domein: 'persoon', velden: { 'naam/geslachtsnaam': 'naam', geboortedatum: 'geboren' } }],
    },
  ],
}

const writeDrop = async (path: string): Promise<void> => {
  const file = createWriteStream(path)
  const rest = 'verslag '.repeat(bytesInRow / 8 - 6)
  file.write('nr;naam;geboren;verslag\n')
  for (let nr = 1; nr <= rows; nr += 1)
    if (!file.write(`${nr};Testveld ${nr};17-05-2014;${rest}\n`)) await once(file, 'drain')
  file.end()
  await once(file, 'finish')
}

/** A CSV file of a gigabyte that is left in an adapter's folder, until all of it has been acknowledged. */
export const measureDrop = async (stage: Stage): Promise<readonly Figure[]> => {
  const supervisor = createSupervisor()
  try {
    const [folder, drop] = [stage.folder('adapter'), stage.folder('drop')]
    const module = join(folder, 'mapping.yaml')
    writeFileSync(module, stringify(mapping))
    stage.say(`drop: a CSV file of a gigabyte, ${rows} rows`)
    await writeDrop(join(drop, 'personen.csv'))
    const bus = await startBus(stage.folder('nats'), supervisor)
    const bron = { files: { map: drop, rust: 0 } }
    const from = performance.now()
    const adapter = await startAdapter({ organisatie: 'gi-noord', bron, module, folder, bus, supervisor })
    const archive = join(drop, 'archief/personen')
    mkdirSync(archive, { recursive: true })
    while (readdirSync(archive).length === 0) await pause(100)
    const seconds = (performance.now() - from) / 1_000
    const { peakRss } = processFigures(adapter.pid)
    await adapter.stop()
    const events = await publishedBy(bus, 'gi-noord')
    await bus.close()
    // Each row is one event: anything else is a fault of the adapter, and no figure.
    if (events.length !== rows) throw new Error(`${rows} rows gave ${events.length} events`)
    return [
      { name: 'drop.csv.rate', value: bytesInAll / 1e6 / seconds, unit: 'MB/s' },
      { name: 'drop.csv.rss', value: peakRss, unit: 'MB' },
    ]
  } finally {
    await supervisor.stop()
  }
}
