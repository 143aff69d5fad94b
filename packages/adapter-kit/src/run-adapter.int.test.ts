import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  type Bus,
  createPublisher,
  ensureConsumer,
  eventMessage,
  readStream,
  type Service,
  serve,
} from '@gezinsbeeld/bus'
import {
  bericht,
  bezorgdSubject,
  type EventName,
  geenGezin,
  parseInvoerSubject,
} from '@gezinsbeeld/contracts'
import { blind, derivePseudonymKey, evaluate, finalize } from '@gezinsbeeld/identity'
import { startPostgres, startRegion, type TestRegion, temporaryFolder, waitFor } from '@gezinsbeeld/test-kit'
import postgres from 'postgres'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { type AdapterConfiguration, configurationOf } from './configuration'
import type { AdapterDefinition } from './define'
import { runAdapter } from './run-adapter'
import { testAdapter } from './testing/feeds'

const key = derivePseudonymKey(new Uint8Array(32).fill(3))
const pseudonymOf = (bsn: string): string => {
  const blinded = blind(bsn)
  return finalize(bsn, blinded, '1', evaluate(key, blinded.geblindeerd) ?? '')
}

const databaseFolder = temporaryFolder('postgres')
let server: Awaited<ReturnType<typeof startPostgres>>
let db: postgres.Sql
let url: string
let region: TestRegion
let operator: Bus
let service: Service
let asked = 0

beforeAll(async () => {
  ;[server, region] = await Promise.all([startPostgres({ folder: databaseFolder }), startRegion()])
  url = await server.database('dossier')
  db = postgres(url, { max: 1, onnotice: () => undefined })
  operator = await region.connect({ role: 'operator', name: 'kijker' })
  const pseudoniem = await region.connect({ role: 'pseudoniem', name: 'pseudoniem' })
  service = serve(pseudoniem, 'dienst.v1.pseudoniem.*.evalueer', async ({ body }) => {
    const { geblindeerd } = z.object({ geblindeerd: z.array(z.string()) }).parse(body)
    asked += geblindeerd.length
    return { versie: '1', geevalueerd: geblindeerd.map((each) => evaluate(key, each)) }
  })
})
afterAll(async () => {
  await service.stop()
  await db.end()
  await region.stop()
  await server.stop()
})

beforeEach(() =>
  db.unsafe(`
    drop schema if exists bron cascade; create schema bron;
    create table bron.persoon (id text primary key, naam text, bsn text, client text, op timestamptz not null default now());
    create table bron.maatregel (id text primary key, client text, soort text, einde text, op timestamptz not null default now());
    create table bron.weg (tabel text, sleutel text, op timestamptz not null default now());`),
)

interface Running {
  readonly configuration: AdapterConfiguration
  readonly port: number
  stop(): Promise<void>
}
const running: Running[] = []
afterEach(async () => {
  for (const each of running.splice(0)) await each.stop()
})

let organisations = 0

/** An organisation of its own, so that the tests do not read each other's events. */
const configure = async (definition: AdapterDefinition): Promise<AdapterConfiguration> => {
  const organisatie = `gi-${++organisations}`
  const credentials = join(temporaryFolder('creds'), 'adapter.creds')
  writeFileSync(credentials, await region.credential({ role: 'adapter', organisatie, name: 'adapter' }))
  return configurationOf(definition).parse({
    adapter: definition.naam,
    organisatie,
    oin: '00000099123456789000',
    bronsysteem: 'Dossier',
    nats: { servers: [region.url], credentials },
    gegevens: temporaryFolder('ledger'),
    poort: 0,
    sleutels: { referentie: randomBytes(32).toString('hex'), quarantaine: randomBytes(32).toString('hex') },
    bron: { sql: { url, tls: 'uit', overlap: 0, pagina: 10 } },
    feeds: { persoon: { interval: 20 }, maatregel: { interval: 20 } },
  })
}

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
  const started = { configuration, port, stop }
  running.push(started)
  return started
}

interface Seen {
  readonly naam: EventName
  readonly object: string
  readonly sequence: string
  readonly id: string
  readonly data: Readonly<Record<string, unknown>>
}

