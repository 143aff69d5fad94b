import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { EventName } from '@gezinsbeeld/contracts'
import { type AdapterDefinition, type Feed, opensFamilies } from './define'
import { pipeline } from './pipeline/pipeline'
import { openSource } from './sources/open-source'
import type { KnownKeys, Page } from './sources/source'
import { remembering, temporaryFolder, workshop } from './testing/harness'

/** What has gone out, and what stands in quarantine. */
export interface Rehearsed {
  readonly events: readonly {
    readonly naam: EventName
    readonly object: string
    readonly data: Readonly<Record<string, unknown>>
  }[]
  readonly parked: readonly {
    readonly record: string
    readonly reden: string
    readonly pad: string
    readonly uitleg: string
  }[]
}

export interface Rehearsal {
  /** Leaves a file, and reads until everything that is there has gone out; of a feed that reads files. */
  leave(name: string, content: string | Uint8Array): Promise<Rehearsed>
  /** Takes a record as its source would give it; of any feed. */
  give(key: string, raw: unknown): Promise<Rehearsed>
  /** Takes it that the source says that a record is gone. */
  remove(key: string): Promise<Rehearsed>
}

export interface RehearsalOptions {
  /** True: as if every client had been asked for, so that a feed which opens no families speaks as well. */
  readonly gevraagd?: boolean
}

const isFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

const fieldsIn = (payload: string): Readonly<Record<string, unknown>> => {
  const data: unknown = JSON.parse(payload)
  return isFields(data) ? data : {}
}

const readsFiles = ({ source }: Feed): boolean => source.soort === 'files' || source.soort === 'een-van'

/**
 * A feed with its real ledger and quarantine, and no bus: for an adapter's tests of what becomes of records that come one after the other,
 * twice, or broken. Of a feed that reads files its source is real too.
 *
 * @param instellingen the feed's, as they stand in a configuration.
 * @throws TypeError when the adapter has no such feed; ZodError for settings that the feed does not take.
 */
export const rehearsal = async (
  adapter: AdapterDefinition,
  naam: string,
  instellingen: unknown = {},
  { gevraagd = false }: RehearsalOptions = {},
): Promise<Rehearsal> => {
  const feed = adapter.feeds.find((each) => each.naam === naam)
  if (feed === undefined) throw new TypeError(`${adapter.naam} has no feed ${naam}`)
  const sink = remembering()
  const { overlay } = adapter
  const opentGezinnen = gevraagd || opensFamilies(adapter)
  const config = feed.instellingen?.parse(instellingen) ?? {}
  const shop = workshop({ sink, opentGezinnen, overlay, config })
  const mine = shop.of(feed)
  const map = temporaryFolder()
  const files = { map, rust: 0, pagina: 500, langsteRegel: 1_000_000, hoogstensWeg: 0.3 }
  const place = {
    feed: naam,
    name: naam,
    folder: temporaryFolder(),
    key: new Uint8Array(32),
    clients: () => [],
  }
  const source = readsFiles(feed) ? await openSource(feed.source, { files }, place) : undefined
  let cursor: unknown

  const accept = async (pages: AsyncIterable<Page> | readonly Page[]): Promise<void> => {
    const line = pipeline({ ...mine, onStand: (standPer) => source?.arrived?.(standPer) })
    for await (const page of pages) {
      await line.accept(page)
      cursor = page.cursor
    }
    await line.drain()
  }
  const told = (): Rehearsed => ({
    events: sink.events.map(({ naam, object, payload }) => ({ naam, object, data: fieldsIn(payload) })),
    parked: [...shop.shared.quarantine.list()].map(({ record, reden, pad, uitleg }) => ({
      ...{ record, reden, pad, uitleg },
    })),
  })
  const known: KnownKeys = {
    has: (key) => shop.ledger.records(naam).has(key) || shop.shared.quarantine.has(naam, key),
    inOrder: () => shop.ledger.records(naam).keys(),
    parked: () => shop.shared.quarantine.keys(naam),
  }
  let moments = Date.UTC(2026, 2, 1)
  const at = (): string => {
    moments += 1_000
    return new Date(moments).toISOString()
  }

  return {
    leave: async (name, content) => {
      if (source === undefined) throw new TypeError(`${naam} reads no files`)
      writeFileSync(join(map, name), content)
      // A file is taken when it looks the same twice; what has arrived is put away at the look after that.
      for (let look = 0; look < 4; look += 1) {
        await accept(source.pass(cursor))
        // A file that holds everything tells what is gone once all of it has been read.
        if (source.dueToReconcile?.() === true) await accept(source.reconcile(cursor, known))
      }
      return told()
    },
    give: async (key, raw) => {
      await accept([{ records: [{ key, raw, at: at() }], deleted: [], cursor }])
      return told()
    },
    remove: async (key) => {
      await accept([{ records: [], deleted: [{ key, at: at() }], cursor }])
      return told()
    },
  }
}
