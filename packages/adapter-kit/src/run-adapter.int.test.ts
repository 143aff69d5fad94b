import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder, waitFor } from '@gezinsbeeld/test-kit'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { AdapterConfiguration } from './configuration'
import { runAdapter } from './run-adapter'
import { testAdapter } from './testing/feeds'
import { pseudonymOf } from './testing/pseudonym-service'
import { questionsTo } from './testing/questions'
import { get, type Surroundings, startSurroundings, untilReady } from './testing/surroundings'

let around: Surroundings
beforeAll(async () => {
  around = await startSurroundings()
})
afterAll(() => around.stop())
beforeEach(() => around.emptyTables())

interface Running {
  readonly port: number
  stop(): Promise<void>
}
const running: Running[] = []
afterEach(async () => {
  for (const each of running.splice(0)) await each.stop()
})

const start = async (configuration: AdapterConfiguration, definition = testAdapter): Promise<Running> => {
  const controller = new AbortController()
  let done: Promise<void> = Promise.resolve()
  const port = await new Promise<number>((resolve, reject) => {
    done = runAdapter(definition, configuration, controller.signal, { onServing: resolve })
    done.catch(reject)
  })
  const stop = async (): Promise<void> => {
    controller.abort()
    await done
  }
  const started = { port, stop }
  running.push(started)
  return started
}

test('rows become events, a change another one, a deletion a withdrawal; a restart publishes nothing', async () => {
  await around.db`insert into bron.persoon (id, naam, bsn) values ('1', 'Een', '999900006'), ('2', 'Twee', null)`
  await around.db`insert into bron.maatregel (id, client, soort) values ('9', '1', 'OTS')`
  const configuration = await around.configure(testAdapter)
  const { organisatie } = configuration
  const first = await start(configuration)
  await untilReady(first.port)
  const start1 = ['persoon.vastgelegd', 'persoon.vastgelegd', 'maatregel.opgelegd']
  await around.untilSeen(organisatie, start1)
  await around.db`update bron.maatregel set einde = '2026-06-01', op = clock_timestamp()`
  await around.untilSeen(organisatie, [...start1, 'maatregel.beeindigd'])
  await around.db`delete from bron.maatregel`
  await around.db`insert into bron.weg values ('maatregel', '9', clock_timestamp())`
  const all = await around.untilSeen(organisatie, [...start1, 'maatregel.beeindigd', 'maatregel.ingetrokken'])
  expect(all.find(({ data }) => 'pseudoniemen' in data)?.data['pseudoniemen']).toEqual([
    expect.stringMatching(/^1\.[A-Za-z0-9_-]{43}$/),
  ])
  await first.stop()

  const before = around.asked()
  const second = await start(configuration)
  await untilReady(second.port)
  expect(await around.seen(organisatie)).toHaveLength(all.length)
  expect(around.asked()).toBe(before)
})

test('the bus away and the database away cost nothing', async () => {
  const configuration = await around.configure(testAdapter)
  const { organisatie } = configuration
  const { port } = await start(configuration)
  await untilReady(port)
  await around.region.away()
  await around.db`insert into bron.persoon (id, naam) values ('1', 'Een')`
  await waitFor(async () => (await get(port, '/gereed')).text.includes('NATS-server is weg'))
  await around.region.back()
  await around.untilSeen(organisatie, ['persoon.vastgelegd'])

  await around.db`insert into bron.persoon (id, naam, op) select n::text, 'x', clock_timestamp() from generate_series(2, 40) n`
  await around.databaseAway()
  await waitFor(async () => (await get(port, '/gereed')).text.includes('away or busy'))
  expect((await get(port, '/gezond')).status).toBe(200)
  await around.databaseBack()
  await waitFor(async () => (await around.seen(organisatie)).length === 40)
  await untilReady(port)
  expect(new Set((await around.seen(organisatie)).map(({ id }) => id)).size).toBe(40)
})

test('bad records are parked and counted, the rest goes on', async () => {
  await around.db`insert into bron.maatregel (id, client, soort) values ('1', '1', 'ONBEKEND'), ('2', null, 'OTS'), ('3', '1', 'OTS')`
  await around.db`insert into bron.persoon (id, naam, bsn) values ('1', 'Een', '123456789')`
  const configuration = await around.configure(testAdapter)
  const { port } = await start(configuration)
  await untilReady(port)
  await around.untilSeen(configuration.organisatie, ['maatregel.opgelegd'])
  const { text } = await get(port, '/metrics')
  expect(text).toContain('gezinsbeeld_parked_records_total{feed="maatregel",reden="onbekende-code"} 1')
  expect(text).toContain('gezinsbeeld_quarantined_records{feed="persoon",reden="ongeldig-bsn"} 1')
  expect(text).toContain('gezinsbeeld_published_events_total{feed="maatregel"} 1')
  expect(text).not.toContain('123456789')
})

