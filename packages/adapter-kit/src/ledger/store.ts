import type { Overlay } from '../define'
import { sameContent } from './content'
import { decide } from './decide'
import {
  emptyObject,
  feedOfOwner,
  keyOfOwner,
  type Moment,
  type ObjectEntry,
  ownerOf,
  type RecordEntry,
  type State,
  tokenOfObject,
} from './entries'
import type { Ledger } from './open-ledger'
import { laidOver, type Saying } from './overlay'
import { clientOf, clientsWith, fileOf, mayShare, putClient, together } from './sharing'
import { speaking } from './speaking'

/** A record as it now is; `entry` undefined: it is gone from the source. */
export interface RecordChange {
  readonly key: string
  readonly entry: RecordEntry | undefined
  /** It is sure that the ledger has nothing of this record, which saves looking. */
  readonly isNew?: boolean
  /** The `herkomst` of the withdrawals that this change brings. */
  readonly moment: Moment
}

/** An object to be published: what its number stands for, and the state that says so (none for a withdrawal). */
export interface Settled {
  readonly object: string
  readonly entry: ObjectEntry
  readonly said: Saying | undefined
  /** The step of a trace that its event follows from; never stored. */
  readonly traceparent?: string
  /** The hub lacks it: the bus must store it although it may know its id. Different each time that it is found lacking. */
  readonly lacking?: string
}

export interface Rules {
  readonly organisatie: string
  /** Whether a feed opens families. */
  readonly opentGezinnen: (feed: string) => boolean
  readonly nowMs: number
  readonly overlay?: Overlay | undefined
}

/** An object during one change. */
interface Slot {
  /** As the ledger has it. */
  readonly found: ObjectEntry
  now: ObjectEntry
  /** Set once something about it has changed. */
  touched?: Moment
  /** What the record that was stored last says of it. */
  latest?: { readonly owner: string; readonly said: Saying } | undefined
}

/**
 * One change of the ledger. Used inside a single `ledger.commit`, whose writes nobody else sees half done: records and
 * questions come in, and `settle` tells which objects got a new number and must be published.
 */
