import { validate } from '@gezinsbeeld/contracts'
import { left, right } from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { expect, test } from 'vitest'
import { defineFeed } from '../define'
import { maatregelFeed, persoonFeed } from '../testing/feeds'
import {
  deletionOf,
  pageOf,
  record,
  remembering,
  temporaryFolder,
  testPseudonym,
  type WorkshopOptions,
  workshop,
} from '../testing/harness'
import { publishPending } from './pending'
import { pipeline } from './pipeline'

const at = (options: Partial<WorkshopOptions> = {}) => {
  const sink = remembering()
  const shop = workshop({ sink, ...options })
  const take = async (feed: typeof maatregelFeed, ...pages: ReturnType<typeof pageOf>[]) => {
    const line = pipeline(shop.of(feed))
    for (const page of pages) await line.accept(page)
    await line.drain()
  }
  return { sink, shop, take, names: () => sink.events.map(({ naam }) => naam) }
}

const ots = { id: '1', client: '10', soort: 'OTS' }

test('a record becomes a valid event with its herkomst, and the cursor stands behind it', async () => {
  const { sink, shop, take } = at()
  await take(maatregelFeed, {
    ...pageOf(record(ots)),
    cursor: { place: 1 },
    standPer: '2026-03-01T10:00:00Z',
  })
  const [event] = sink.events
  const data: unknown = JSON.parse(event?.payload ?? '')
  expect(validate('maatregel.opgelegd', data, 'strict')).toEqual([])
  expect(data).toMatchObject({
    herkomst: { bronsysteem: 'Dossier', vastgelegdOp: '2026-03-01T09:00:00Z', adapterversie: '1.0.0' },
  })
  expect(event?.subject).toMatch(/^gezin\.v1\.gi-noord\.maatregel\.opgelegd\.[A-Za-z0-9_-]{22}$/)
  expect(event?.attributes).toMatchObject({
    source: 'urn:nld:oin:00000099123456789000:systeem:Dossier',
    time: '2026-03-01T09:00:00Z',
    adapterversie: '1.0.0',
  })
  expect(shop.ledger.feeds.get('maatregel')).toEqual({
    cursor: { place: 1 },
    mapping: '1.0.0',
    standPer: '2026-03-01T10:00:00Z',
  })
  expect(shop.ledger.pending.getCount()).toBe(0)
})

test('an unchanged record publishes nothing, nor does one that only was touched', async () => {
  const { take, names } = at()
  await take(
    maatregelFeed,
    pageOf(record(ots)),
    pageOf(record(ots)),
    pageOf(record({ ...ots, los: 1 }, '2026-04-01T00:00:00Z')),
  )
  expect(names()).toEqual(['maatregel.opgelegd'])
})

test('a value that changes back goes out again under a higher number, also while the first is under way', async () => {
  const { sink, take } = at()
  const voogdij = { ...ots, soort: 'VOOGDIJ' }
  await take(maatregelFeed, pageOf(record(ots)), pageOf(record(voogdij)), pageOf(record(ots)))
  const sequences = sink.events.map(({ attributes }) => attributes.sequence)
  expect(sequences).toEqual([...sequences].sort())
  expect(new Set(sequences).size).toBe(3)
  expect(sink.events[0]?.payload).toBe(sink.events[2]?.payload)
  expect(new Set(sink.events.map(({ attributes }) => attributes.id)).size).toBe(3)
})

test('a change and its undoing, read before the change is stored, both go out', async () => {
  const { sink, take } = at()
  await take(maatregelFeed, pageOf(record(ots)))
  await take(maatregelFeed, pageOf(record({ ...ots, soort: 'VOOGDIJ' })), pageOf(record(ots)))
  expect(sink.events.map(({ payload }) => JSON.parse(payload).soort)).toEqual(['ots', 'voogdij', 'ots'])
})

test('numbers go up within one millisecond and when the clock goes back', async () => {
  let ms = 2_000_000_000_000
  const { sink, take } = at({ now: () => new Date(ms) })
  await take(maatregelFeed, pageOf(record(ots)), pageOf(record({ ...ots, soort: 'VOOGDIJ' })))
  ms -= 60_000
  await take(maatregelFeed, pageOf(record(ots)))
  expect(sink.events.map(({ attributes }) => attributes.sequence)).toEqual([
    '0002000000000000',
    '0002000000000001',
    '0002000000000002',
  ])
})

test('the lifecycle decides the name, and what disappears is withdrawn', async () => {
  const { sink, take, names } = at()
  await take(
    maatregelFeed,
    pageOf(record(ots)),
    pageOf(record({ ...ots, einde: '2026-05-01' })),
    deletionOf('1'),
    deletionOf('1'),
  )
  expect(names()).toEqual(['maatregel.opgelegd', 'maatregel.beeindigd', 'maatregel.ingetrokken'])
  const withdrawal: unknown = JSON.parse(sink.events[2]?.payload ?? '')
  expect(validate('maatregel.ingetrokken', withdrawal, 'strict')).toEqual([])
  expect(withdrawal).toMatchObject({ herkomst: { vastgelegdOp: '2026-03-02T09:00:00Z' } })
})