test('an adapter that does not open families keeps silent until the hub asks, and withdraws when it stops asking', async () => {
  await around.db`insert into bron.persoon (id, naam, bsn) values ('1', 'Een', '999900006'), ('2', 'Twee', '999900018')`
  await around.db`insert into bron.maatregel (id, client, soort) values ('9', '1', 'OTS')`
  const gated = { ...testAdapter, rol: 'ggz' as const, opentGezinnen: false }
  const configuration = await around.configure(gated)
  const { organisatie } = configuration
  const say = await questionsTo(around.region, organisatie)
  const asked = pseudonymOf('999900006')
  const { port } = await start(configuration, gated)
  await untilReady(port)
  expect(await around.seen(organisatie)).toEqual([])
  await say('bekendheid.gevraagd', asked)
  const shared = ['persoon.vastgelegd', 'maatregel.opgelegd']
  await around.untilSeen(organisatie, shared)
  await say('bekendheid.beeindigd', asked)
  await around.untilSeen(organisatie, [...shared, 'persoon.ingetrokken', 'maatregel.ingetrokken'])
})

test('a client marked "deel niet" in the source is withdrawn with the whole file, and shared again when the mark goes', async () => {
  await around.db`insert into bron.persoon (id, naam) values ('1', 'Een'), ('2', 'Twee')`
  const configuration = await around.configure(testAdapter)
  const { port } = await start(configuration)
  await untilReady(port)
  await around.db`insert into bron.maatregel (id, client, soort, op) values ('9', '1', 'OTS', clock_timestamp())`
  const { organisatie } = configuration
  const names = ['persoon.vastgelegd', 'persoon.vastgelegd', 'maatregel.opgelegd']
  await around.untilSeen(organisatie, names)
  await around.db`update bron.persoon set "deelNiet" = true, op = clock_timestamp() where id = '1'`
  names.push('persoon.ingetrokken', 'maatregel.ingetrokken')
  const withdrawn = await around.untilSeen(organisatie, names)
  expect(withdrawn.slice(3).map(({ data }) => 'naam' in data || 'soort' in data)).toEqual([false, false])
  await around.db`update bron.persoon set "deelNiet" = false, op = clock_timestamp() where id = '1'`
  names.push('persoon.vastgelegd', 'maatregel.opgelegd')
  await around.untilSeen(organisatie, names)
})

test('a credential of another organisation is refused before anything is read', async () => {
  const configuration = await around.configure(testAdapter)
  const credentials = join(temporaryFolder('creds'), 'other.creds')
  writeFileSync(
    credentials,
    await around.region.credential({ role: 'adapter-gi', organisatie: 'gi-anders', name: 'adapter' }),
  )
  const other = { ...configuration, nats: { ...configuration.nats, credentials } }
  const run = runAdapter(testAdapter, other, new AbortController().signal)
  await expect(run).rejects.toThrow(/credential of gi-anders, expected one of gi-/)
})

test('a feed whose view is missing says so and asks again; the other one goes on, and it too once the view is there', async () => {
  await around.db`alter table bron.maatregel rename to elders`
  await around.db`insert into bron.persoon (id, naam) values ('1', 'Een')`
  const configuration = await around.configure(testAdapter)
  const { port } = await start(configuration)
  await around.untilSeen(configuration.organisatie, ['persoon.vastgelegd'])
  const { status, text } = await waitFor(async () => {
    const found = await get(port, '/gereed')
    return found.text.includes('probeert het opnieuw') && found
  })
  expect(status).toBe(503)
  expect(text).toMatch(/feed maatregel probeert het opnieuw: bron\.maatregel: PostgreSQL refuses \(42P01\)/)
  await around.db`alter table bron.elders rename to maatregel`
  await around.db`insert into bron.maatregel (id, client, soort) values ('9', '1', 'OTS')`
  await around.untilSeen(configuration.organisatie, ['persoon.vastgelegd', 'maatregel.opgelegd'])
  await untilReady(port)
})