export const storing = (ledger: Ledger, rules: Rules) => {
  const { organisatie, opentGezinnen } = rules
  const slots = new Map<string, Slot>()
  const repeats: Settled[] = []
  /** What was just written need not be decoded again. */
  const written = new Map<string, RecordEntry | undefined>()

  const load = (object: string): Slot => {
    const here = slots.get(object)
    if (here !== undefined) return here
    const found = ledger.objects.get(object) ?? emptyObject
    const slot: Slot = { found, now: found }
    slots.set(object, slot)
    return slot
  }

  const owns = (slot: Slot, owner: string): void => {
    const { owners } = slot.now
    if (owners.at(-1) === owner) return
    slot.now = { ...slot.now, owners: [...owners.filter((each) => each !== owner), owner] }
  }

  const disowns = (slot: Slot, owner: string): void => {
    const { owners } = slot.now
    if (owners.includes(owner)) slot.now = { ...slot.now, owners: owners.filter((each) => each !== owner) }
  }

  const stateOf = (object: string, owner: string): Saying | undefined => {
    const record = written.has(owner)
      ? written.get(owner)
      : ledger.records(feedOfOwner(owner)).get(keyOfOwner(owner))
    const state = record?.states.find((each) => each.object === object)
    return record === undefined || state === undefined ? undefined : { state, moment: record }
  }

  const saidBy = (object: string, { latest }: Slot, owner: string): Saying | undefined => {
    const said = latest?.owner === owner ? latest.said : stateOf(object, owner)
    const opens = opentGezinnen(feedOfOwner(owner))
    return said !== undefined && mayShare(ledger, opens, said.state) ? said : undefined
  }

  /**
   * Of the records that may be shared the highest speaks, of equal ones the latest; where the latest knows only a part, it is laid over
   * the others.
   */
  const wanted = (object: string, slot: Slot): Saying | undefined => {
    const { owners } = slot.now
    const said = owners.flatMap((owner) => saidBy(object, slot, owner) ?? [])
    const last = said.at(-1)
    if (last === undefined) return undefined
    if (last.state.over === undefined) return speaking(said)
    return last.state.over === 'mag' && owners.length === 1 ? last : laidOver(said, rules.overlay)
  }

  const touchFile = (client: string, moment: Moment): void => {
    for (const object of fileOf(ledger, client)) load(object).touched = moment
  }

  /** An object that stands in a client's file may be that client's own person: then it says who the client is. */
  const refreshFile = (object: string, dossier: string, moment: Moment): void => {
    const present = load(object).now.owners.flatMap((owner) => stateOf(object, owner) ?? [])
    if (present.some(({ state }) => state.dossier === dossier)) ledger.files.putSync([dossier, object], true)
    else ledger.files.removeSync([dossier, object])
    if (object !== `persoon.${dossier.slice(organisatie.length + 1)}`) return
    const clients = present.flatMap(({ state }) => clientOf(organisatie, state) ?? [])
    if (putClient(ledger, dossier, together(clients))) touchFile(dossier, moment)
  }

  const refreshFiles = (states: readonly State[], moment: Moment): void => {
    for (const { object, dossier } of states) if (dossier !== undefined) refreshFile(object, dossier, moment)
  }

  const again = (object: string): Settled | undefined => {
    const slot = load(object)
    const entry = slot.now
    if (entry.sequence === 0) return undefined
    if (entry.withdrawn !== undefined) return { object, entry, said: undefined }
    const said = wanted(object, slot)
    return said && { object, entry, said }
  }

  return {
    record: (feed: string, { key, entry, isNew, moment }: RecordChange): void => {
      const records = ledger.records(feed)
      const owner = ownerOf(feed, key)
      const stored = (): RecordEntry | undefined => (isNew === true ? undefined : records.get(key))
      const before = (written.has(owner) ? written.get(owner) : stored())?.states ?? []
      const now =
        before.length === 0 || entry === undefined
          ? entry
          : { ...entry, states: entry.states.map((state) => asBefore(state, before)) }
      written.set(owner, now)
      if (now === undefined) records.remove(key)
      else records.put(key, now)
      for (const { object } of before) {
        if (now?.states.some((state) => state.object === object) === true) continue
        const slot = load(object)
        disowns(slot, owner)
        slot.latest = undefined
        slot.touched = moment
      }
      if (now !== undefined)
        for (const state of now.states) {
          const slot = load(state.object)
          owns(slot, owner)
          slot.latest = { owner, said: { state, moment: now } }
          slot.touched = moment
        }
      refreshFiles(before, moment)
      if (now !== undefined) refreshFiles(now.states, moment)
    },

    /** `since`: from when the hub asks; undefined: it no longer does. */
    asked: (pseudonym: string, since: string | undefined, moment: Moment): void => {
      if (since === undefined) ledger.asked.removeSync(pseudonym)
      else ledger.asked.putSync(pseudonym, since)
      for (const client of clientsWith(ledger, pseudonym)) touchFile(client, moment)
    },

    /** The hub lacks the last version of this object: it goes out once more, as it was. */
    repeat: (object: string, lacking: string): void => {
      const settled = again(object)
      if (settled !== undefined) repeats.push({ ...settled, lacking })
    },

    /**
     * The hub has a version of this object under a number that this ledger never gave out: what is to be said goes out above it,
     * and when there is nothing to say the object is withdrawn.
     */
    overtake: (object: string, sequence: number, moment: Moment): void => {
      const slot = load(object)
      const { withdrawn: _, ...now } = slot.now
      const subject = now.subject === '' ? `${organisatie}:${tokenOfObject(object)}` : now.subject
      slot.now = { ...now, sequence: Math.max(sequence, now.sequence), naam: '', hash: '', subject }
      slot.touched = moment
    },

    settle: (): readonly Settled[] => {
      const settled: Settled[] = [...repeats]
      for (const [object, slot] of slots) {
        const { found, now, touched } = slot
        if (touched === undefined) continue
        const said = wanted(object, slot)
        const entry = decide(object, now, said?.state, { organisatie, nowMs: rules.nowMs, moment: touched })
        if (entry !== now) settled.push({ object, entry, said })
        if (entry === found) continue
        if (entry.sequence === 0 && entry.owners.length === 0) ledger.objects.remove(object)
        else ledger.objects.put(object, entry)
      }
      return settled
    },

    /** The records that only change an object of this change: those that wait for it, and those that do no longer. */
    changers: (): { readonly waiting: readonly string[]; readonly done: readonly string[] } => {
      const waiting: string[] = []
      const done: string[] = []
      for (const [object, slot] of slots) {
        if (slot.touched === undefined) continue
        const owners = slot.now.owners.map((owner) => ({
          owner,
          over: saidBy(object, slot, owner)?.state.over,
        }))
        const isThere = owners.some(({ over }) => over !== 'nodig')
        for (const { owner, over } of owners) if (over === 'nodig') (isThere ? done : waiting).push(owner)
      }
      return { waiting, done }
    },

    /** What an object's number stands for, to publish it once more. */
    again,
  }
}

/** A field order that an upgraded mapping changed is no other content. */
const asBefore = (state: State, states: readonly State[]): State => {
  const before = states.find((each) => each.object === state.object)
  if (before === undefined || before.naam !== state.naam || before.hash === state.hash) return state
  return sameContent(before.content, state.content)
    ? { ...state, content: before.content, hash: before.hash }
    : state
}
