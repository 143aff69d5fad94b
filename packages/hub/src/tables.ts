import { dirname } from 'node:path'
import type { EventName, RegisterApp, RegisterOrganisatie } from '@gezinsbeeld/contracts'
import type { Delivered, StoredObject } from '@gezinsbeeld/family-picture'
import type { FamilyRole, Proposal } from '@gezinsbeeld/identity'
import { unwritten } from '@gezinsbeeld/shell'
import { open } from 'lmdb'
import { writeFailure } from './disk'
import { Table, type TableOptions, type Written } from './table'

/** A message that waits until it is seen in its stream. */
export interface Output {
  /** The input that it is sent for. */
  readonly positie: number
  /** RFC 3339: when that was stored. */
  readonly tijd: string
  readonly traceparent?: string
  readonly ontvanger: string
  /** The family, or `-`. */
  readonly gezin: string
  readonly naam: EventName
  readonly id: string
  /** JSON in UTF-8. */
  readonly payload: Uint8Array
  /** The hub's persons of whom it tells something. */
  readonly personen: readonly string[]
  /** What opened the family to the receiver; undefined for what is about no family. */
  readonly reden?: string
}

/** Somebody must look why. */
export interface Alarm {
  readonly positie: number
  readonly tijd: string
  readonly organisatie: string
  /** An organisation is told of unusually many families; or something that it published could not be applied, or parted what others have of one person, or joined their families. */
  readonly reden:
    | 'ongewoon veel gezinnen'
    | 'in quarantaine gezet'
    | 'koppeling van anderen verbroken'
    | 'gezinnen van anderen samengevoegd'
  /** Families that were opened to it on this day; its inputs that were set apart on this day; persons that were parted, families that were joined. */
  readonly aantal: number
  /** The most on one day before. */
  readonly gewoon: number
}

/** What an erasure takes out of the streams, and not yet has. */
export interface Erasure {
  /** The input that decided it. */
  readonly positie: number
  /** `<organisatie> <object>`: every version of these in `invoer`. */
  readonly objecten: readonly string[]
  /** Of every delivery about these families, those in which one of `kenmerken` stands. */
  readonly gezinnen: readonly string[]
  /** Ids of persons, facts and pseudonyms, references. */
  readonly kenmerken: readonly string[]
  /** Messages of `invoer` by their position. */
  readonly posities: readonly number[]
  /** Keys of the objects that are about others too, and stay without the persons. */
  readonly gedeeld: readonly string[]
  /** Whether the persons may be shared again: then nothing goes as long as the server would take a repetition for the same. */
  readonly opnieuw: boolean
}

/** How many families were opened to an organisation. */
export interface Openings {
  readonly dag: string
  readonly aantal: number
  /** The most on one day before. */
  readonly gewoon: number
  /** The next number that raises an alarm. */
  readonly grens: number
}

export interface FamilyRow {
  readonly minderjarigen: readonly string[]
  readonly leden: readonly { readonly persoon: string; readonly rol: FamilyRole }[]
}

/** An input that the hub could not apply. */
export interface Quarantined {
  readonly subject: string
  readonly reden: string
}

export interface Progress {
  /** The sequence in `invoer` of the newest input that the state holds. */
  readonly positie: number
  /** `jjjj-mm-dd`: the newest day that was announced. */
  readonly dag?: string
  /** RFC 3339: when the newest input was stored by the server. */
  readonly standPer?: string
  /** The form of the tables. */
  readonly vorm?: number
  /** The newest input that led to a delivery or a decision: `bezorgd` says that it is closed before this is committed. */
  readonly uit?: number
  /** Inputs up to here were decided before, some of them are no longer there: `besluiten` says what was decided. */
  readonly besluitenTot?: number
}

/** One key, a few values, sorted. (LMDB's own many-values-a-key misreads while the transaction that reads also writes.) */
export type Index = Table<readonly string[]>

/**
 * The hub's state: one LMDB environment. A batch of inputs changes it in one transaction together with its position, so that a
 * crash anywhere leaves either all of it or nothing. Not `durable`: nothing waits for the disk; for tests.
 */