/** What the stream holds of an organisation, but for its reports. */
const seen = async (organisatie: string): Promise<readonly Seen[]> => {
  const { state } = await operator.jsm.streams.info('invoer')
  const all: Seen[] = []
  if (state.messages === 0) return all
  for await (const message of readStream(operator, {
    stream: 'invoer',
    fromSequence: 1,
    signal: AbortSignal.timeout(30_000),
  })) {
    const parsed = parseInvoerSubject(message.subject)
    if (parsed?.organisatie === organisatie && parsed.naam !== 'bron.gemeld') {
      const header = (name: string): string => message.headers?.get(name) ?? ''
      const data = JSON.parse(new TextDecoder().decode(message.data))
      all.push({
        naam: parsed.naam,
        object: parsed.object,
        sequence: header('ce-sequence'),
        id: header('ce-id'),
        data,
      })
    }
    if (message.sequence >= state.last_seq) break
  }
  return all
}

/** Waits until the stream holds exactly these events, in whatever order the feeds came. */
const untilSeen = async (organisatie: string, names: readonly string[]): Promise<readonly Seen[]> => {
  const sorted = JSON.stringify(names.toSorted())
  return waitFor(
    async () => {
      const events = await seen(organisatie)
      return JSON.stringify(events.map(({ naam }) => naam).sort()) === sorted ? events : undefined
    },
    `events ${names.join(', ')}`,
    20_000,
  )
}

const get = async (
  port: number,
  path: string,
): Promise<{ readonly status: number; readonly text: string }> => {
  const response = await fetch(`http://127.0.0.1:${port}${path}`)
  return { status: response.status, text: await response.text() }
}
const untilReady = (port: number) =>
  waitFor(async () => (await get(port, '/gereed')).status === 200, 'readiness', 20_000)

test('rows become events, a change another one, a deletion a withdrawal; a restart publishes nothing', async () => {
  await db`insert into bron.persoon (id, naam, bsn) values ('1', 'Een', '999900006'), ('2', 'Twee', null)`
  await db`insert into bron.maatregel (id, client, soort) values ('9', '1', 'OTS')`
  const configuration = await configure(testAdapter)
  const { organisatie } = configuration
  const first = await start(configuration)
  await untilReady(first.port)
  const start1 = ['persoon.vastgelegd', 'persoon.vastgelegd', 'maatregel.opgelegd']
  await untilSeen(organisatie, start1)
  await db`update bron.maatregel set einde = '2026-06-01', op = clock_timestamp()`
  await untilSeen(organisatie, [...start1, 'maatregel.beeindigd'])
  await db`delete from bron.maatregel`
  await db`insert into bron.weg values ('maatregel', '9', clock_timestamp())`
  const all = await untilSeen(organisatie, [...start1, 'maatregel.beeindigd', 'maatregel.ingetrokken'])
  expect(all.find(({ data }) => 'pseudoniemen' in data)?.data['pseudoniemen']).toEqual([
    expect.stringMatching(/^1\.[A-Za-z0-9_-]{43}$/),
  ])
  await first.stop()

  const before = asked
  const second = await start(configuration)
  await untilReady(second.port)
  expect(await seen(organisatie)).toHaveLength(all.length)
  expect(asked).toBe(before)
})

test('the bus away and the database away cost nothing', async () => {
  const configuration = await configure(testAdapter)
  const { organisatie } = configuration
  const { port } = await start(configuration)
  await untilReady(port)
  await region.away()
  await db`insert into bron.persoon (id, naam) values ('1', 'Een')`
  await waitFor(async () => (await get(port, '/gereed')).text.includes('NATS-server is weg'))
  await region.back()
  await untilSeen(organisatie, ['persoon.vastgelegd'])

  await db`insert into bron.persoon (id, naam, op) select n::text, 'x', clock_timestamp() from generate_series(2, 40) n`
  await server.stop()
  await waitFor(async () => (await get(port, '/gereed')).text.includes('away or busy'))
  expect((await get(port, '/gezond')).status).toBe(200)
  server = await startPostgres({ folder: databaseFolder, port: server.port })
  await waitFor(async () => (await seen(organisatie)).length === 40)
  await untilReady(port)
  expect(new Set((await seen(organisatie)).map(({ id }) => id)).size).toBe(40)
})

