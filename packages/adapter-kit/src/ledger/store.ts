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
} from './entries'
import type { Ledger } from './open-ledger'
import { clientOf, clientsWith, fileOf, mayShare, putClient } from './sharing'

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
}

interface Saying {
  readonly state: State
  readonly moment: Moment
}

export interface Rules {
  readonly organisatie: string
  readonly opentGezinnen: boolean
  readonly nowMs: number
}

/**
 * One change of the ledger. Used inside a single `ledger.commit`, whose writes nobody else sees half done: records and
 * questions come in, and `settle` tells which objects got a new number and must be published.
 */
export const storing = (ledger: Ledger, rules: Rules) => {
  const { organisatie, opentGezinnen } = rules
  /** Objects as they were found, and as they are now. */
  const found = new Map<string, ObjectEntry>()
  const objects = new Map<string, ObjectEntry>()
  /** What was just written need not be decoded again. */
  const written = new Map<string, RecordEntry | undefined>()
  const touched = new Map<string, Moment>()

  const load = (object: string): ObjectEntry => {
    const here = objects.get(object)
    if (here !== undefined) return here
    const there = ledger.objects.get(object) ?? emptyObject
    found.set(object, there)
    objects.set(object, there)
    return there
  }

  const own = (object: string, owner: string, owns: boolean, moment: Moment): void => {
    const entry = load(object)
    touched.set(object, moment)
    if (owns ? entry.owners.at(-1) === owner : !entry.owners.includes(owner)) return
    const others = entry.owners.filter((each) => each !== owner)
    objects.set(object, { ...entry, owners: owns ? [...others, owner] : others })
  }

  const stateOf = (object: string, owner: string): Saying | undefined => {
    const record = written.has(owner)
      ? written.get(owner)
      : ledger.records(feedOfOwner(owner)).get(keyOfOwner(owner))
    const state = record?.states.find((each) => each.object === object)
    return record === undefined || state === undefined ? undefined : { state, moment: record }
  }

  /** The latest record that may be shared speaks. */
  const wanted = (object: string, entry: ObjectEntry): Saying | undefined => {
    for (const owner of entry.owners.toReversed()) {
      const said = stateOf(object, owner)
      if (said !== undefined && mayShare(ledger, opentGezinnen, said.state)) return said
    }
    return undefined
  }

  const touchFile = (client: string, moment: Moment): void => {
    for (const object of fileOf(ledger, client)) touched.set(object, moment)
  }

  /** An object that stands in a client's file may be that client's own person: then it says who the client is. */
  const refreshFile = (object: string, dossier: string, moment: Moment): void => {
    const present = load(object).owners.flatMap((owner) => stateOf(object, owner) ?? [])
    if (present.some(({ state }) => state.dossier === dossier)) ledger.files.putSync([dossier, object], true)
    else ledger.files.removeSync([dossier, object])
    if (object !== `persoon.${dossier.slice(organisatie.length + 1)}`) return
    const last = present.at(-1)
    if (putClient(ledger, dossier, last && clientOf(organisatie, last.state))) touchFile(dossier, moment)
  }

  return {
    record: (feed: string, { key, entry, isNew, moment }: RecordChange): void => {
      const records = ledger.records(feed)
      const owner = ownerOf(feed, key)
      const stored = (): RecordEntry | undefined => (isNew === true ? undefined : records.get(key))
      const before = (written.has(owner) ? written.get(owner) : stored())?.states ?? []
      const now = entry && { ...entry, states: entry.states.map((state) => asBefore(state, before)) }
      written.set(owner, now)
      if (now === undefined) records.remove(key)
      else records.put(key, now)
      const states = now?.states ?? []
      for (const state of states) own(state.object, owner, true, moment)
      for (const { object } of before) {
        if (!states.some((state) => state.object === object)) own(object, owner, false, moment)
      }
      for (const { object, dossier } of [...before, ...states]) {
        if (dossier !== undefined) refreshFile(object, dossier, moment)
      }
    },

    /** `since`: from when the hub asks; undefined: it no longer does. */
    asked: (pseudonym: string, since: string | undefined, moment: Moment): void => {
      if (since === undefined) ledger.asked.removeSync(pseudonym)
      else ledger.asked.putSync(pseudonym, since)
      for (const client of clientsWith(ledger, pseudonym)) touchFile(client, moment)
    },

    settle: (): readonly Settled[] => {
      const settled: Settled[] = []
      for (const [object, moment] of touched) {
        const before = load(object)
        const said = wanted(object, before)
        const entry = decide(object, before, said?.state, { organisatie, nowMs: rules.nowMs, moment })
        if (entry !== before) settled.push({ object, entry, said })
        if (entry === found.get(object)) continue
        if (entry.sequence === 0 && entry.owners.length === 0) ledger.objects.remove(object)
        else ledger.objects.put(object, entry)
      }
      return settled
    },

    /** What an object's number stands for, to publish it once more. */
    again: (object: string): Settled | undefined => {
      const entry = load(object)
      if (entry.sequence === 0) return undefined
      if (entry.withdrawn !== undefined) return { object, entry, said: undefined }
      const said = wanted(object, entry)
      return said && { object, entry, said }
    },
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