export const openTables = (path: string, { durable = true } = {}) => {
  // Every commit is a transaction of its own already; and LMDB's batches by turn end the process when the disk is full.
  const root = open({
    ...{ path, maxDbs: 48, mapSize: 64 * 2 ** 30, noSync: !durable },
    eventTurnBatching: false,
    // What is read next lies anywhere: reading ahead, a hub held to less memory than its state is large reads hundreds of times as much.
    // (Documented, and missing in the library's types.)
    ...{ noReadAhead: true },
  })
  /** Of the first commit that failed: what comes behind it must not be in the file without it. */
  let failed: { readonly reason: unknown } | undefined
  const listeners: ((reason: unknown) => void)[] = []
  const all: Table<unknown>[] = []
  const table = <V>(name: string, options: TableOptions = {}): Table<V> => {
    const made = new Table<V>(root, name, options)
    all.push(made)
    return made
  }
  /** What of it changes is a decision, which a rebuild finds back in `besluiten`. */
  const noted = <V>(name: string, options: TableOptions = {}): Table<V> =>
    table<V>(name, { ...options, noted: true })
  const sparse = { sparse: true }
  return {
    root,
    voortgang: table<Progress>('voortgang'),
    organisaties: table<RegisterOrganisatie>('organisaties'),
    /** App → its registration. */
    apps: table<RegisterApp>('apps'),
    /** Organisation → its apps that read some domeinen and no whole pictures. */
    beperkteApps: table<readonly string[]>('beperkte-apps', sparse),
    /** `<kind> <referentie>` → the object. */
    objecten: table<StoredObject>('objecten'),
    /** Person reference → keys of the objects that name it. */
    bijPersoon: table<readonly string[]>('bij-persoon'),
    /** Person reference → keys of the objects that named it in an older version, which is in `invoer` still. */
    bijPersoonVroeger: table<readonly string[]>('bij-persoon-vroeger', sparse),
    /** The other way round. */
    vroegerGenoemd: table<readonly string[]>('vroeger-genoemd', sparse),
    /** Pseudonym → person references. */
    bijPseudoniem: table<readonly string[]>('bij-pseudoniem'),
    /** Name and birth date, and whether there is a BSN → person references that have them, so that somebody without one can be proposed. */
    bijGelijkenis: table<readonly string[]>('bij-gelijkenis'),
    /** Number of a proposed link → what was proposed. */
    voorstellen: noted<Proposal>('voorstellen'),
    /** Person reference → numbers of the links that were proposed for it. */
    voorgesteld: table<readonly string[]>('voorgesteld', sparse),
    /** Organisation → keys of the state of its feeds. */
    bronnen: table<readonly string[]>('bronnen'),
    /** Person reference → the hub's person. */
    persoonVan: noted<string>('persoon-van'),
    /** The hub's person → person references. */
    referenties: table<readonly string[]>('referenties'),
    gezinnen: noted<FamilyRow>('gezinnen'),
    /** The hub's person → families in which it has a role. */
    gezinnenVan: table<readonly string[]>('gezinnen-van'),
    /** `<ontvanger> <gezin>` → what it was told. */
    bezorgd: table<Delivered>('bezorgd'),
    /** `<ontvanger> <gezin>` → what a receiver held when its access ended: what is corrected or withdrawn of it still reaches it. */
    vertrokken: noted<ReadonlyMap<string, string>>('vertrokken', sparse),
    /** Family → receivers whose access ended. */
    vertrokkenen: table<readonly string[]>('vertrokkenen', sparse),
    /** `<ontvanger> <gezin>` → the input that narrowed what it may see: what was delivered before it is taken out of the stream. */
    opruimen: noted<number>('opruimen', sparse),
    /** Family → receivers that were told of it. */
    ontvangers: table<readonly string[]>('ontvangers'),
    /** `<dag> <sleutel van object>`: it ends on that day; only of days to come. One entry each: many end with the year. */
    eindes: table<true>('eindes-per-dag'),
    /** `<dag> <verwijzing>`: somebody is certainly eighteen from then on; only of days to come. */
    volwassenVanaf: table<true>('volwassen-vanaf'),
    /** `<domein> <dag> <sleutel van object>`: it was over on that day, or will be: from then on its term runs. */
    voorbij: table<true>('voorbij'),
    /** Domein → for how many months what is over is kept. */
    bewaartermijnen: table<number>('bewaartermijnen'),
    /** Organisation → how many families were opened to it. */
    openingen: noted<Openings>('openingen'),
    /** The hub's person → families in which it ever had a role: where something was delivered of it. */
    gezinnenOoit: noted<readonly string[]>('gezinnen-ooit'),
    /** Person reference that was erased → whether it may be shared again. */
    gewist: noted<'weigeren' | 'toestaan'>('gewist', sparse),
    /** What is still to be taken out of the streams: an erasure, or a message that is refused since. */
    teWissen: table<Erasure>('te-wissen'),
    /** While a rebuild follows `besluiten`: person reference → the person that it must become; empty: nobody's. */
    bestemd: table<string>('bestemd', sparse),
    /** The same of the family of a minor. */
    bestemdGezin: table<string>('bestemd-gezin', sparse),
    /** Person references and minors that are there, and are not yet what they must become. */
    afwijkend: table<'verwijzing' | 'kind'>('afwijkend', sparse),
    /** Pseudonyms that partners were asked about. */
    gevraagd: table<true>('gevraagd'),
    /** Organisation → how many of its inputs could not be applied. */
    quarantaineVan: table<Openings>('quarantaine-van'),
    /** Position in `invoer` (16 digits) → why the input could not be applied. */
    quarantaine: table<Quarantined>('quarantaine'),
    /** Ends a batch: everything that was put since the last one. */
    seal: (): Batch => new Map(all.map((each) => [each, each.seal()])),
    /** Takes back everything that was put since the last batch. */
    rollback: (): void => {
      for (const each of all) each.rollback()
    },
    /**
     * Writes batches, oldest first, in one transaction; resolves when they are committed. Throws a DiskError when they could not be
     * written: then these tables are of no more use, and the file is as it was.
     */
    commit: async (batches: readonly Batch[]): Promise<void> => {
      if (failed !== undefined) throw failed.reason
      try {
        await root.transaction(() => {
          for (const batch of batches) for (const [each, written] of batch) each.commit(written)
        })
      } catch (thrown) {
        failed ??= { reason: await writeFailure(thrown, dirname(path)) }
        for (const listener of listeners) listener(failed.reason)
        throw failed.reason
      }
      for (const batch of batches) for (const [each, written] of batch) each.committed(written)
    },
    /** Told why a commit failed, by whomever it was asked for. */
    onFailed: (listener: (reason: unknown) => void): void => {
      listeners.push(listener)
    },
    close: async (): Promise<void> => {
      // LMDB waits for ever for a flush of what it could not write, unless something came behind it: nothing at all will do.
      if (failed !== undefined) await root.transaction(() => undefined).catch(unwritten)
      await root.close()
    },
  }
}