test('bad records are parked and counted, the rest goes on', async () => {
  await db`insert into bron.maatregel (id, client, soort) values ('1', '1', 'ONBEKEND'), ('2', null, 'OTS'), ('3', '1', 'OTS')`
  await db`insert into bron.persoon (id, naam, bsn) values ('1', 'Een', '123456789')`
  const configuration = await configure(testAdapter)
  const { port } = await start(configuration)
  await untilReady(port)
  await untilSeen(configuration.organisatie, ['maatregel.opgelegd'])
  const { text } = await get(port, '/metrics')
  expect(text).toContain('gezinsbeeld_parked_records_total{feed="maatregel",reden="onbekende-code"} 1')
  expect(text).toContain('gezinsbeeld_quarantined_records{feed="persoon",reden="ongeldig-bsn"} 1')
  expect(text).toContain('gezinsbeeld_published_events_total{feed="maatregel"} 1')
  expect(text).not.toContain('123456789')
})

test('an adapter that does not open families keeps silent until the hub asks, and withdraws when it stops asking', async () => {
  await db`insert into bron.persoon (id, naam, bsn) values ('1', 'Een', '999900006'), ('2', 'Twee', '999900018')`
  await db`insert into bron.maatregel (id, client, soort) values ('9', '1', 'OTS')`
  const gated = { ...testAdapter, rol: 'ggz' as const, opentGezinnen: false }
  const configuration = await configure(gated)
  const { organisatie } = configuration
  await ensureConsumer(operator.jsm, { organisatie, name: 'adapter', domeinen: ['bekendheid'] })
  const publisher = createPublisher(await region.connect({ role: 'hub', name: 'hub' }))
  const say = async (naam: 'bekendheid.gevraagd' | 'bekendheid.beeindigd'): Promise<void> => {
    const id = randomBytes(8).toString('hex')
    const attributes = {
      id,
      source: 'urn:nld:oin:00000099000000009000:systeem:hub',
      type: bericht(naam).type,
    }
    const data = JSON.stringify({ pseudoniem: pseudonymOf('999900006') })
    await publisher.publish(eventMessage(bezorgdSubject(organisatie, geenGezin, naam), attributes, data))
  }
  const { port } = await start(configuration, gated)
  await untilReady(port)
  expect(await seen(organisatie)).toEqual([])
  await say('bekendheid.gevraagd')
  const shared = ['persoon.vastgelegd', 'maatregel.opgelegd']
  await untilSeen(organisatie, shared)
  await say('bekendheid.beeindigd')
  await untilSeen(organisatie, [...shared, 'persoon.ingetrokken', 'maatregel.ingetrokken'])
})

test('a credential of another organisation is refused before anything is read', async () => {
  const configuration = await configure(testAdapter)
  const credentials = join(temporaryFolder('creds'), 'other.creds')
  writeFileSync(
    credentials,
    await region.credential({ role: 'adapter', organisatie: 'gi-anders', name: 'adapter' }),
  )
  const other = { ...configuration, nats: { ...configuration.nats, credentials } }
  const run = runAdapter(testAdapter, other, new AbortController().signal)
  await expect(run).rejects.toThrow(/credential of gi-anders, expected one of gi-/)
})

test('a feed whose view is missing stops and says so; the other one goes on', async () => {
  await db`drop table bron.maatregel`
  await db`insert into bron.persoon (id, naam) values ('1', 'Een')`
  const configuration = await configure(testAdapter)
  const { port } = await start(configuration)
  await untilSeen(configuration.organisatie, ['persoon.vastgelegd'])
  const { status, text } = await waitFor(async () => {
    const found = await get(port, '/gereed')
    return found.text.includes('gestopt') && found
  })
  expect(status).toBe(503)
  expect(text).toMatch(/feed maatregel is gestopt: bron\.maatregel: PostgreSQL refuses \(42P01\)/)
})
