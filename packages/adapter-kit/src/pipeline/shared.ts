import type { Feed } from '../define'
import type { Lookups } from '../ledger/lookups'
import type { Ledger } from '../ledger/open-ledger'
import type { Settled } from '../ledger/store'
import type { Quarantine } from '../quarantine'
import type { WatchedContext } from './context'
import type { Learning } from './learning'
import type { Outbox } from './outbox'
import type { DecodeWatch } from './page-trace'
import type { PrepareRules } from './prepare'
import type { Room } from './room'

/** What has just happened to a batch; whatever comes next, a crash here loses and changes nothing. */
export type Step = 'translated' | 'stored' | 'published' | 'marked'

/** What the feeds of an adapter have in common. */
export interface Shared {
  readonly organisatie: string
  readonly bronsysteem: string
  readonly versie: string
  readonly rules: PrepareRules
  readonly ledger: Ledger
  readonly quarantine: Quarantine
  readonly lookups: Lookups
  readonly outbox: Outbox<Settled>
  /** How many pages of all feeds together are stored, published or waited for at a time: memory stays flat. */
  readonly room: Room
  readonly learning: Learning
  readonly now: () => Date
  /** Tests end the process here. */
  readonly onStep: (step: Step) => void
}

/** Counters; named after the verbs. */
export interface FeedMetrics {
  readonly read: (records: number) => void
  readonly unchanged: (records: number) => void
  readonly translated: (records: number) => void
  readonly parked: (reden: string) => void
  readonly leftOut: (reden: string, pad: string) => void
  readonly published: (events: number) => void
}

export interface FeedShared extends Shared {
  readonly feed: Feed
  readonly context: WatchedContext
  /** Says under which mapping records are read; part of every fingerprint. */
  readonly mapping: string
  /** Under which keys of the pseudonyms (`Keyring.mark`) that is; absent: whichever. */
  readonly keys?: string
  readonly metrics: FeedMetrics
  /** While it is traced: what its feed's decoding took. */
  readonly decoding?: DecodeWatch
  /** Everything up to this moment (RFC 3339) has been read and has arrived. */
  readonly onStand: (standPer: string) => void
}
