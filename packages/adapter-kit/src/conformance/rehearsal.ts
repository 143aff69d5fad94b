import { rmSync } from 'node:fs'
import { isLeft } from 'fp-ts/lib/Either.js'
import type { Feed, TranslatedEvent } from '../define'
import { RetryError } from '../failures'
import type { WatchedContext } from '../pipeline/context'
import { publishPending } from '../pipeline/pending'
import { pipeline } from '../pipeline/pipeline'
import type { FeedShared, Step } from '../pipeline/shared'
import type { KnownKeys, Source } from '../sources/source'
import type { Fixture } from './fixtures'
import { quirkyDatabase } from './quirky-database'
import { quirkySource } from './quirky-source'
import { randomFrom } from './random'
import { arrivedOf, type ToPicture } from './to-picture'
import { judge, judgePicture, nothingToWithdraw } from './verdict'
import { type Subject, subjectsOf, type Version } from './versions'
import { fullContext, remembering, temporaryFolder, type Workshop, workshop } from './workshop'
import type { World } from './world'

/** The process is gone; what it had not stored is lost. */
class Killed extends Error {
  override readonly name = 'Killed'
}

const turns = 40

const knownKeys = ({ ledger, quarantine, feed }: FeedShared): KnownKeys => ({
  has: (key) => ledger.records(feed.naam).has(key) || quarantine.has(feed.naam, key),
  inOrder: () => ledger.records(feed.naam).keys(),
  parked: () => quarantine.keys(feed.naam),
})

const storedCursor = ({ ledger, feed, mapping }: FeedShared): unknown => {
  const state = ledger.feeds.get(feed.naam)
  return state?.mapping === mapping ? state.cursor : undefined
}

/** Reads what there is behind a cursor; gives the one behind which the next reading goes on. */
const readOnce = async (
  shared: FeedShared,
  source: Source,
  from: unknown,
  compare: boolean,
): Promise<unknown> => {
  const line = pipeline(shared)
  let cursor = from
  try {
    for await (const page of source.pass(cursor)) {
      await line.accept(page)
      cursor = page.cursor
    }
    await line.drain()
    if (compare) for await (const page of source.reconcile(cursor, knownKeys(shared))) await line.accept(page)
  } finally {
    await line.drain()
  }
  return cursor
}

const worldOf = (
  { source }: Feed,
  subjects: readonly Subject[],
  bad: readonly Version[],
  seed: number,
): World => {
  const random = randomFrom(seed)
  // Every other time a database is read as a database: with its own cursor, transactions and pages.
  return source.soort === 'sql' && seed % 2 === 0
    ? quirkyDatabase(source, subjects, bad, random)
    : quirkySource(subjects, bad, random, { drifts: source.soort !== 'files' })
}

/** What the records that are there now should have been published as. */
const expectedOf = (feed: Feed, world: World, context: WatchedContext): readonly TranslatedEvent[] =>
  [...world.truth().values()].flatMap((raw) => {
    const result = feed.translate(raw, context)
    context.take()
    return isLeft(result) ? [] : result.right
  })

/**
 * One rehearsal of a feed: somebody works in the source, the source misbehaves, the adapter is killed, its ledger is lost and its mapping
 * is upgraded, all by chance that is the same each time. In the end everything is well, and what arrived is judged.
 *
 * @param config the feed's `instellingen`.
 * @param toPicture what becomes of it at the hub; without it only what arrives is judged.
 * @throws AssertionError when a change was lost, doubled or out of order.
 */
export const rehearse = async (
  feed: Feed,
  fixtures: readonly Fixture[],
  config: Readonly<Record<string, unknown>>,
  seed: number,
  toPicture?: ToPicture,
): Promise<void> => {
  const sink = remembering()
  const chance = randomFrom(seed ^ 0x5bd1e995)
  const folders: string[] = []
  const newFolder = (): string => {
    const folder = temporaryFolder()
    folders.push(folder)
    return folder
  }
  let folder = newFolder()
  let versie = '1.0.0'
  let killAt: { step: Step; left: number } | undefined
  let nowMs = Date.UTC(2026, 5, 1)

  const onStep = (step: Step): void => {
    if (killAt === undefined || killAt.step !== step) return
    killAt.left -= 1
    if (killAt.left < 0) throw new Killed(`killed when a batch was ${step}`)
  }
  const now = (): Date => {
    // Never backwards for long, but it stands still and jumps.
    nowMs += chance.chance(0.5) ? chance.int(50) : 0
    return new Date(nowMs)
  }
  const lossy = {
    publish: async (batch: Parameters<typeof sink.publish>[0]) => {
      await sink.publish(batch)
      if (chance.chance(0.02)) throw new RetryError('the acknowledgement was lost')
    },
  }
  const open = (): Workshop => workshop({ folder, sink: lossy, versie, config, onStep, now })

  let work = open()
  const context = fullContext(config)
  const { subjects, bad } = subjectsOf(feed, fixtures, context)
  const world = worldOf(feed, subjects, bad, seed)
  let source = world.open()
  let cursor: unknown

  const restart = async (): Promise<void> => {
    await work.ledger.close()
    work = open()
    source = world.open()
    killAt = undefined
    await publishPending(work.of(feed))
    cursor = storedCursor(work.of(feed))
  }

  try {
    for (let turn = 0; turn < turns; turn += 1) {
      for (let times = chance.int(4); times > 0; times -= 1) world.work()
      if (chance.chance(0.3)) {
        const step = chance.of<Step>(['translated', 'stored', 'published', 'marked']) ?? 'stored'
        killAt = { step, left: chance.int(3) }
      }
      try {
        cursor = await readOnce(work.of(feed), source, cursor, chance.chance(0.2))
      } catch (error) {
        if (!(error instanceof Killed || error instanceof RetryError)) throw error
        if (error instanceof Killed) await restart()
        else {
          await publishPending(work.of(feed))
          cursor = storedCursor(work.of(feed))
        }
      }
      killAt = undefined
      // Both read everything anew, and so would mend what was lost: the second half goes without.
      if (turn > turns / 2) continue
      if (chance.chance(0.05)) {
        versie = `1.${turn}.0`
        await restart()
      }
      if (chance.chance(0.05) && nothingToWithdraw(sink.events, expectedOf(feed, world, context))) {
        // What was removed while there was no ledger must be withdrawn by hand, so there must be nothing like that.
        folder = newFolder()
        nowMs += 1_000
        await restart()
        world.calm(true)
        cursor = await readOnce(work.of(feed), source, cursor, false)
        world.calm(false)
      }
    }
    world.settle()
    for (let times = 0; times < 3; times += 1) cursor = await readOnce(work.of(feed), source, cursor, true)
    const truth = expectedOf(feed, world, context)
    judge(sink.events, truth)
    if (toPicture === undefined) return
    // As they came, and then all of them once more, in whatever order: what was applied already changes nothing.
    const arrived = sink.events.map(arrivedOf)
    judgePicture(toPicture([...arrived, ...randomFrom(seed).shuffled(arrived)]), truth)
  } finally {
    await work.ledger.close()
    for (const each of folders) rmSync(each, { recursive: true, force: true })
  }
}
