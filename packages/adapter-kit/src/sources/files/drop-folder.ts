import { mkdirSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { RetryError, StopError } from '../../failures'

/** Being read, read, or refused. */
type Place = 'verwerking' | 'archief' | 'afgekeurd'

/** A file that was taken out of the drop folder. Its number says in which order files came, for ever. */
export interface TakenFile {
  readonly number: number
  readonly place: Place
  /** As the sender called it. */
  readonly name: string
  readonly path: string
  readonly bytes: number
  /** RFC 3339: when it was last written. */
  readonly at: string
}

export interface DropFolder {
  /**
   * Takes what has come, by an atomic rename within one file system, so that nobody reads or replaces it meanwhile. What may still
   * be written to is left for a next look.
   */
  take(above: number): readonly TakenFile[]
  /** What lies there now, finished or not, oldest first. Nothing is taken. */
  candidates(): readonly TakenFile[]
  /** Everything that was taken before and is still kept, done or not, in order. */
  kept(): readonly TakenFile[]
  /** Those that are not done. */
  waiting(): readonly TakenFile[]
  done(file: TakenFile): void
  /** Puts it aside with a text that says why. */
  refuse(file: TakenFile, why: string): void
}

export interface DropFolderOptions {
  readonly folder: string
  readonly feed: string
  /** Names that count, with * and ?; others are not touched. */
  readonly patterns: readonly string[]
  /** Milliseconds without a change before a file is taken for whole. */
  readonly restMs: number
  readonly now: () => number
}

const places: readonly Place[] = ['verwerking', 'archief', 'afgekeurd']

/** Names under which programs write a file before it is whole. */
const unfinished = /^[.~]|\.(tmp|temp|part|partial|filepart|crdownload|swp|lock|bezig)$|~$/i

/** Whether a file name is meant: `*.csv`; capitals are no difference. */
export const namePattern = (pattern: string): RegExp =>
  new RegExp(
    `^${pattern
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.')}$`,
    'i',
  )

const numbered = /^(\d{12})-(.+)$/

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown'

const refusals = new Set(['EACCES', 'EPERM', 'EROFS', 'EXDEV', 'ENOTDIR'])

/** What a failing file system means for what happens next. */
export const fileFailure = (what: string, error: unknown): Error => {
  const code = codeOf(error)
  return refusals.has(code)
    ? new StopError(`${what}: refused (${code}); the adapter needs to read and rename there`, {
        cause: error,
      })
    : new RetryError(`${what}: cannot be reached (${code})`, { cause: error })
}

const attempt = <T>(what: string, work: () => T): T => {
  try {
    return work()
  } catch (error) {
    throw fileFailure(what, error)
  }
}

/**
 * The folder in which a sender leaves files, and beside them `verwerking` (taken, being read), `archief` and `afgekeurd`, with a folder
 * for each feed. Archive and rejects are kept: a new mapping, or a lost ledger, is read from them.
 */
export const dropFolder = ({ folder, feed, patterns, restMs, now }: DropFolderOptions): DropFolder => {
  const folderOf = (place: Place): string => join(folder, place, feed)
  const meant = patterns.map(namePattern)
  /** name → size and time when it was last looked at. */
  const seen = new Map<string, string>()

  const prepare = (): void => {
    attempt(folder, () => {
      statSync(folder)
      for (const place of places) mkdirSync(folderOf(place), { recursive: true, mode: 0o700 })
    })
  }

  const filesIn = (place: Place): readonly TakenFile[] =>
    attempt(folderOf(place), () =>
      readdirSync(folderOf(place)).flatMap((entry) => {
        const [, number, name] = numbered.exec(entry) ?? []
        if (number === undefined || name === undefined || name.endsWith('.reden.txt')) return []
        const path = join(folderOf(place), entry)
        const { size, mtimeMs } = statSync(path)
        return [
          { number: Number(number), place, name, path, bytes: size, at: new Date(mtimeMs).toISOString() },
        ]
      }),
    ).toSorted((a, b) => a.number - b.number)

  const move = (file: TakenFile, place: Place): string => {
    const to = join(folderOf(place), `${String(file.number).padStart(12, '0')}-${file.name}`)
    attempt(file.path, () => renameSync(file.path, to))
    return to
  }

  const asTaken = (name: string, number: number): TakenFile => {
    const path = join(folder, name)
    const { size, mtimeMs } = statSync(path)
    return { number, place: 'verwerking', name, path, bytes: size, at: new Date(mtimeMs).toISOString() }
  }

  const candidates = (): readonly TakenFile[] =>
    attempt(folder, () =>
      readdirSync(folder, { withFileTypes: true })
        // A symbolic link is no file here: it could lead anywhere.
        .filter((entry) => entry.isFile() && !unfinished.test(entry.name))
        .filter(({ name }) => meant.some((each) => each.test(name)))
        .map(({ name }) => asTaken(name, 0)),
    ).toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at) || (a.name < b.name ? -1 : 1))

  return {
    candidates: () => {
      prepare()
      return candidates()
    },
    take: (above) => {
      prepare()
      const there = candidates()
      const ready = there.filter(({ name, bytes, at }) => {
        const looks = `${bytes} ${at}`
        const same = seen.get(name) === looks
        seen.set(name, looks)
        return same && now() - Date.parse(at) >= restMs
      })
      for (const name of seen.keys()) if (!there.some((each) => each.name === name)) seen.delete(name)
      const last = Math.max(above, 0, ...filesIn('verwerking').map(({ number }) => number))
      return ready.map((candidate, index) => {
        const file = { ...candidate, number: last + index + 1 }
        seen.delete(file.name)
        return { ...file, path: move(file, 'verwerking') }
      })
    },
    kept: () => {
      prepare()
      return places.flatMap(filesIn).toSorted((a, b) => a.number - b.number)
    },
    waiting: () => {
      prepare()
      return filesIn('verwerking')
    },
    done: (file) => void move(file, 'archief'),
    refuse: (file, why) => {
      const to = move(file, 'afgekeurd')
      attempt(to, () => writeFileSync(`${to}.reden.txt`, `${why}\n`, { mode: 0o600 }))
    },
  }
}
