import { right } from 'fp-ts/lib/Either.js'
import { expect, test } from 'vitest'
import type { TranslatedEvent } from './define'
import { pipeline } from './pipeline/pipeline'
import { sharing } from './share'
import { maatregelFeed, persoonFeed } from './testing/feeds'
import {
  deletionOf,
  pageOf,
  record,
  remembering,
  temporaryFolder,
  testPseudonym,
  workshop,
} from './testing/harness'

const [anna, bram] = ['999900006', '999900018']

const gated = (folder = temporaryFolder(), opentGezinnen: boolean | ((feed: string) => boolean) = false) => {
  const sink = remembering()
  const shop = workshop({ sink, opentGezinnen, folder })
  const take = async (feed: typeof persoonFeed, page: ReturnType<typeof pageOf>) => {
    const line = pipeline(shop.of(feed))
    await line.accept(page)
    await line.drain()
  }
  /** What went out since the last look. */
  const out = () => sink.events.splice(0).map(({ naam }) => naam)
  const published: string[] = []
  return { sink, shop, take, out, published, ...sharing(shop.shared, (feed) => published.push(feed)) }
}

const client = (id: string, bsn: string, more: object = {}) =>
  record({ id, naam: `Client ${id}`, bsn, ...more })
const ots = (id: string, of: string) => record({ id, client: of, soort: 'OTS' })

const homeless: TranslatedEvent = {
  naam: 'maatregel.opgelegd',
  object: 'a'.repeat(22),
  data: { referentie: `gi-noord:${'a'.repeat(22)}`, personen: [`gi-noord:${'p'.repeat(22)}`], soort: 'ots' },
}

test('nothing goes out until a client is asked for, then that file and no other does', async () => {
  const { take, out, asked } = gated()
  await take(persoonFeed, pageOf(client('1', anna), client('2', bram)))
  await take(maatregelFeed, pageOf(ots('a', '1'), ots('b', '2')))
  expect(out()).toEqual([])
  await asked(testPseudonym(anna))
  expect(out().sort()).toEqual(['maatregel.opgelegd', 'persoon.vastgelegd'])
  await take(maatregelFeed, pageOf(ots('c', '1'), ots('d', '2')))
  expect(out()).toEqual(['maatregel.opgelegd'])
  expect(await asked(testPseudonym(anna))).toBe(0)
})

test('what a question brings out, or back, is counted with the feed of its record', async () => {
  const { take, published, asked, ended } = gated()
  await take(persoonFeed, pageOf(client('1', anna)))
  await take(maatregelFeed, pageOf(ots('a', '1'), ots('b', '1')))
  await asked(testPseudonym(anna))
  expect(published.sort()).toEqual(['maatregel', 'maatregel', 'persoon'])
  await ended(testPseudonym(anna))
  expect(published).toHaveLength(6)
})

test('a question about somebody who appears later is answered then, also after a restart', async () => {
  const folder = temporaryFolder()
  const first = gated(folder)
  await first.asked(testPseudonym(anna))
  await first.take(maatregelFeed, pageOf(ots('a', '1')))
  expect(first.out()).toEqual([])
  await first.shop.ledger.close()
  const second = gated(folder)
  await second.take(persoonFeed, pageOf(client('1', anna)))
  expect(second.out().sort()).toEqual(['maatregel.opgelegd', 'persoon.vastgelegd'])
})

test('the end of the question withdraws the file; asked again, it goes out again under higher numbers', async () => {
  const { sink, take, out, asked, ended } = gated()
  await take(persoonFeed, pageOf(client('1', anna)))
  await take(maatregelFeed, pageOf(ots('a', '1')))
  await asked(testPseudonym(anna))
  const before = sink.events.map(({ attributes }) => attributes.sequence)
  out()
  await ended(testPseudonym(anna))
  expect(out().sort()).toEqual(['maatregel.ingetrokken', 'persoon.ingetrokken'])
  await take(maatregelFeed, pageOf(record({ id: 'a', client: '1', soort: 'VOOGDIJ' })))
  expect(out()).toEqual([])
  await asked(testPseudonym(anna))
  expect(
    sink.events.every(({ attributes }) => (attributes.sequence ?? '') > (before.toSorted().at(-1) ?? '')),
  ).toBe(true)
  expect(out().sort()).toEqual(['maatregel.opgelegd', 'persoon.vastgelegd'])
})

test('somebody in two files stays out while one of the two clients is still asked for', async () => {
  const { take, out, asked, ended } = gated()
  await take(persoonFeed, pageOf(client('1', anna), client('2', bram)))
  const mother = (key: string, of: string) => ({
    ...record({ id: 'moeder', naam: 'Moeder', client: of }),
    key,
  })
  await take(persoonFeed, pageOf(mother('m1', '1'), mother('m2', '2')))
  await asked(testPseudonym(anna))
  await asked(testPseudonym(bram))
  expect(out()).toHaveLength(3)
  await ended(testPseudonym(bram))
  expect(out()).toEqual(['persoon.ingetrokken'])
  await ended(testPseudonym(anna))
  expect(out()).toEqual(['persoon.ingetrokken', 'persoon.ingetrokken'])
})

