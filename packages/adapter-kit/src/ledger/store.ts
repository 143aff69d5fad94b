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
  touched: Moment | undefined
  /** What the record that was stored last says of it. */
  latest: { readonly owner: string; readonly said: Saying } | undefined
}

/**
 * One change of the ledger. Used inside a single `ledger.commit`, whose writes nobody else sees half done: records and
 * questions come in, and `settle` tells which objects got a new number and must be published.
 */
export class LedgerChange {
  readonly #slots = new Map<string, Slot>()
  readonly #repeats: Settled[] = []
  /** What was just written need not be decoded again. */
  readonly #written = new Map<string, RecordEntry | undefined>()

  constructor(
    private readonly ledger: Ledger,
    private readonly rules: Rules,
  ) {}

  record(feed: string, { key, entry, isNew, moment }: RecordChange): void {
    const records = this.ledger.records(feed)
    const owner = ownerOf(feed, key)
    const isWritten = this.#written.has(owner)
    const found = isWritten ? this.#written.get(owner) : isNew === true ? undefined : records.get(key)
    const before = found?.states ?? []
    const now =
      before.length === 0 || entry === undefined
        ? entry
        : { ...entry, states: entry.states.map((state) => asBefore(state, before)) }
    this.#written.set(owner, now)
    if (now === undefined) records.remove(key)
    else records.put(key, now)
    for (const { object } of before) {
      if (now?.states.some((state) => state.object === object) === true) continue
      const slot = this.#load(object)
      disowns(slot, owner)
      slot.latest = undefined
      slot.touched = moment
    }
    if (now !== undefined)
      for (const state of now.states) {
        const slot = this.#load(state.object)
        owns(slot, owner)
        slot.latest = { owner, said: { state, moment: now } }
        slot.touched = moment
      }
    this.#refreshFiles(before, moment)
    if (now !== undefined) this.#refreshFiles(now.states, moment)
  }

  /** `since`: from when the hub asks; undefined: it no longer does. */
  asked(pseudonym: string, since: string | undefined, moment: Moment): void {
    if (since === undefined) this.ledger.asked.removeSync(pseudonym)
    else this.ledger.asked.putSync(pseudonym, since)
    for (const client of clientsWith(this.ledger, pseudonym)) this.#touchFile(client, moment)
  }

  /** The hub lacks the last version of this object: it goes out once more, as it was. */
  repeat(object: string, lacking: string): void {
    const settled = this.again(object)
    if (settled !== undefined) this.#repeats.push({ ...settled, lacking })
  }

  /**
   * The hub has a version of this object under a number that this ledger never gave out: what is to be said goes out above it,
   * and when there is nothing to say the object is withdrawn.
   */
  overtake(object: string, sequence: number, moment: Moment): void {
    const slot = this.#load(object)
    const { withdrawn: _, ...now } = slot.now
    const subject = now.subject === '' ? `${this.rules.organisatie}:${tokenOfObject(object)}` : now.subject
    slot.now = { ...now, sequence: Math.max(sequence, now.sequence), naam: '', hash: '', subject }
    slot.touched = moment
  }

  settle(): readonly Settled[] {
    const { organisatie, nowMs } = this.rules
    const { objects } = this.ledger
    const settled: Settled[] = [...this.#repeats]
    for (const [object, slot] of this.#slots) {
      const { found, now, touched } = slot
      if (touched === undefined) continue
      const said = this.#wanted(object, slot)
      const entry = decide(object, now, said?.state, { organisatie, nowMs, moment: touched })
      if (entry !== now) settled.push({ object, entry, said })
      if (entry === found) continue
      if (entry.sequence === 0 && entry.owners.length === 0) objects.remove(object)
      else objects.put(object, entry)
    }
    return settled
  }

  /** The records that only change an object of this change: those that wait for it, and those that do no longer. */
  changers(): { readonly waiting: readonly string[]; readonly done: readonly string[] } {
    const waiting: string[] = []
    const done: string[] = []
    for (const [object, slot] of this.#slots) {
      if (slot.touched === undefined || isWhole(slot)) continue
      const owners = slot.now.owners.map((owner) => ({
        owner,
        over: this.#saidBy(object, slot, owner)?.state.over,
      }))
      const isThere = owners.some(({ over }) => over !== 'nodig')
      for (const { owner, over } of owners) if (over === 'nodig') (isThere ? done : waiting).push(owner)
    }
    return { waiting, done }
  }

  /** What an object's number stands for, to publish it once more. */
  again(object: string): Settled | undefined {
    const slot = this.#load(object)
    const entry = slot.now
    if (entry.sequence === 0) return undefined
    if (entry.withdrawn !== undefined) return { object, entry, said: undefined }
    const said = this.#wanted(object, slot)
    return said && { object, entry, said }
  }

  #load(object: string): Slot {
    const here = this.#slots.get(object)
    if (here !== undefined) return here
    const found = this.ledger.objects.get(object) ?? emptyObject
    const slot: Slot = { found, now: found, touched: undefined, latest: undefined }
    this.#slots.set(object, slot)
    return slot
  }

