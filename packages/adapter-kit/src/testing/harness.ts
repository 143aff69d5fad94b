import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Feed } from '../define'
import { type Ledger, openLedger } from '../ledger/open-ledger'
import type { Settled } from '../ledger/store'
import { watchedContext } from '../pipeline/context'
import { eventBuilder, type OutgoingEvent } from '../pipeline/event'
import { type EventSink, type Outbox, outbox } from '../pipeline/outbox'
import { references } from '../pipeline/references'
import { roomFor } from '../pipeline/room'
import type { FeedShared, Shared, Step } from '../pipeline/shared'
import { quarantine } from '../quarantine'
import type { Page, SourceRecord } from '../sources/source'

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
export const remembering = (): EventSink<Settled> & { readonly events: OutgoingEvent[] } => {
  const events: OutgoingEvent[] = []
  return {
    events,
    publish: async (batch) => {
      events.push(...batch.map(build))
    },
  }
}

const testReferences = references('gi-noord', new Uint8Array(32).fill(7))

export interface Workshop {
  readonly ledger: Ledger
  readonly outbox: Outbox<Settled>
  readonly shared: Shared
  readonly of: (feed: Feed) => FeedShared
  readonly parked: string[]
  readonly asked: string[]
}

export interface WorkshopOptions {
  readonly folder?: string
  readonly sink: EventSink<Settled>
  readonly opentGezinnen?: boolean
  readonly versie?: string
  readonly onStep?: (step: Step) => void
  readonly now?: () => Date
}

/** Everything between a source and a sink, with pseudonyms that are made up from the BSN's first digits. */
export const workshop = (options: WorkshopOptions): Workshop => {
  const { opentGezinnen = true, versie = '1.0.0', folder = temporaryFolder() } = options
  const organisatie = testReferences.organisatie
  const ledger = openLedger(folder, { organisatie, adapter: 'proef', sleutel: testReferences.fingerprint })
  const out = outbox(options.sink, new AbortController().signal, () => undefined)
  const parked: string[] = []
  const asked: string[] = []
  const shared: Shared = {
    organisatie,
    bronsysteem: 'Dossier',
    versie,
    rules: { opentGezinnen, maxBytes: 100_000 },
    ledger,
    quarantine: quarantine(ledger, new Uint8Array(32).fill(9)),
    outbox: out,
    room: roomFor(3),
    learn: async (bsns) => {
      asked.push(...bsns)
      await ledger.commit(() => {
        for (const bsn of bsns) ledger.pseudonyms.putSync(testReferences.bsn(bsn), testPseudonym(bsn))
      })
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
    asked,
    of: (feed) => ({
      ...shared,
      feed,
      context: watchedContext(testReferences, {}, known),
      mapping: versie,
      metrics: {
        read: () => undefined,
        unchanged: () => undefined,
        translated: () => undefined,
        parked: (reden) => parked.push(reden),
        published: () => undefined,
      },
      onStand: () => undefined,
    }),
  }
}

/** `1.` and 43 characters, told apart by the BSN's middle digits; the BSN itself is not in it. */
export const testPseudonym = (bsn: string): string => `1.${testReferences.bsn(bsn)}`.padEnd(45, 'x')

export const record = <R extends { readonly id: string }>(
  raw: R,
  at = '2026-03-01T09:00:00Z',
): SourceRecord => ({
  key: raw.id,
  raw,
  at,
})

export const pageOf = (...records: readonly SourceRecord[]): Page => ({
  records,
  deleted: [],
  cursor: 'next',
})

export const deletionOf = (...keys: readonly string[]): Page => ({
  records: [],
  deleted: keys.map((key) => ({ key, at: '2026-03-02T09:00:00Z' })),
  cursor: 'next',
})