test('a record that translates to nothing withdraws what it gave, and gives it again later', async () => {
  const { take, names } = at()
  await take(
    maatregelFeed,
    pageOf(record(ots)),
    pageOf(record({ ...ots, vervallen: true })),
    pageOf(record(ots)),
  )
  expect(names()).toEqual(['maatregel.opgelegd', 'maatregel.ingetrokken', 'maatregel.opgelegd'])
})

test('a deletion in the page after the record that is still under way is not lost', async () => {
  const { take, names } = at()
  await take(maatregelFeed, pageOf(record(ots)), deletionOf('1'))
  expect(names()).toEqual(['maatregel.opgelegd', 'maatregel.ingetrokken'])
})

test('a bad record is parked with its reason, the rest goes on, and a newer version resolves it', async () => {
  const { shop, take, names } = at()
  const bad = { id: '2', client: '10', soort: 'ONBEKEND' }
  await take(maatregelFeed, pageOf(record(bad), record(ots), record({ id: '3' })))
  expect(names()).toEqual(['maatregel.opgelegd'])
  expect(
    [...shop.shared.quarantine.list()].map(({ record, reden, pad }) => ({ record, reden, pad })),
  ).toEqual([
    { record: '2', reden: 'onbekende-code', pad: 'soort' },
    { record: '3', reden: 'onleesbaar', pad: 'client' },
  ])
  expect(shop.shared.quarantine.show('maatregel', '2')).toEqual(bad)
  await take(maatregelFeed, pageOf(record(bad), record({ ...bad, soort: 'OTS' })))
  expect(shop.parked).toEqual(['onbekende-code', 'onleesbaar'])
  expect(names()).toEqual(['maatregel.opgelegd', 'maatregel.opgelegd'])
  expect(shop.shared.quarantine.size('maatregel')).toBe(1)
  await take(maatregelFeed, deletionOf('3'))
  expect(shop.shared.quarantine.size('maatregel')).toBe(0)
})

test('a part that is left out is counted with its reason and place, once a version, and the rest is told', async () => {
  const { shop, take, names } = at()
  const feed = defineFeed({
    naam: 'maatregel',
    source: maatregelFeed.source,
    record: t.UnknownRecord,
    translate: (found, context) => {
      if (found['los'] === undefined) context.laatWeg({ reden: 'onbekende-code', pad: 'reden', uitleg: 'x' })
      return maatregelFeed.translate(found, context)
    },
  })
  await take(feed, pageOf(record(ots)), pageOf(record(ots)), pageOf(record({ ...ots, id: '2', los: 1 })))
  expect(names()).toEqual(['maatregel.opgelegd', 'maatregel.opgelegd'])
  expect(shop.leftOut).toEqual(['onbekende-code reden'])
  expect(shop.parked).toEqual([])
})

test('what is off the contract is parked: the event says which field', async () => {
  const { shop, take } = at()
  await take(
    maatregelFeed,
    pageOf(record({ ...ots, einde: '31 mei' }), record({ ...ots, id: '9' }, 'infinity')),
  )
  expect([...shop.shared.quarantine.list()].map(({ reden, pad }) => `${reden} ${pad}`)).toEqual([
    'buiten-contract maatregel.beeindigd/einddatum',
    'buiten-contract maatregel.opgelegd/herkomst/vastgelegdOp',
  ])
})

test('pseudonyms are fetched once, together, and the ledger holds no BSN', async () => {
  const { sink, shop, take } = at()
  const one = { id: '1', naam: 'Een', bsn: '999900006' }
  await take(
    persoonFeed,
    pageOf(record(one), record({ id: '2', naam: 'Twee', bsn: '000000000' })),
    pageOf(record({ ...one, id: '3' })),
  )
  expect(shop.asked).toEqual(['999900006'])
  expect(sink.events.map(({ payload }) => JSON.parse(payload).pseudoniemen)).toEqual([
    [testPseudonym('999900006')],
    undefined,
    [testPseudonym('999900006')],
  ])
  expect([...shop.ledger.pseudonyms.getKeys()].join()).not.toContain('999900006')
})

test('a BSN that fails the 11-proef parks the record; one that a mapping copies into its event is stopped', async () => {
  const { shop, take, names } = at()
  await take(
    persoonFeed,
    pageOf(
      record({ id: '1', naam: 'Een', bsn: '999900007' }),
      record({ id: '2', naam: 'x 999900006', bsn: '999900006' }),
    ),
  )
  expect(names()).toEqual([])
  const lines = [...shop.shared.quarantine.list()]
  expect(lines.map(({ reden, pad }) => `${reden} ${pad}`)).toEqual([
    'ongeldig-bsn bsn',
    'bsn-in-inhoud persoon.vastgelegd',
  ])
  expect(JSON.stringify(lines)).not.toMatch(/99990000/)
})