test("a client's changed BSN ends the sharing under the old pseudonym and begins it under the new", async () => {
  const { take, out, asked } = gated()
  await take(persoonFeed, pageOf(client('1', anna)))
  await take(maatregelFeed, pageOf(ots('a', '1')))
  await asked(testPseudonym(anna))
  out()
  await take(persoonFeed, pageOf(client('1', bram)))
  expect(out().sort()).toEqual(['maatregel.ingetrokken', 'persoon.ingetrokken'])
  await asked(testPseudonym(bram))
  expect(out().sort()).toEqual(['maatregel.opgelegd', 'persoon.vastgelegd'])
})

test('the pseudonym of somebody who is only mentioned in a file opens nothing', async () => {
  const { take, out, asked } = gated()
  await take(persoonFeed, pageOf(client('1', anna), client('m', bram, { client: '1' })))
  await asked(testPseudonym(bram))
  expect(out()).toEqual([])
})

test('a client who leaves the source takes the whole file along', async () => {
  const { take, out, asked } = gated()
  await take(persoonFeed, pageOf(client('1', anna)))
  await take(maatregelFeed, pageOf(ots('a', '1')))
  await asked(testPseudonym(anna))
  out()
  await take(persoonFeed, deletionOf('1'))
  expect(out().sort()).toEqual(['maatregel.ingetrokken', 'persoon.ingetrokken'])
})

test('"deel niet" goes before a question, and withdraws what was out; a gatekeeper honours it too', async () => {
  for (const opentGezinnen of [false, true]) {
    const { take, out, asked } = gated(temporaryFolder(), opentGezinnen)
    await asked(testPseudonym(anna))
    await take(persoonFeed, pageOf(client('1', anna)))
    await take(maatregelFeed, pageOf(ots('a', '1')))
    expect(out().sort()).toEqual(['maatregel.opgelegd', 'persoon.vastgelegd'])
    await take(persoonFeed, pageOf(client('1', anna, { deelNiet: true })))
    expect(out().sort()).toEqual(['maatregel.ingetrokken', 'persoon.ingetrokken'])
    await take(persoonFeed, pageOf(client('1', anna)))
    expect(out().sort()).toEqual(['maatregel.opgelegd', 'persoon.vastgelegd'])
  }
})

test('an event without a client is parked where sharing is on request', async () => {
  const { shop, take, out } = gated()
  const homeless: typeof maatregelFeed = {
    ...maatregelFeed,
    translate: (raw, context) => {
      const result = maatregelFeed.translate(raw, context)
      if (result._tag === 'Left') return result
      return { ...result, right: result.right.map(({ dossier: _dossier, ...event }) => event) }
    },
  }
  await take(homeless, pageOf(ots('a', '1')))
  expect(shop.parked).toEqual(['zonder-dossier'])
  expect(out()).toEqual([])
})

test('a feed that opens families shares at once what another of the same adapter keeps until the hub asks', async () => {
  const { shop, take, out, asked } = gated(temporaryFolder(), (feed) => feed === 'persoon')
  await take(persoonFeed, pageOf(client('1', anna)))
  await take(maatregelFeed, pageOf(ots('a', '1')))
  expect(out()).toEqual(['persoon.vastgelegd'])
  await asked(testPseudonym(anna))
  expect(out()).toEqual(['maatregel.opgelegd'])
  await take({ ...maatregelFeed, translate: () => right([homeless]) }, pageOf(ots('b', '1')))
  expect(shop.parked).toEqual(['zonder-dossier'])
})

test('what a feed that opens families says of somebody is not filled in from one that shares on request, until asked', async () => {
  const { sink, take, asked } = gated(temporaryFolder(), (feed) => feed === 'persoon')
  const register: typeof persoonFeed = {
    ...persoonFeed,
    naam: 'register',
    translate: (raw, context) => {
      const result = persoonFeed.translate(raw, context)
      return result._tag === 'Left' ? result : right(result.right.map((event) => ({ ...event, rang: 1 })))
    },
  }
  await take(persoonFeed, pageOf(client('1', anna)))
  await take(
    register,
    pageOf({ ...client('1', anna), raw: { id: '1', naam: 'Uit het register', bsn: anna } }),
  )
  expect(sink.events.map(({ payload }) => payload.includes('Uit het register'))).toEqual([false])
  await asked(testPseudonym(anna))
  expect(sink.events.map(({ payload }) => payload.includes('Uit het register'))).toEqual([false, true])
})
