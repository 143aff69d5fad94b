import type { EventMap } from '@gezinsbeeld/contracts'
import { contentHash } from './ledger/content'
import type { State } from './ledger/entries'
import { publishChange } from './pipeline/pending'
import type { References } from './pipeline/references'
import type { Shared } from './pipeline/shared'

/** Stands where a feed's name does; no feed can be called so. */
const reports = '.bron'

export interface FeedStand {
  readonly feed: string
  /** RFC 3339; undefined until the first pass is complete. */
  readonly standPer: string | undefined
}

/** `bron.gemeld`: how far a feed is, so that a picture can say how fresh it is. Numbered and stored like any other event. */
export const report = async (
  shared: Shared,
  references: References,
  { feed, standPer }: FeedStand,
): Promise<void> => {
  const token = references.object('bron', feed)
  const data: Omit<EventMap['bron.gemeld'], 'herkomst'> = {
    referentie: `${shared.organisatie}:${token}`,
    feed,
    ...(standPer === undefined ? {} : { standPer, achterstand: shared.outbox.waiting() }),
    inQuarantaine: shared.quarantine.size(feed),
    aantalRecords: shared.ledger.records(feed).size(),
  }
  const content = JSON.stringify(data)
  const state: State = {
    object: `bron.${token}`,
    naam: 'bron.gemeld',
    content,
    hash: contentHash('bron.gemeld', content),
    subject: data.referentie,
  }
  const moment = { at: shared.now().toISOString(), versie: shared.versie }
  await publishChange(shared, (change) =>
    change.record(reports, { key: feed, entry: { ...moment, hash: state.hash, states: [state] }, moment }),
  )
}
