import { isEventName } from '@gezinsbeeld/contracts'
import { domeinOfObject, type ObjectEntry } from '../ledger/entries'
import { LedgerChange } from '../ledger/store'
import { publishChange } from '../pipeline/pending'
import type { Shared } from '../pipeline/shared'
import type { Held, HubClient } from './ask-hub'

/** What a comparison found, in objects. */
export interface Compared {
  /** What stands at the hub of this source system. */
  readonly held: number
  /** The hub had not got them, or an older version: published once more. */
  readonly lacking: number
  /** The hub had a version that this ledger does not know of: what the source says now went out above it. */
  readonly overtaken: number
  /** They stand at the hub, and this adapter has nothing to say of them. */
  readonly orphans: number
  /** Of those, how many were withdrawn. */
  readonly withdrawn: number
  /** The hub takes nothing of the persons that they name any more. */
  readonly refused: number
  /** Feeds that report under the name of this source system and are not this adapter's: what the hub has may be theirs. */
  readonly strangers: number
}

/** As many objects as are looked at more closely together. */
const batchSize = 400

const nothing: Compared = {
  held: 0,
  lacking: 0,
  overtaken: 0,
  orphans: 0,
  withdrawn: 0,
  refused: 0,
  strangers: 0,
}

const isStanding = (entry: ObjectEntry | undefined): boolean =>
  entry !== undefined && entry.sequence > 0 && entry.withdrawn === undefined

const canBeWithdrawn = (object: string): boolean => isEventName(`${domeinOfObject(object)}.ingetrokken`)

/** Whether the hub's listing and the ledger differ; a withdrawn object is not in a listing. */
const differs = (entry: ObjectEntry | undefined, held: Held | undefined): boolean =>
  isStanding(entry) ? entry?.sequence !== held?.sequence : held !== undefined

/** This ledger never gave out that number for what the hub has under it. */
const isForeign = (entry: ObjectEntry, held: Held): boolean =>
  entry.sequence < held.sequence || (entry.sequence === held.sequence && isStanding(entry) === held.withdrawn)

/** Objects whose last version nobody has acknowledged yet. */
const underWay = ({ ledger }: Shared): ReadonlySet<string> => {
  const objects = new Set<string>()
  for (const { value } of ledger.pending.getRange({})) for (const object of value) objects.add(object)
  return objects
}

/** The persons whom the last version of an object names, as the hub calls their objects. */
const personsIn = (shared: Shared, object: string): readonly string[] => {
  const { ledger, organisatie, rules, now } = shared
  const { opentGezinnen, overlay } = rules
  const change = new LedgerChange(ledger, { organisatie, opentGezinnen, overlay, nowMs: now().getTime() })
  const content = change.again(object)?.said?.state.content
  const data: unknown = content === undefined ? undefined : JSON.parse(content)
  const personen: unknown = typeof data === 'object' && data !== null ? Reflect.get(data, 'personen') : []
  const named = Array.isArray(personen) ? personen.filter((each) => typeof each === 'string') : []
  return named.map((reference) => `persoon.${reference.slice(organisatie.length + 1)}`)
}

/**
 * Holds the ledger against what the hub has of this organisation, and mends what differs: the hub lacks a version (a stream that was
 * lost, a hub put back from a copy), has one that this ledger does not know of (a ledger that was lost or put back), or has an object
 * of which this adapter has nothing to say. In pages, so that a million objects take no more memory than a thousand.
 *
 * @param withdraw whether what this source system said, and this ledger does not know, is withdrawn; else it is only counted.
 * @throws RetryError while there is no hub; then it can be done again from the start.
 */
export const compareWithHub = async (
  shared: Shared,
  hub: HubClient,
  { withdraw }: { readonly withdraw: boolean },
  signal: AbortSignal,
): Promise<Compared> => {
  const { ledger, bronsysteem } = shared
  const round = shared.now().getTime().toString(36)
  let found = nothing

  const isOrphan = (object: string, held: Held): boolean =>
    held.bronsysteem === bronsysteem && canBeWithdrawn(object)

  const isStranger = ({ object, bronsysteem: of }: Held): boolean =>
    of === bronsysteem && domeinOfObject(object) === 'bron'

  /** Once the hub has applied what was under way, what still differs is mended. */
  const mend = async (suspects: readonly string[]): Promise<void> => {
    const sent = underWay(shared)
    const before = new Map(
      suspects.filter((each) => !sent.has(each)).map((each) => [each, ledger.objects.get(each)] as const),
    )
    const held = await hub.named([...before.keys()], signal)
    const isLacking = (object: string, entry: ObjectEntry): boolean => {
      const there = held.get(object)
      if (entry.sequence <= (there?.sequence ?? 0)) return false
      return isStanding(entry) || (there !== undefined && !there.withdrawn)
    }
    const persons = new Map(
      [...before].flatMap(([object, entry]) =>
        entry !== undefined && isLacking(object, entry) ? [[object, personsIn(shared, object)] as const] : [],
      ),
    )
    const known = await hub.named([...new Set([...persons.values()].flat())], signal)
    let more = nothing
    await publishChange(shared, (change) => {
      for (const [object, entry] of before) {
        const there = held.get(object)
        const now = ledger.objects.get(object)
        // Something was said of it meanwhile, which is on its way.
        if (now?.sequence !== entry?.sequence) continue
        const moment = { at: shared.now().toISOString(), versie: shared.versie }
        if (now === undefined || now.sequence === 0) {
          if (there === undefined || there.withdrawn || !isOrphan(object, there)) continue
          more = { ...more, orphans: more.orphans + 1 }
          if (!withdraw) continue
          change.overtake(object, there.sequence, moment)
          more = { ...more, withdrawn: more.withdrawn + 1 }
        } else if (there !== undefined && isForeign(now, there)) {
          change.overtake(object, there.sequence, moment)
          more = { ...more, overtaken: more.overtaken + 1 }
        } else if (isLacking(object, now)) {
          const isRefused = persons.get(object)?.some((person) => known.get(person)?.refused) === true
          if (isRefused) more = { ...more, refused: more.refused + 1 }
          else {
            change.repeat(object, round)
            more = { ...more, lacking: more.lacking + 1 }
          }
        }
      }
    })
    found = {
      ...found,
      lacking: found.lacking + more.lacking,
      overtaken: found.overtaken + more.overtaken,
      orphans: found.orphans + more.orphans,
      withdrawn: found.withdrawn + more.withdrawn,
      refused: found.refused + more.refused,
    }
  }

  for (let after: string | undefined, isLast = false; !isLast; ) {
    const { held: listed, next } = await hub.page(after)
    const there = new Map(listed.map((each) => [each.object, each]))
    found = { ...found, held: found.held + listed.filter((each) => each.bronsysteem === bronsysteem).length }
    for (let from = after, isThrough = false; !isThrough; ) {
      const entries = ledger.objects.between(from, next, batchSize)
      const suspects = entries
        .filter(({ key, entry }) => differs(entry, there.get(key)))
        .map(({ key }) => key)
      for (const { key } of entries) there.delete(key)
      if (suspects.length > 0) await mend(suspects)
      from = entries.at(-1)?.key
      isThrough = entries.length < batchSize
    }
    const strangers = [...there.values()].filter((each) => isStranger(each)).length
    found = { ...found, strangers: found.strangers + strangers }
    const unknown = [...there.values()].filter((each) => isOrphan(each.object, each))
    for (let from = 0; from < unknown.length; from += batchSize)
      await mend(unknown.slice(from, from + batchSize).map(({ object }) => object))
    after = next
    isLast = next === undefined || signal.aborted
  }
  return found
}
