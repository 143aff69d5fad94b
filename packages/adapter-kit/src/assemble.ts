import { hash } from 'node:crypto'
import { type Bus, request } from '@gezinsbeeld/bus'
import type { AdapterConfiguration, FeedConfiguration } from './configuration'
import { type AdapterDefinition, type Feed, opensFamilies } from './define'
import { lookups } from './ledger/lookups'
import type { Ledger } from './ledger/open-ledger'
import type { Settled } from './ledger/store'
import { watchedContext } from './pipeline/context'
import { learning } from './pipeline/learning'
import type { Outbox } from './pipeline/outbox'
import { pseudonymClient } from './pipeline/pseudonyms'
import type { References } from './pipeline/references'
import { roomFor } from './pipeline/room'
import type { FeedMetrics, FeedShared, Shared, Step } from './pipeline/shared'
import { quarantine } from './quarantine'
import { sealing } from './seal'

const unversioned = '0.1.0'

/** Pages of all feeds together that are stored or published; the next one is read and translated meanwhile. */
const pagesAtOnce = 2

export interface Parts {
  readonly definition: AdapterDefinition
  readonly configuration: AdapterConfiguration
  readonly references: References
  readonly ledger: Ledger
  readonly bus: Bus
  readonly outbox: Outbox<Settled>
  readonly maxBytes: number
  /** Ends asking the pseudonym service. */
  readonly signal: AbortSignal
  readonly onStep: (step: Step) => void
}

/** What the feeds of an adapter have in common, put together. */
export const assemble = (parts: Parts): Shared => {
  const { definition, configuration, references, ledger, bus } = parts
  const { organisatie, bronsysteem } = configuration
  const key = Buffer.from(configuration.sleutels.quarantaine, 'hex')
  return {
    organisatie,
    bronsysteem,
    versie: definition.versie ?? unversioned,
    rules: {
      opentGezinnen: opensFamilies(definition),
      maxBytes: parts.maxBytes,
      overlay: definition.overlay,
    },
    ledger,
    quarantine: quarantine(ledger, key),
    lookups: lookups(ledger, references, sealing(key)),
    outbox: parts.outbox,
    room: roomFor(pagesAtOnce),
    learning: learning(
      ledger,
      references,
      pseudonymClient(organisatie, (subject, body) => request(bus, subject, body)),
      parts.signal,
    ),
    now: () => new Date(),
    onStep: parts.onStep,
  }
}

/** Another mapping, or other settings of it, or another key of the pseudonyms, reads the source from the start. */
const mappingOf = ({ versie, bronsysteem, ledger }: Shared, { instellingen }: FeedConfiguration): string => {
  const mark = ledger.keys.mark()
  const parts = [versie, bronsysteem, instellingen, ...(mark === '' ? [] : [mark])]
  return hash('sha256', JSON.stringify(parts), 'base64url').slice(0, 22)
}

export const assembleFeed = (
  shared: Shared,
  references: References,
  feed: Feed,
  configuration: FeedConfiguration,
  metrics: FeedMetrics,
  onStand: (standPer: string) => void,
): FeedShared => {
  const { ledger } = shared
  const known = (bsn: string): string | undefined => ledger.keys.known(references.bsn(bsn))
  return {
    ...shared,
    feed,
    context: watchedContext(references, configuration.instellingen, known),
    mapping: mappingOf(shared, configuration),
    keys: ledger.keys.mark(),
    metrics,
    onStand,
  }
}