  #stateOf(object: string, owner: string): Saying | undefined {
    const record = this.#written.has(owner)
      ? this.#written.get(owner)
      : this.ledger.records(feedOfOwner(owner)).get(keyOfOwner(owner))
    const state = record?.states.find((each) => each.object === object)
    return record === undefined || state === undefined ? undefined : { state, moment: record }
  }

  #saidBy(object: string, { latest }: Slot, owner: string): Saying | undefined {
    const said = latest?.owner === owner ? latest.said : this.#stateOf(object, owner)
    const opens = this.rules.opentGezinnen(feedOfOwner(owner))
    return said !== undefined && mayShare(this.ledger, opens, said.state) ? said : undefined
  }

  /**
   * Of the records that may be shared the highest speaks, of equal ones the latest; where the latest knows only a part, it is laid over
   * the others.
   */
  #wanted(object: string, slot: Slot): Saying | undefined {
    const { owners } = slot.now
    const said = owners.flatMap((owner) => this.#saidBy(object, slot, owner) ?? [])
    const last = said.at(-1)
    if (last === undefined) return undefined
    if (last.state.over === undefined) return speaking(said)
    return last.state.over === 'mag' && owners.length === 1 ? last : laidOver(said, this.rules.overlay)
  }

  #touchFile(client: string, moment: Moment): void {
    for (const object of fileOf(this.ledger, client)) this.#load(object).touched = moment
  }

  #refreshFiles(states: readonly State[], moment: Moment): void {
    for (const { object, dossier } of states)
      if (dossier !== undefined) this.#refreshFile(object, dossier, moment)
  }

  /** An object that stands in a client's file may be that client's own person: then it says who the client is. */
  #refreshFile(object: string, dossier: string, moment: Moment): void {
    const { ledger } = this
    const { organisatie } = this.rules
    const present = this.#load(object).now.owners.flatMap((owner) => this.#stateOf(object, owner) ?? [])
    if (present.some(({ state }) => state.dossier === dossier)) ledger.files.putSync([dossier, object], true)
    else ledger.files.removeSync([dossier, object])
    if (object !== `persoon.${dossier.slice(organisatie.length + 1)}`) return
    const clients = present.flatMap(({ state }) => clientOf(organisatie, state) ?? [])
    if (putClient(ledger, dossier, together(clients))) this.#touchFile(dossier, moment)
  }
}

/** What was just stored says all of it, and nobody else speaks of it: how most objects come. */
const isWhole = ({ now, latest }: Slot): boolean =>
  now.owners.length === 1 && latest?.owner === now.owners[0] && latest?.said.state.over === undefined

const owns = (slot: Slot, owner: string): void => {
  const { owners } = slot.now
  if (owners.at(-1) === owner) return
  slot.now = { ...slot.now, owners: [...owners.filter((each) => each !== owner), owner] }
}

const disowns = (slot: Slot, owner: string): void => {
  const { owners } = slot.now
  if (owners.includes(owner)) slot.now = { ...slot.now, owners: owners.filter((each) => each !== owner) }
}

/** A field order that an upgraded mapping changed is no other content. */
const asBefore = (state: State, states: readonly State[]): State => {
  const before = states.find((each) => each.object === state.object)
  if (before === undefined || before.naam !== state.naam || before.hash === state.hash) return state
  return sameContent(before.content, state.content)
    ? { ...state, content: before.content, hash: before.hash }
    : state
}
