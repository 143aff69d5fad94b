import { deepStrictEqual, ok } from 'node:assert/strict'
import { isLeft } from 'fp-ts/lib/Either.js'
import type { AdapterDefinition, Feed } from '../define'
import type { WatchedContext } from '../pipeline/context'
import { pipeline } from '../pipeline/pipeline'
import type { Page, SourceRecord } from '../sources/source'
import type { Fixture } from './fixtures'
import { randomFrom } from './random'
import { standingOf } from './verdict'
import { fullContext, remembering, workshop } from './workshop'

/** A record, and what its mapping says of how it goes together with others. */
interface Part {
  readonly record: SourceRecord
  /** Object → its rank, or that it is laid over the others. */
  readonly says: ReadonlyMap<string, number | 'over'>
}

const firstMs = Date.UTC(2026, 2, 1)

const partsOf = (feed: Feed, fixtures: readonly Fixture[], context: WatchedContext): readonly Part[] =>
  fixtures.flatMap((fixture, index) => {
    const raw = fixture.record()
    const events = feed.translate(raw, context)
    const changes = feed.change(raw, context)
    const { invalid } = context.take()
    if (isLeft(events) || isLeft(changes) || invalid.length > 0) return []
    if (events.right.some(({ delen }) => delen === false)) return []
    const says = new Map<string, number | 'over'>()
    for (const { naam, object, over, rang = 0 } of events.right)
      says.set(`${naam.split('.')[0]}.${object}`, over === undefined ? rang : 'over')
    for (const { naam, object } of changes.right) says.set(`${naam.split('.')[0]}.${object}`, 'over')
    const at = new Date(firstMs + index * 86_400_000).toISOString()
    return [{ record: { key: fixture.naam, raw, at }, says }]
  })

/** Objects of several records of which the mapping decides who speaks: each is laid over the others, or each has a rank of its own. */
const decided = (parts: readonly Part[]): ReadonlySet<string> => {
  const ranks = new Map<string, (number | 'over')[]>()
  for (const { says } of parts)
    for (const [object, rank] of says) ranks.set(object, [...(ranks.get(object) ?? []), rank])
  return new Set(
    [...ranks].flatMap(([object, each]) => {
      const isLaid = each.every((rank) => rank === 'over')
      return each.length > 1 && (isLaid || new Set(each).size === each.length) ? [object] : []
    }),
  )
}

const orders = 6

/**
 * The fixtures of a feed as so many records, of which several speak of one object: whatever the order in which they come, the same stands in
 * the end; a record that comes again says nothing; and when all of them are gone, nothing stands and nothing waits.
 *
 * @param config the feed's `instellingen`.
 * @returns how many objects were given by several records.
 * @throws AssertionError when the order mattered, or something was left.
 */
export const rehearseTogether = async (
  { overlay }: Pick<AdapterDefinition, 'overlay'>,
  feed: Feed,
  fixtures: readonly Fixture[],
  config: Readonly<Record<string, unknown>>,
): Promise<number> => {
  const all = partsOf(feed, fixtures, fullContext(config))
  const shared = decided(all)
  if (shared.size === 0) return 0
  const parts = all.filter(({ says }) => [...says.keys()].some((object) => shared.has(object)))
  const outcomes: Readonly<Record<string, string>>[] = []
  for (let seed = 0; seed < orders; seed += 1) {
    const random = randomFrom(seed)
    const shuffled = <T>(given: readonly T[]): readonly T[] =>
      seed === 0
        ? given
        : given
            .map((each) => ({ each, at: random.int(1_000_000) }))
            .sort((a, b) => a.at - b.at)
            .map(({ each }) => each)
    const sink = remembering()
    const work = workshop({ sink, overlay, config })
    const take = async (page: Pick<Page, 'records' | 'deleted'>): Promise<void> => {
      const line = pipeline(work.of(feed))
      await line.accept({ ...page, cursor: 1 })
      await line.drain()
    }
    try {
      const records = parts.map(({ record }) => record)
      for (const record of shuffled(records)) await take({ records: [record], deleted: [] })
      outcomes.push(
        Object.fromEntries(Object.entries(standingOf(sink.events)).filter(([object]) => shared.has(object))),
      )
      const before = sink.events.length
      await take({ records: shuffled(records), deleted: [] })
      deepStrictEqual(sink.events.length, before, 'a record that comes again says something')
      for (const { key } of shuffled(records)) await take({ records: [], deleted: [{ key, at: undefined }] })
      deepStrictEqual(standingOf(sink.events), {}, 'something stands of which every record is gone')
      deepStrictEqual([...work.shared.quarantine.list()], [], 'something waits of which every record is gone')
    } finally {
      await work.ledger.close()
    }
  }
  const [first, ...others] = outcomes
  ok(first !== undefined)
  for (const other of others) deepStrictEqual(other, first, 'the order in which records come matters')
  return shared.size
}
