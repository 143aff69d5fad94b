import { ok } from 'node:assert/strict'
import { isLeft } from 'fp-ts/lib/Either.js'
import { type AdapterDefinition, opensFamilies, type TranslatedChange, type TranslatedEvent } from '../define'
import { prepare } from '../pipeline/prepare'
import type { Rejection } from '../rejection'
import { readableContext } from './readable-context'

/** What the kit makes of a record: its events, all checked as before publishing, or why it is parked. */
export type Outcome =
  | {
      readonly events: readonly TranslatedEvent[]
      /** What it changes of other records' objects; absent when nothing. */
      readonly changes?: readonly TranslatedChange[]
      readonly rejection?: undefined
    }
  | { readonly rejection: Rejection; readonly events?: undefined }

const organisatie = 'voorbeeld'
const herkomst = {
  bronsysteem: 'voorbeeld',
  vastgelegdOp: '2026-04-02T09:14:00+02:00',
  adapterversie: '1.0.0',
}

/** NATS takes a megabyte unless told otherwise; the CloudEvents profile asks for 64 KB everywhere. */
const maxBytes = 65_536

/**
 * Tries records on one feed without a source or a bus. Every pseudonym is known, and references are legible
 * (`voorbeeld:persoon-4711__________`).
 *
 * @param instellingen the feed's, as they stand in a configuration.
 * @throws TypeError when the adapter has no such feed; ZodError for settings that the feed does not take.
 */
export const trial = (
  adapter: AdapterDefinition,
  naam: string,
  instellingen: unknown = {},
): ((raw: unknown) => Outcome) => {
  const feed = adapter.feeds.find((each) => each.naam === naam)
  if (feed === undefined) throw new TypeError(`${adapter.naam} has no feed ${naam}`)
  const config = feed.instellingen?.parse(instellingen) ?? {}
  const rules = { opentGezinnen: opensFamilies(adapter), maxBytes }
  return (raw) => {
    const context = readableContext(organisatie, config)
    const prepared = prepare(feed, raw, context, herkomst, rules)
    if ('rejection' in prepared) return { rejection: prepared.rejection }
    ok('states' in prepared, 'a trial knows every pseudonym')
    const result = feed.translate(raw, context)
    ok(!isLeft(result), 'what was translated once is translated again')
    const changes = feed.change(raw, context)
    ok(!isLeft(changes), 'what was translated once is translated again')
    return { events: result.right, ...(changes.right.length === 0 ? {} : { changes: changes.right }) }
  }
}

const faults = new Set([
  'buiten-contract',
  'bsn-in-inhoud',
  'dubbel-object',
  'fout-in-vertaling',
  'te-groot',
  'verkeerde-referentie',
  'zonder-dossier',
])

/** Whether a record is parked through the mapping's fault: no record, however bad, should do that. */
export const isMappingFault = ({ rejection }: Outcome): boolean =>
  rejection !== undefined && faults.has(rejection.reden)