test('an upgraded mapping that translates to the same content publishes nothing', async () => {
  const folder = temporaryFolder()
  const first = at({ folder })
  await first.take(maatregelFeed, pageOf(record({ ...ots, einde: '2026-05-01' })))
  await first.shop.ledger.close()
  const second = at({ folder, versie: '2.0.0' })
  const reordered: typeof maatregelFeed = {
    ...maatregelFeed,
    translate: (raw, context) => {
      const result = maatregelFeed.translate(raw, context)
      if (result._tag === 'Left') return result
      return {
        ...result,
        right: result.right.map((event) =>
          event.naam === 'maatregel.beeindigd'
            ? {
                ...event,
                data: { ...Object.fromEntries(Object.entries(event.data).reverse()), ...event.data },
              }
            : event,
        ),
      }
    },
  }
  await second.take(reordered, pageOf(record({ ...ots, einde: '2026-05-01' })))
  expect(second.names()).toEqual([])
  await second.take(reordered, pageOf(record({ ...ots, einde: '2026-06-01' })))
  expect(second.names()).toEqual(['maatregel.beeindigd'])
})

test('an object that two records give is withdrawn only when both are gone; the other one speaks again', async () => {
  const { sink, take, names } = at()
  const shared: typeof maatregelFeed = {
    ...maatregelFeed,
    translate: (raw, context) =>
      maatregelFeed.translate(raw, { ...context, object: () => context.object('maatregel', 'same') }),
  }
  await take(
    shared,
    pageOf(record(ots)),
    pageOf(record({ ...ots, id: '2', soort: 'VOOGDIJ' })),
    deletionOf('2'),
    deletionOf('1'),
  )
  expect(names()).toEqual([
    'maatregel.opgelegd',
    'maatregel.opgelegd',
    'maatregel.opgelegd',
    'maatregel.ingetrokken',
  ])
  expect(sink.events.map(({ payload }) => JSON.parse(payload).soort)).toEqual([
    'ots',
    'voogdij',
    'ots',
    undefined,
  ])
})

test('what was stored and not acknowledged goes out again under the same number and id', async () => {
  const folder = temporaryFolder()
  const lost = remembering()
  const first = at({
    folder,
    sink: {
      publish: async (events) => {
        await lost.publish(events)
        throw new Error('the process ends here')
      },
    },
  })
  await expect(first.take(maatregelFeed, pageOf(record(ots)))).rejects.toThrow('ends here')
  expect(first.shop.ledger.feeds.get('maatregel')).toBeUndefined()
  await first.shop.ledger.close()

  const second = at({ folder })
  expect(await publishPending(second.shop.shared)).toBe(1)
  expect(second.sink.events.map(({ attributes }) => attributes.id)).toEqual(
    lost.events.map(({ attributes }) => attributes.id),
  )
  expect(await publishPending(second.shop.shared)).toBe(0)
  await second.take(maatregelFeed, pageOf(record(ots)))
  expect(second.names()).toEqual(['maatregel.opgelegd'])
})

test('pages are marked in their order: a later one does not overtake an earlier one that still waits', async () => {
  let release = (): void => undefined
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  let calls = 0
  const { shop } = at({ sink: { publish: () => (calls++ === 0 ? held : Promise.resolve()) } })
  const line = pipeline(shop.of(maatregelFeed))
  await line.accept({ ...pageOf(record(ots)), cursor: 1 })
  await line.accept({ ...pageOf(record({ ...ots, id: '2', client: 'een ander' })), cursor: 2 })
  while (calls < 2) await new Promise((resolve) => setImmediate(resolve))
  expect(shop.ledger.feeds.get('maatregel')).toBeUndefined()
  release()
  await line.drain()
  expect(shop.ledger.feeds.get('maatregel')?.cursor).toBe(2)
})

test('a record that is nested without end is parked, and the others of its page go out', async () => {
  const { shop, take, names } = at()
  const deep: unknown = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`)
  await take(maatregelFeed, pageOf(record({ id: '2', client: '10', soort: 'OTS', deep }), record(ots)))
  expect(names()).toEqual(['maatregel.opgelegd'])
  expect(shop.parked).toEqual(['te-diep'])
})

test('a translation that asks for the next pseudonym only once it has the one before gets them all', async () => {
  const { shop, take, names } = at()
  const together = defineFeed({
    ...{ naam: 'stap-voor-stap', source: persoonFeed.source, record: t.type({ bsns: t.array(t.string) }) },
    translate: ({ bsns }, context) => {
      for (const bsn of bsns)
        if (context.pseudoniem(bsn) === undefined)
          return left({ reden: 'zonder-bsn', pad: 'bsns', uitleg: 'expected a BSN' })
      const referentie = context.persoon('persoon', '1')
      const object = context.object('persoon', '1')
      return right([{ naam: 'persoon.vastgelegd', object, data: { referentie, personen: [referentie] } }])
    },
  })
  const raw = { id: '1', bsns: ['999900006', '999990019', '999990020'] }
  await take(together, pageOf(record(raw)))
  expect(shop.asked).toEqual(raw.bsns)
  expect(names()).toEqual(['persoon.vastgelegd'])
  expect([...shop.shared.quarantine.list()]).toEqual([])
})
