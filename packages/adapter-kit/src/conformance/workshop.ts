import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Feed, Overlay } from '../define'
import { lookups } from '../ledger/lookups'
import { type Ledger, openLedger } from '../ledger/open-ledger'
import type { Settled } from '../ledger/store'
import { type WatchedContext, watchedContext } from '../pipeline/context'
import { eventBuilder, type OutgoingEvent } from '../pipeline/event'
import { type EventSink, type Outbox, outbox } from '../pipeline/outbox'
import { references } from '../pipeline/references'
import { roomFor } from '../pipeline/room'
import type { FeedShared, Shared, Step } from '../pipeline/shared'
import { quarantine } from '../quarantine'
import { sealing } from '../seal'

const made = new Set<string>()

/** A new folder that goes when the process ends. */
export const temporaryFolder = (): string => {
  if (made.size === 0) {
    process.once('exit', () => {
      for (const folder of made) rmSync(folder, { recursive: true, force: true })
    })
  }
  const folder = mkdtempSync(join(tmpdir(), 'gezinsbeeld-kit-'))
  made.add(folder)
  return folder
}

const build = eventBuilder({ organisatie: 'gi-noord', oin: '00000099123456789000', bronsysteem: 'Dossier' })

/** A sink that acknowledges at once and remembers what arrived. */
export const remembering = (): EventSink<Settled> & {
  readonly events: OutgoingEvent[]
  /** Of each event, what makes it new to the bus. */
  readonly lacking: (string | undefined)[]
} => {
  const events: OutgoingEvent[] = []
  const lacking: (string | undefined)[] = []
  return {
    events,
    lacking,
    publish: async (batch) => {
      events.push(...batch.map(build))
      lacking.push(...batch.map((settled) => settled.lacking))
    },
  }
}

const quarantineKey = new Uint8Array(32).fill(9)
const testReferences = references('gi-noord', new Uint8Array(32).fill(7))

export interface Workshop {
  readonly ledger: Ledger
  readonly outbox: Outbox<Settled>
  readonly shared: Shared
  readonly of: (feed: Feed) => FeedShared
  readonly parked: string[]
  /** Reason and place of each part of a record that was not told. */
  readonly leftOut: string[]
  readonly asked: string[]
}

export interface WorkshopOptions {
  readonly folder?: string
  readonly sink: EventSink<Settled>
  readonly opentGezinnen?: boolean | ((feed: string) => boolean)
  readonly overlay?: Overlay | undefined
  readonly versie?: string
  /** The feeds' `instellingen`. */
  readonly config?: Readonly<Record<string, unknown>>
  readonly onStep?: (step: Step) => void
  /** Whether the pseudonym service answers. */
  readonly pseudonyms?: () => boolean
  readonly now?: () => Date
}

/** Everything between a source and a sink, with pseudonyms that are made up from the BSN's first digits. */
export const workshop = (options: WorkshopOptions): Workshop => {
  const { opentGezinnen = true, versie = '1.0.0', folder = temporaryFolder() } = options
  const organisatie = testReferences.organisatie
  const ledger = openLedger(folder, { organisatie, adapter: 'proef', sleutel: testReferences.fingerprint })
  const out = outbox(options.sink, new AbortController().signal, () => undefined)
  const parked: string[] = []
  const leftOut: string[] = []
  const asked: string[] = []
  const shared: Shared = {
    organisatie,
    bronsysteem: 'Dossier',
    versie,
    rules: {
      opentGezinnen: typeof opentGezinnen === 'boolean' ? () => opentGezinnen : opentGezinnen,
      maxBytes: 100_000,
      overlay: options.overlay,
    },
    ledger,
    quarantine: quarantine(ledger, quarantineKey),
    lookups: lookups(ledger, testReferences, sealing(quarantineKey)),
    outbox: out,
    room: roomFor(3),
    learning: {
      isThere: () => options.pseudonyms?.() ?? true,
      look: async () => undefined,
      learn: async (bsns) => {
        if (options.pseudonyms?.() === false) return false
        asked.push(...bsns)
        await ledger.commit(() => {
          for (const bsn of bsns) ledger.pseudonyms.putSync(testReferences.bsn(bsn), testPseudonym(bsn))
        })
        return true
      },
    },
    now: options.now ?? (() => new Date()),
    onStep: options.onStep ?? (() => undefined),
  }
  const known = (bsn: string): string | undefined => ledger.pseudonyms.get(testReferences.bsn(bsn))
  return {
    ledger,
    outbox: out,
    shared,
    parked,
    leftOut,
    asked,
    of: (feed) => ({
      ...shared,
      feed,
      context: watchedContext(testReferences, options.config ?? {}, known),
      mapping: versie,
      metrics: {
        read: () => undefined,
        unchanged: () => undefined,
        translated: () => undefined,
        parked: (reden) => parked.push(reden),
        leftOut: (reden, pad) => leftOut.push(`${reden} ${pad}`),
        published: () => undefined,
      },
      onStand: () => undefined,
    }),
  }
}

/** `1.` and 43 characters, told apart by the BSN's middle digits; the BSN itself is not in it. */
export const testPseudonym = (bsn: string): string => `1.${testReferences.bsn(bsn)}`.padEnd(45, 'x')

/** A context in which every pseudonym is known, for what a workshop will publish once it knows them as well. */
export const fullContext = (config: Readonly<Record<string, unknown>>): WatchedContext =>
  watchedContext(testReferences, config, testPseudonym)
