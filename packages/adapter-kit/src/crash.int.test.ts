import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder, waitFor } from '@gezinsbeeld/test-kit'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { AdapterConfiguration } from './configuration'
import type { Step } from './pipeline/shared'
import { runAdapter } from './run-adapter'
import { bundleChild } from './testing/bundle-child'
import { testAdapter } from './testing/feeds'
import type { Seen } from './testing/seen'
import { type Surroundings, startSurroundings } from './testing/surroundings'

let around: Surroundings
let child: string

beforeAll(async () => {
  child = await bundleChild('crash-child')
  around = await startSurroundings()
})
afterAll(() => around.stop())
beforeEach(() => around.emptyTables())

/** Runs an adapter that kills itself; resolves when it is dead. */
const untilKilled = async (configuration: AdapterConfiguration, step: Step, times: number): Promise<void> => {
  const file = join(temporaryFolder('configuration'), 'adapter.json')
  writeFileSync(file, JSON.stringify(configuration))
  const adapter = spawn(process.execPath, [child, file, step, String(times)], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const [, signal] = await once(adapter, 'exit')
  expect(signal).toBe('SIGKILL')
}

/** The state of each object that is out: of its highest number; withdrawn ones are not. */
const standing = (events: readonly Seen[]): string[] => {
  const last = new Map<string, Seen>()
  for (const event of events) {
    const before = last.get(event.object)
    if (before === undefined || before.sequence < event.sequence) last.set(event.object, event)
  }
  return [...last.values()].flatMap(({ naam, data }) => {
    if (naam.endsWith('.ingetrokken')) return []
    const name = data['naam']
    const shown =
      typeof name === 'object' && name !== null && 'geslachtsnaam' in name
        ? name.geslachtsnaam
        : data['soort']
    return [`${naam} ${String(shown)}`]
  })
}

/** What the tables say. */
const truth = async (): Promise<string[]> => {
  const persons = await around.db`select naam from bron.persoon`
  const measures = await around.db`select soort, einde from bron.maatregel where soort <> 'ONBEKEND'`
  return [
    ...persons.map((row) => `persoon.vastgelegd ${row['naam']}`),
    ...measures.map(
      (row) => `maatregel.${row['einde'] ? 'beeindigd' : 'opgelegd'} ${String(row['soort']).toLowerCase()}`,
    ),
  ]
}

const steps: readonly Step[] = ['translated', 'stored', 'published', 'marked']

test.each(steps.flatMap((step) => [1, 2, 3].map((times) => [step, times] as const)))(
  'killed when a batch was %s for time %i, nothing is lost, doubled or out of order',
  async (step, times) => {
    const configuration = await around.configure(testAdapter)
    const { organisatie } = configuration
    await around.db`insert into bron.persoon (id, naam) select n::text, 'naam ' || n from generate_series(1, 25) n`
    await around.db`insert into bron.maatregel (id, client, soort) select n::text, n::text, 'OTS' from generate_series(1, 12) n`
    await around.db`insert into bron.maatregel (id, client, soort) values ('99', '1', 'ONBEKEND')`
    await untilKilled(configuration, step, times)

    // While nobody reads: changes, a deletion with a trace and one without.
    await around.db`update bron.persoon set naam = 'anders ' || id, op = clock_timestamp() where id in ('1', '13', '25')`
    await around.db`update bron.maatregel set einde = '2026-06-01', op = clock_timestamp() where id = '3'`
    await around.db`delete from bron.maatregel where id in ('4', '5')`
    await around.db`insert into bron.weg values ('maatregel', '4', clock_timestamp())`
    await untilKilled(configuration, step, 1)

    const controller = new AbortController()
    const done = runAdapter(testAdapter, configuration, controller.signal)
    const expected = (await truth()).sort()
    await waitFor(
      async () => {
        const found = standing(await around.seen(organisatie)).sort()
        return JSON.stringify(found) === JSON.stringify(expected)
      },
      'the truth',
      30_000,
    ).finally(async () => {
      controller.abort()
      await done
    })

    const events = await around.seen(organisatie)
    const byObject = new Map<string, Seen[]>()
    for (const event of events) byObject.set(event.object, [...(byObject.get(event.object) ?? []), event])
    for (const versions of byObject.values()) {
      const sequences = versions.map(({ sequence }) => sequence)
      expect(sequences, 'in the order of their numbers').toEqual(sequences.toSorted())
      expect(new Set(sequences).size, 'each number once').toBe(sequences.length)
    }
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length)
  },
)
