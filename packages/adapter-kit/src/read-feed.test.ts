import { expect, test } from 'vitest'
import { type BudgetOptions, budgetOf } from './budget'
import type { Feed } from './define'
import { feedOrders } from './orders'
import { readFeed } from './read-feed'
import type { Page, Source, SourceRecord } from './sources/source'
import { persoonFeed } from './testing/feeds'
import { record, remembering, temporaryFolder, type Workshop, workshop } from './testing/harness'

const person = (id: number, naam: string): SourceRecord => record({ id: String(id).padStart(3, '0'), naam })

/** A source of which cursors are numbers of changes; like a database it gives a record only as it is when it is asked. */
const journal = (size: number) => {
  const changes: SourceRecord[] = Array.from({ length: size }, (_, i) => person(i, 'oud'))
  const read: string[] = []
  async function* pass(cursor: unknown): AsyncIterable<Page> {
    const whole = cursor === undefined
    let at = typeof cursor === 'number' ? cursor : 0
    const end = changes.length
    while (at < end) {
      const next = Math.min(end, at + 2)
      read.push(`${whole || at < size ? 'alles' : 'nieuw'} ${at}`)
      const records = changes
        .slice(at, next)
        .filter((each) => changes.findLast(({ key }) => key === each.key) === each)
      yield { records, deleted: [], cursor: next }
      at = next
    }
    yield {
      records: [],
      deleted: [],
      cursor: at,
      standPer: new Date(Date.UTC(2026, 0, 1, 0, 0, at)).toISOString(),
    }
  }
  const source: Source = {
    pass,
    now: async () => changes.length,
    // biome-ignore lint/correctness/useYield: nothing is deleted here.
    reconcile: async function* () {
      return
    },
    close: async () => undefined,
  }
  return { source, changes, read }
}

/** Reads until `until` says so, which it is asked after each turn. */
const reading = async (
  { of }: Workshop,
  source: Source,
  until: (stands: readonly string[]) => boolean,
  options: BudgetOptions = {},
  orders = feedOrders(),
  feed: Feed = persoonFeed,
): Promise<readonly string[]> => {
  const controller = new AbortController()
  const stands: string[] = []
  const clock = { now: () => Date.parse('2026-01-10T12:00:00Z'), pause: async () => undefined }
  const shared = { ...of(feed), onStand: (stand: string) => stands.push(stand) }
  const watched: Source = {
    ...source,
    async *pass(cursor) {
      for await (const page of source.pass(cursor)) {
        if (until(stands)) controller.abort()
        yield page
      }
    },
  }
  await readFeed(
    {
      ...{ shared, source: watched, budget: budgetOf(options, clock), orders },
      rhythm: { intervalMs: 1, reconcileMs: 3_600_000 },
      onRead: () => {
        if (until(stands)) controller.abort()
      },
    },
    controller.signal,
  )
  return stands
}

test('what changes while everything is read is not kept waiting, and nobody is told that all is there before it is', async () => {
  const sink = remembering()
  const work = workshop({ sink })
  const { source, changes, read } = journal(100)
  let turns = 0
  const stands = await reading(work, source, (told) => {
    if (turns++ === 3) changes.push(person(50, 'nieuw'))
    return told.length > 0
  })
  expect(read.indexOf('nieuw 100')).toBeGreaterThan(0)
  expect(read.indexOf('nieuw 100')).toBeLessThan(read.indexOf('alles 98'))
  expect(work.ledger.records('persoon').size()).toBe(100)
  expect(stands[0]).toBe('2026-01-01T00:01:41.000Z')
  const last = sink.events.findLast(({ payload }) =>
    payload.includes(work.of(persoonFeed).context.object('persoon', '050')),
  )
  expect(last?.payload).toContain('"nieuw"')
})

test('what waited for the pseudonym service goes out as soon as that answers, and nothing else waits', async () => {
  const sink = remembering()
  let there = false
  const work = workshop({ sink, pseudonyms: () => there })
  const { source, changes } = journal(4)
  changes.push(record({ id: '100', naam: 'laat', bsn: '999900006' }), person(1, 'nieuw'))
  let turns = 0
  await reading(work, source, (told) => {
    if (told.length > 0) turns += 1
    if (turns === 3) expect(sink.events).toHaveLength(4)
    there = turns >= 3
    return sink.events.length === 5 || turns > 50
  })
  expect(sink.events.at(-1)?.payload).toContain('"laat"')
  expect(work.shared.quarantine.size('persoon')).toBe(0)
})

test('ended half-way, reading everything goes on where it was, and so does reading changes', async () => {
  const folder = temporaryFolder()
  const { source, changes, read } = journal(100)
  const first = workshop({ sink: remembering(), folder })
  await reading(first, source, () => read.length >= 15)
  await first.ledger.close()
  expect(read).toHaveLength(15)
  changes.push(person(0, 'nieuw'))
  const second = workshop({ sink: remembering(), folder })
  await reading(second, source, (stands) => stands.length > 0)
  expect(read.slice(15)[0]).toBe('nieuw 100')
  expect(read.filter((each) => each === 'alles 0')).toHaveLength(1)
  expect(second.ledger.records('persoon').size()).toBe(100)
})

test('everything is read only in its window; what changes is read at any time', async () => {
  const { source, changes, read } = journal(10)
  changes.push(person(1, 'nieuw'))
  const work = workshop({ sink: remembering() })
  let turns = 0
  const opened: Source = { ...source, now: async () => 10 }
  await reading(work, opened, () => ++turns > 10, { venster: '22:00-06:00' })
  expect(read).toEqual(['nieuw 10'])
})

test('asked to read everything once more, it does, and says when that is done', async () => {
  const { source, read } = journal(10)
  const work = workshop({ sink: remembering() })
  const orders = feedOrders()
  let done = false
  await reading(work, source, (stands) => stands.length > 0)
  const before = read.length
  void orders.give({ soort: 'inhalen' }).then(() => {
    done = true
  })
  await reading(work, source, () => done, {}, orders)
  expect(read.length - before).toBeGreaterThanOrEqual(5)
})
