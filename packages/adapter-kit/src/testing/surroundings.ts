import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Bus } from '@gezinsbeeld/bus'
import { startPostgres, startRegion, type TestRegion, temporaryFolder, waitFor } from '@gezinsbeeld/test-kit'
import postgres from 'postgres'
import { type AdapterConfiguration, configurationOf } from '../configuration'
import type { AdapterDefinition } from '../define'
import { servePseudonyms } from './pseudonym-service'
import { type Seen, seenOf } from './seen'

/** What a configuration says of the source, where it is not the database; `feeds`: of every feed. */
export interface Reads {
  readonly bron?: unknown
  readonly feeds?: object
  /** In which role it joins, where that is not a GI's. */
  readonly role?: 'adapter-gemeente' | 'adapter-ggz'
}

/** Everything that stands around an adapter: its source's database, the region's bus, the pseudonym service. */
export interface Surroundings {
  readonly db: postgres.Sql
  readonly region: TestRegion
  readonly operator: Bus
  /** How many BSNs the pseudonym service was asked for. */
  readonly asked: () => number
  /** The adapter's tables, empty. */
  emptyTables(): Promise<void>
  /** The configuration of an organisation of its own, so that tests do not read each other's events. */
  configure(definition: AdapterDefinition, reads?: Reads): Promise<AdapterConfiguration>
  /** What the stream holds of an organisation, but for its reports. */
  seen(organisatie: string): Promise<readonly Seen[]>
  /** Waits until the stream holds exactly events of these names, in whatever order the feeds came. */
  untilSeen(organisatie: string, names: readonly string[]): Promise<readonly Seen[]>
  databaseAway(): Promise<void>
  databaseBack(): Promise<void>
  stop(): Promise<void>
}

export const startSurroundings = async (): Promise<Surroundings> => {
  const folder = temporaryFolder('postgres')
  const [first, region] = await Promise.all([startPostgres({ folder }), startRegion()])
  let server = first
  const { port } = server
  const url = await server.database('dossier')
  const db = postgres(url, { max: 1, onnotice: () => undefined })
  const operator = await region.connect({ role: 'operator', name: 'kijker' })
  let organisations = 0
  const pseudonyms = await servePseudonyms(region)
  const seen = (organisatie: string): Promise<readonly Seen[]> => seenOf(operator, organisatie)

  return {
    db,
    region,
    operator,
    asked: pseudonyms.asked,
    emptyTables: async () => {
      await db.unsafe(`
        drop schema if exists bron cascade; create schema bron;
        create table bron.persoon (id text primary key, naam text, bsn text, client text, "deelNiet" boolean not null default false, op timestamptz not null default now());
        create table bron.maatregel (id text primary key, client text, soort text, einde text, op timestamptz not null default now());
        create table bron.weg (tabel text, sleutel text, op timestamptz not null default now());`)
    },
    configure: async (definition, reads = {}) => {
      const organisatie = `gi-${++organisations}`
      const credentials = join(temporaryFolder('creds'), 'adapter.creds')
      writeFileSync(
        credentials,
        await region.credential({ role: reads.role ?? 'adapter-gi', organisatie, name: 'adapter' }),
      )
      return configurationOf(definition).parse({
        adapter: definition.naam,
        organisatie,
        oin: '00000099123456789000',
        bronsysteem: 'Dossier',
        nats: { servers: [region.url], credentials },
        gegevens: temporaryFolder('ledger'),
        poort: 0,
        sleutels: {
          referentie: randomBytes(32).toString('hex'),
          quarantaine: randomBytes(32).toString('hex'),
        },
        bron: reads.bron ?? { sql: { url, tls: 'uit', overlap: 0, pagina: 10 } },
        feeds: Object.fromEntries(
          definition.feeds.map(({ naam }) => [naam, { interval: 20, ...reads.feeds }]),
        ),
      })
    },
    seen,
    untilSeen: (organisatie, names) => {
      const sorted = JSON.stringify(names.toSorted())
      return waitFor(
        async () => {
          const events = await seen(organisatie)
          return JSON.stringify(events.map(({ naam }) => naam).sort()) === sorted && events
        },
        `events ${names.join(', ')}`,
      )
    },
    databaseAway: () => server.stop(),
    databaseBack: async () => {
      server = await startPostgres({ folder, port })
    },
    stop: async () => {
      await pseudonyms.stop()
      await db.end()
      await region.stop()
      await server.stop()
    },
  }
}

/** Of a running adapter's health server. */
export const get = async (
  port: number,
  path: string,
): Promise<{ readonly status: number; readonly text: string }> => {
  const response = await fetch(`http://127.0.0.1:${port}${path}`)
  return { status: response.status, text: await response.text() }
}

export const untilReady = (port: number): Promise<boolean> =>
  waitFor(async () => (await get(port, '/gereed')).status === 200, 'readiness')
