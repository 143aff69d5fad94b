import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { domeinOf } from '@gezinsbeeld/contracts'
import { isLeft } from 'fp-ts/lib/Either.js'
import { type AdapterDefinition, opensFamilies, type TranslatedEvent } from '../define'
import { watchedContext } from '../pipeline/context'
import { references } from '../pipeline/references'
import type { openSource } from '../sources/open-source'
import { fixturesOf } from './fixtures'
import { type Happened, type Journal, journalSource } from './journal-source'
import { quirkySource } from './quirky-source'
import { randomFrom } from './random'
import { judge, type Told } from './verdict'
import { type Subject, subjectsOf, type Version } from './versions'

interface Line extends Happened {
  /** The record as it then was; absent: it is gone. */
  readonly raw?: unknown
}

const fileOf = (folder: string, feed: string): string => join(folder, `${feed}.jsonl`)

/** What was written whole: a line that is just being written counts at the next look. */
const readJournal = (path: string): Journal => {
  const text = existsSync(path) ? readFileSync(path, 'utf8') : ''
  const lines = text.slice(0, text.lastIndexOf('\n') + 1).split('\n')
  const happened = lines.flatMap((line): Line[] => (line === '' ? [] : [JSON.parse(line)]))
  const truth = new Map<string, unknown>()
  for (const line of happened) {
    if ('raw' in line) truth.set(line.key, line.raw)
    else truth.delete(line.key)
  }
  return { happened, truth }
}

/**
 * Sources for an adapter in a process of its own: journals on disk, which outlive it. Those of databases and FHIR servers say from when on
 * changes count, as the real ones do, so that they are read from two cursors in turns. None of them mends what was lost.
 *
 * @param folder that of `killedRehearsal`.
 */
export const journalSources =
  (folder: string): typeof openSource =>
  async ({ soort }, _, { feed }) => {
    const look = (): Journal => readJournal(fileOf(folder, feed))
    const source = journalSource(look, randomFrom(process.pid), { mends: false })
    const tellsNow = soort === 'sql' || soort === 'fhir'
    return tellsNow ? { ...source, now: async () => look().happened.length } : source
  }

export interface KilledOptions {
  /** The adapter's folder, with its fixtures. */
  readonly folder: string
  /** The `instellingen` of each feed in the fixtures. */
  readonly instellingen: Readonly<Record<string, unknown>>
  /** Where the journals are written. */
  readonly journals: string
  readonly seed: number
  readonly organisatie: string
  /** The organisation's reference key, 32 bytes. */
  readonly referentiesleutel: Uint8Array
  /** What the pseudonym service makes of a BSN. */
  readonly pseudoniem: (bsn: string) => string
}

/** What goes on around an adapter that is killed for real, and what must be out in the end. */
export interface KilledRehearsal {
  /** The pseudonyms of everybody in the fixtures, for the hub to ask for. */
  readonly pseudoniemen: ReadonlySet<string>
  /** Somebody works in one of the source systems. */
  work(): void
  /** From here on every record can be read, and there is something to say. */
  settle(): void
  /**
   * Holds what is in the stream, in its order, against the truth; when everybody has been asked for.
   * @throws AssertionError when a change was lost, doubled or out of order.
   */
  judge(arrived: readonly Told[]): void
}

/** With many versions that say nothing, a record would mostly say nothing. */
const withOneSilence = ({ key, good }: Subject): Subject => {
  const [silence] = good.filter(({ events = [] }) => events.length === 0)
  const telling = good.filter(({ events = [] }) => events.length > 0)
  return { key, good: silence === undefined ? telling : [...telling, silence] }
}

/** The fixtures of all feeds as records that are made, changed and removed, while the adapter runs and dies in processes of its own. */
export const killedRehearsal = (adapter: AdapterDefinition, options: KilledOptions): KilledRehearsal => {
  const random = randomFrom(options.seed)
  const pseudoniemen = new Map<string, string>()
  const pseudonymOf = (bsn: string): string => {
    const known = pseudoniemen.get(bsn) ?? options.pseudoniem(bsn)
    pseudoniemen.set(bsn, known)
    return known
  }
  const refer = references(options.organisatie, options.referentiesleutel)
  /** Which feed gives an object; what two of them say of it depends on which was read last, which nobody can tell here. */
  const givers = new Map<string, string>()
  const contested = new Set<string>()
  const notice = (feed: string, { events = [] }: Version): void => {
    for (const { naam, object } of events) {
      const name = `${domeinOf(naam)}.${object}`
      const giver = givers.get(name) ?? feed
      givers.set(name, giver)
      if (giver !== feed) contested.add(name)
    }
  }
  const worlds = adapter.feeds.map((feed) => {
    const config = feed.instellingen?.parse(options.instellingen[feed.naam] ?? {}) ?? {}
    const context = watchedContext(refer, config, pseudonymOf)
    const { subjects, bad } = subjectsOf(feed, fixturesOf(options.folder, feed), context)
    for (const { good } of subjects) for (const version of good) notice(feed.naam, version)
    const path = fileOf(options.journals, feed.naam)
    const onChange = (happened: Happened, raw: unknown): void =>
      appendFileSync(path, `${JSON.stringify({ ...happened, raw } satisfies Line)}\n`)
    const world = quirkySource(subjects.map(withOneSilence), bad, random, {
      drifts: feed.source.soort !== 'files',
      onChange,
    })
    return { feed, context, world }
  })

  /** What the records that are there now say; of clients without a BSN nobody can ask. */
  const expected = (): readonly TranslatedEvent[] => {
    const opens = opensFamilies(adapter)
    const all = worlds.flatMap(({ feed, context, world }) =>
      [...world.truth().values()].flatMap((raw) => {
        const read = feed.translate(raw, context)
        return isLeft(read) ? [] : read.right.map((event) => ({ event, opens: opens(feed.naam) }))
      }),
    )
    const asked = new Set(
      all.flatMap(({ event: { naam, dossier, data } }) =>
        naam === 'persoon.vastgelegd' &&
        dossier === data.referentie &&
        'pseudoniemen' in data &&
        data.pseudoniemen !== undefined
          ? [dossier]
          : [],
      ),
    )
    return all.flatMap(({ event, opens }) =>
      opens || (event.dossier !== undefined && asked.has(event.dossier)) ? [event] : [],
    )
  }

  return {
    pseudoniemen: new Set(pseudoniemen.values()),
    work: () => random.of(worlds)?.world.work(),
    settle: () => {
      for (const { world } of worlds) world.settle()
      // Where nothing is left, nothing can be seen to be lacking.
      while (expected().length === 0) random.of(worlds)?.world.work()
    },
    judge: (arrived) => judge(arrived, expected(), contested),
  }
}
