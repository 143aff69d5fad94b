import { waitFor } from '@gezinsbeeld/test-kit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runAdapter } from './run-adapter'
import { testAdapter } from './testing/feeds'
import { get, type Surroundings, startSurroundings, untilReady } from './testing/surroundings'

let around: Surroundings
beforeAll(async () => {
  around = await startSurroundings()
  await around.emptyTables()
})
afterAll(() => around.stop())

const pageSize = 100
/** Two that are stored and published, one that waits for room. */
const pagesHeld = 3

test('a bus that stands still stops the reading: however much the source has, three pages are held, and in the end all of it is out', async () => {
  const rows = 5_000
  const first = await around.configure(testAdapter)
  const { url } = first.bron.sql ?? {}
  const configuration = await around.configure(testAdapter, {
    bron: { sql: { url, tls: 'uit', overlap: 0, pagina: pageSize } },
  })
  const controller = new AbortController()
  let port = 0
  const done = runAdapter(testAdapter, configuration, controller.signal, {
    onServing: (serving) => {
      port = serving
    },
  })
  await waitFor(() => port > 0)
  await untilReady(port)
  const metric = async (name: string): Promise<number> => {
    const { text } = await get(port, '/metrics')
    return Number(new RegExp(`^gezinsbeeld_${name} (\\d+)$`, 'm').exec(text)?.[1] ?? 0)
  }
  const read = () => metric('read_records_total{feed="persoon"}'.replaceAll(/[{}]/g, '\\$&'))

  await around.region.hold()
  try {
    await around.db`insert into bron.persoon (id, naam, op) select n::text, 'x', clock_timestamp() from generate_series(1, ${rows}) n`
    await waitFor(async () => (await metric('waiting_events')) > 0)
    // Each look takes a turn of the adapter's loop and one of the database: reading had every chance to go on.
    let [before, same] = [0, 0]
    await waitFor(async () => {
      await around.db`select count(*) from bron.persoon`
      const now = await read()
      same = now === before ? same + 1 : 0
      before = now
      return same >= 40
    })
    expect(before).toBeGreaterThan(0)
    expect(before).toBeLessThanOrEqual(pagesHeld * pageSize)
    // And how far each of the two feeds is.
    expect(await metric('waiting_events')).toBeLessThanOrEqual((pagesHeld - 1) * pageSize + 2)
  } finally {
    await around.region.goOn()
  }
  const events = await waitFor(async () => {
    const all = await around.seen(configuration.organisatie)
    return all.length >= rows && all
  })
  expect(new Set(events.map(({ id }) => id)).size).toBe(rows)
  expect(events).toHaveLength(rows)
  controller.abort()
  await done
})