/** What a batch of inputs put into the tables. */
export type Batch = ReadonlyMap<Table<unknown>, Written<unknown>>

export type Tables = ReturnType<typeof openTables>

export const valuesOf = (table: Index, key: string): readonly string[] => table.get(key) ?? []

/** Adds a value to a key, or takes it away. */
export const setValue = (table: Index, key: string, value: string, present: boolean): void => {
  const values = valuesOf(table, key)
  if (values.includes(value) === present) return
  const next = present ? [...values, value].sort() : values.filter((other) => other !== value)
  if (next.length === 0) table.remove(key)
  else table.put(key, next)
}

/** Adds an entry, or takes it away. */
export const setEntry = (table: Table<true>, key: string, present: boolean): void => {
  if ((table.get(key) === true) === present) return
  if (present) table.put(key, true)
  else table.remove(key)
}

/** What of a key stands behind its first words. */
export const behind = (key: string, words: number): string => key.split(' ').slice(words).join(' ')

/** The form of the tables. A state of another form is thrown away, and built from the stream again. */
export const stateForm = 3

const start: Progress = { positie: 0 }

export const progressOf = (tables: Tables): Progress => tables.voortgang.get('hub') ?? start

/** Whether the newest input is decided again, after something before it was erased. */
export const isReplaying = (tables: Tables): boolean => {
  const { positie, besluitenTot = 0 } = progressOf(tables)
  return positie <= besluitenTot
}

/** Whether this state was ever decided again: then ids can wait for who is not there yet. */
export const hasReplayed = (tables: Tables): boolean => progressOf(tables).besluitenTot !== undefined

/** The newest day that was announced; before the first, the day of the newest input. */
export const todayOf = (tables: Tables): string => {
  const { dag, standPer } = progressOf(tables)
  return dag ?? standPer?.slice(0, 10) ?? ''
}
