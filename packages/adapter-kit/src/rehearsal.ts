import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { EventName } from '@gezinsbeeld/contracts'
import type { AdapterDefinition } from './define'
import { pipeline } from './pipeline/pipeline'
import { openSource } from './sources/open-source'
import { remembering, temporaryFolder, workshop } from './testing/harness'

/** What has gone out, and what stands in quarantine. */
export interface Rehearsed {
  readonly events: readonly {
    readonly naam: EventName
    readonly object: string
    readonly data: Readonly<Record<string, unknown>>
  }[]
  readonly parked: readonly { readonly record: string; readonly reden: string; readonly pad: string }[]
}

export interface Rehearsal {
  /** Leaves a file, and reads until everything that is there has gone out. */
  leave(name: string, content: string | Uint8Array): Promise<Rehearsed>
}

const isFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

const fieldsIn = (payload: string): Readonly<Record<string, unknown>> => {
  const data: unknown = JSON.parse(payload)
  return isFields(data) ? data : {}
}

/**
 * A feed that reads files, with its real source, ledger and quarantine, and no bus: for an adapter's tests of what becomes of files that
 * come one after the other, twice, or broken.
 *
 * @param instellingen the feed's, as they stand in a configuration.
 * @throws TypeError when the adapter has no such feed; ZodError for settings that the feed does not take.
 */
export const rehearsal = async (
  adapter: AdapterDefinition,
  naam: string,
  instellingen: unknown = {},
): Promise<Rehearsal> => {
  const feed = adapter.feeds.find((each) => each.naam === naam)
  if (feed === undefined) throw new TypeError(`${adapter.naam} has no feed ${naam}`)
  const sink = remembering()
  const { opentGezinnen, overlay } = adapter
  const config = feed.instellingen?.parse(instellingen) ?? {}
  const shop = workshop({ sink, opentGezinnen, overlay, config })
  const mine = shop.of(feed)
  const map = temporaryFolder()
  const files = { map, rust: 0, pagina: 500, langsteRegel: 1_000_000, hoogstensWeg: 0.3 }
  const place = { feed: naam, name: naam, folder: temporaryFolder(), key: new Uint8Array(32) }
  const source = await openSource(feed.source, { files }, place)
  let cursor: unknown

  const read = async (): Promise<void> => {
    const line = pipeline({ ...mine, onStand: (standPer) => source.arrived?.(standPer) })
    for await (const page of source.pass(cursor)) {
      await line.accept(page)
      cursor = page.cursor
    }
    await line.drain()
  }

  return {
    leave: async (name, content) => {
      writeFileSync(join(map, name), content)
      // A file is taken when it looks the same twice; what has arrived is put away at the look after that.
      for (let look = 0; look < 3; look += 1) await read()
      return {
        events: sink.events.map(({ naam, object, payload }) => ({ naam, object, data: fieldsIn(payload) })),
        parked: [...shop.shared.quarantine.list()].map(({ record, reden, pad }) => ({ record, reden, pad })),
      }
    },
  }
}
