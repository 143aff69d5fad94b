import { join } from 'node:path'
import { z } from 'zod'
import { StopError } from '../../failures'
import type { Rejection } from '../../rejection'
import type { FilesDeclaration } from '../declaration'
import { pageBuilder } from '../distinct-page'
import { isDeletion } from '../parse/deletion'
import { BrokenOff, fault } from '../parse/found'
import { identified, isUnnamed } from '../parse/identify'
import type { KnownKeys, Page, Source, SourceRecord } from '../source'
import { compareKeys } from '../sql/compare-keys'
import { unreadable } from '../unreadable'
import { type DropFolder, dropFolder, type TakenFile } from './drop-folder'
import { type KeyRuns, keyRuns } from './key-runs'
import { type FileLimits, readFile } from './read-file'

export interface FilesSourceOptions {
  readonly feed: string
  /** The drop folder. */
  readonly folder: string
  /** Where this source may keep what it needs while it reads. */
  readonly scratch: string
  readonly restMs: number
  readonly pageSize: number
  /** Share of the known records that one full file may withdraw. */
  readonly mostGone: number
  readonly limits: FileLimits
  readonly now: () => number
}

const filesCursor = z.object({
  /** The file with this number, and all before it, have been read. */
  nummer: z.int(),
})

/** A full file that was read, and whose absences are still to be looked at. */
interface Dump {
  readonly file: TakenFile
  readonly keys: KeyRuns
  compared: boolean
  refused: Rejection | undefined
}

interface Finished {
  readonly file: TakenFile
  readonly refused: Rejection | undefined
  /** The `standPer` of the page that says so; undefined until that page is given. */
  stand: string | undefined
}

const keysAtOnce = 500
/** So few may always be gone. */
const fewGone = 10

const keyOfFile = ({ name }: TakenFile): string => `bestand:${name}`

const parkedFile = (file: TakenFile, rejection: Rejection): SourceRecord => ({
  key: keyOfFile(file),
  raw: unreadable(rejection, { bestand: file.name }),
  at: file.at,
})

/** Files in a folder as a stream of records. */
export const filesSource = (declaration: FilesDeclaration, options: FilesSourceOptions): Source => {
  const { feed, folder, pageSize } = options
  const drop: DropFolder = dropFolder({
    ...{ folder, feed, patterns: declaration.bestanden, restMs: options.restMs, now: options.now },
  })
  const finished: Finished[] = []
  let dump: Dump | undefined
  /** The highest number that this source has taken or found; undefined until it has looked. */
  let highest: number | undefined
  /** The file up to which this source has read since it was opened. */
  let reached: number | undefined
  let lastStand = ''
  let arrivedUntil = ''
  let dumpStand: string | undefined

  /** Puts away the files of which everything has arrived. */
  const putAway = (): void => {
    for (
      let first = finished[0];
      first?.stand !== undefined && first.stand <= arrivedUntil;
      first = finished[0]
    ) {
      finished.shift()
      const { file, refused } = first
      if (refused === undefined) drop.done(file)
      else drop.refuse(file, `${refused.reden} (${refused.pad}): ${refused.uitleg}`)
    }
  }

  const standOf = (moment: string): string => {
    const later = lastStand === '' ? '' : new Date(Date.parse(lastStand) + 1).toISOString()
    lastStand = finished.some(({ stand }) => stand === undefined) && later > moment ? later : moment
    for (const each of finished) each.stand ??= lastStand
    return lastStand
  }

  const recordsOf = (found: Parameters<typeof identified>[0], file: TakenFile): SourceRecord =>
    identified(found, declaration, file.name, file.at)

  /** Whether it can be read to its end, with every record told apart. */
  const isWhole = async (file: TakenFile): Promise<boolean> => {
    try {
      for await (const batch of readFile(file, declaration.vorm, options.limits))
        if (batch.some((found) => isUnnamed(recordsOf(found, file)))) return false
      return true
    } catch (error) {
      if (error instanceof BrokenOff) return false
      throw error
    }
  }

  /** key → place of the version that counts in these files: the last. */
  const lastPlaces = async (files: readonly TakenFile[]): Promise<ReadonlyMap<string, number>> => {
    const places = new Map<string, number>()
    let place = 0
    for (const file of files) {
      try {
        for await (const batch of readFile(file, declaration.vorm, options.limits)) {
          for (const found of batch) {
            const { key } = recordsOf(found, file)
            // What is sent once is as it first was.
            if (declaration.eenmalig === undefined || !places.has(key)) places.set(key, place)
            place += 1
          }
        }
      } catch (error) {
        if (!(error instanceof BrokenOff)) throw error
      }
    }
    return places
  }

  /** Gives a file's records in pages; the last one says that the file is done. Returns why the file is refused, if it is. */
  async function* pagesOf(
    file: TakenFile,
    before: number,
    given: (key: string) => boolean,
    keys: KeyRuns | undefined,
  ): AsyncGenerator<Page, Rejection | undefined> {
    const pages = pageBuilder(pageSize, { nummer: before })
    let refused: Rejection | undefined
    try {
      for await (const batch of readFile(file, declaration.vorm, options.limits)) {
        for (const found of batch) {
          const record = recordsOf(found, file)
          if (keys !== undefined && isUnnamed(record)) {
            const uitleg = 'a record that cannot be told apart, so that none counts as gone'
            refused ??= fault('onvolledig', found.place, uitleg)
          }
          keys?.add(record.key)
          if (!given(record.key)) continue
          const page = pages.add(record, isDeletion(record.raw, declaration.verwijderd))
          if (page !== undefined) yield page
        }
      }
    } catch (error) {
      if (!(error instanceof BrokenOff)) throw error
      refused = error.rejection
    }
    const mark =
      refused === undefined ? { key: keyOfFile(file), raw: {}, at: file.at } : parkedFile(file, refused)
    const last = pages.add(mark, refused === undefined)
    if (last !== undefined) yield last
    yield pages.rest({ nummer: keys === undefined ? file.number : before })
    return refused
  }

  const readCursor = (stored: unknown): number => {
    if (stored === undefined) return 0
    const read = filesCursor.safeParse(stored)
    if (read.success) return read.data.nummer
    throw new StopError(
      `the ledger's cursor of ${feed} is of another version of the kit: start with a new ledger`,
      {
        cause: read.error,
      },
    )
  }

  /** After a start, or a failure: everything that was kept is looked at, since the ledger may know less than the folders. */
  const filesAgain = async (before: number): Promise<readonly TakenFile[]> => {
    const kept = drop.kept()
    const known = kept.filter(({ number }) => number <= before)
    if (declaration.volledig) dumpStand ??= known.at(-1)?.at
    // Done in an earlier life, which ended before it could put them away.
    for (const file of known) if (file.place === 'verwerking') drop.done(file)
    finished.length = 0
    highest = Math.max(before, 0, ...kept.map(({ number }) => number))
    highest = Math.max(highest, ...drop.take(highest).map(({ number }) => number))
    const files = drop.kept().filter(({ number }) => number > before)
    if (!declaration.volledig) return files
    // Before the newest whole file nothing counts any more. The ledger may have read it already, as well as what an older one lacks.
    let newest = files.length - 1
    while (newest > 0 && files[newest]?.place !== 'archief') {
      const file = files[newest]
      if (file?.place === 'verwerking' && (await isWhole(file))) break
      newest -= 1
    }
    for (const file of files.slice(0, Math.max(newest, 0)))
      if (file.place === 'verwerking') finished.push({ file, refused: undefined, stand: undefined })
    return files.slice(Math.max(newest, 0))
  }

  const filesSince = (before: number): readonly TakenFile[] => {
    const last = Math.max(highest ?? 0, before)
    highest = Math.max(last, ...drop.take(last).map(({ number }) => number))
    return drop.waiting().filter(({ number }) => number > before)
  }

  /** What a full file does not hold any more; nothing when it could not be read whole, or holds so little that it must be wrong. */
  async function* absencesIn(full: Dump, cursor: unknown, known: KnownKeys): AsyncIterable<Page> {
    const { file, keys } = full
    if (full.refused !== undefined) return
    let total = 0
    let missing = 0
    const counted: KnownKeys = {
      ...known,
      *inOrder() {
        for (const key of known.inOrder()) {
          total += 1
          yield key
        }
      },
    }
    for await (const { gone } of compareKeys(keys.inOrder(), counted, keysAtOnce)) missing += gone.length
    if (missing > fewGone && missing > total * options.mostGone) {
      const uitleg = `${missing} of ${total} records are not in it: if that is right, raise bron.files.hoogstensWeg and leave it again`
      full.refused = fault('te-veel-verdwenen', '', uitleg)
      yield { records: [parkedFile(file, full.refused)], deleted: [], cursor }
      return
    }
    const pageOf = (gone: readonly string[]): Page => ({
      records: [],
      deleted: gone.map((key) => ({ key, at: file.at })),
      cursor,
    })
    for await (const { gone } of compareKeys(keys.inOrder(), known, keysAtOnce))
      if (gone.length > 0) yield pageOf(gone)
    const parked = new Set(known.parked())
    if (parked.size > 0) for await (const chunk of keys.inOrder()) for (const key of chunk) parked.delete(key)
    if (parked.size > 0) yield pageOf([...parked])
  }

  return {
    local: true,

    async *pass(stored) {
      putAway()
      let before = readCursor(stored)
      if (dump?.compared === true && (reached === undefined || before >= reached)) {
        before = dump.file.number
        dumpStand = dump.file.at
        finished.push({ file: dump.file, refused: dump.refused, stand: undefined })
      }
      dump = undefined
      const now = new Date(options.now()).toISOString()
      const again = reached === undefined || before < reached
      const found = again ? await filesAgain(before) : filesSince(before)
      // One full file at a time: what is gone shows before the next one is read.
      const files = declaration.volledig ? found.slice(0, 1) : found
      reached = before
      // What stood in an earlier file must not go out again after what stood in a later one did.
      const places = again && files.length > 1 ? await lastPlaces(files) : undefined
      let place = 0
      const given = (key: string): boolean => places === undefined || places.get(key) === place++
      for (const file of files) {
        if (declaration.volledig) {
          const keys = keyRuns(join(options.scratch, `sleutels-${feed}`))
          const refused = yield* pagesOf(file, before, given, keys)
          dump = { file, keys, compared: false, refused }
          continue
        }
        const refused = yield* pagesOf(file, before, given, undefined)
        before = file.number
        reached = before
        finished.push({ file, refused, stand: undefined })
      }
      const moment = declaration.volledig ? dumpStand : now
      const end: Page = { records: [], deleted: [], cursor: { nummer: before } }
      yield moment === undefined ? end : { ...end, standPer: standOf(moment) }
    },

    async *reconcile(cursor, known) {
      if (dump === undefined || dump.compared) return
      const compared = dump
      yield* absencesIn(compared, cursor, known)
      // Only when all of that was taken: broken off, the file is read again.
      compared.compared = true
      compared.keys.remove()
    },

    probe: async () => {
      const { length } = drop.candidates()
      const ready = length === 1 ? '1 bestand ligt klaar' : `${length} bestanden liggen klaar`
      const uitleg = `te lezen en te hernoemen; ${ready}`
      return [{ wat: folder, oordeel: 'goed', uitleg }]
    },
    async *sample() {
      for (const file of [...drop.candidates(), ...drop.kept().toReversed()]) {
        try {
          for await (const batch of readFile(file, declaration.vorm, options.limits)) {
            yield { records: batch.map((found) => recordsOf(found, file)), deleted: [], cursor: undefined }
          }
        } catch (error) {
          if (!(error instanceof BrokenOff)) throw error
          yield { records: [parkedFile(file, error.rejection)], deleted: [], cursor: undefined }
        }
      }
    },
    dueToReconcile: () => dump !== undefined && !dump.compared,
    arrived: (standPer) => {
      if (standPer > arrivedUntil) arrivedUntil = standPer
    },
    close: async () => putAway(),
  }
}
