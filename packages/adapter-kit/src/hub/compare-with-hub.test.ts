import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pipeline } from '../pipeline/pipeline'
import { references } from '../pipeline/references'
import { report } from '../report'
import { sharing } from '../share'
import { maatregelFeed, persoonFeed } from '../testing/feeds'
import {
  deletionOf,
  pageOf,
  record,
  remembering,
  temporaryFolder,
  testPseudonym,
  type Workshop,
  workshop,
} from '../testing/harness'
import type { Held, HubClient } from './ask-hub'
import { compareQuestions } from './compare-questions'
import { compareWithHub } from './compare-with-hub'

type Version = Pick<Held, 'sequence' | 'withdrawn'> & { readonly bronsysteem?: string }

const signal = new AbortController().signal

/** A hub that takes only what is newer, as the hub does; pages of three. */
const modelHub = () => {
  const objects = new Map<string, Version>()
  const refused = new Set<string>()
  const asked = new Set<string>()
  const sink = remembering()
  /** How many events are applied. */
  let applied = 0
  const apply = (): void => {
    for (const { object, naam, attributes } of sink.events.slice(applied)) {
      const sequence = Number(attributes.sequence)
      if (sequence <= (objects.get(object)?.sequence ?? 0)) continue
      objects.set(object, { sequence, withdrawn: naam.endsWith('.ingetrokken') })
    }
    applied = sink.events.length
  }
  const heldOf = (object: string): Held[] => {
    const version = objects.get(object)
    if (version === undefined && !refused.has(object)) return []
    const { sequence = 0, withdrawn = false, bronsysteem = 'Dossier' } = version ?? {}
    return [{ object, sequence, withdrawn, bronsysteem, refused: refused.has(object) }]
  }
  const paged = (all: readonly string[], after: string | undefined) => {
    const behind = all.toSorted().filter((each) => after === undefined || each > after)
    const next = behind.length > 3 ? behind[2] : undefined
    return { page: behind.slice(0, 3), ...(next === undefined ? {} : { next }) }
  }
  const client: HubClient = {
    page: async (after) => {
      apply()
      const standing = [...objects].flatMap(([object, { withdrawn }]) => (withdrawn ? [] : [object]))
      const { page, ...next } = paged(standing, after)
      return { held: page.flatMap(heldOf), ...next }
    },
    named: async (names) => {
      apply()
      return new Map(names.flatMap(heldOf).map((held) => [held.object, held]))
    },
    asked: async (after) => {
      const { page, ...next } = paged([...asked], after)
      return { pseudonyms: page, ...next }
    },
    isAsked: async (pseudonym) => asked.has(pseudonym),
  }
  return { objects, refused, asked, sink, client, apply }
}
type ModelHub = ReturnType<typeof modelHub>

/** Two looks at the clock differ: what was asked in the very moment in which a comparison begins is left alone. */
let ms = Date.now()
const now = (): Date => new Date(++ms)

const openShop = (hub: ModelHub, folder = temporaryFolder(), opentGezinnen = true): Workshop =>
  workshop({ folder, sink: hub.sink, opentGezinnen, now })

const put = async (shop: Workshop, persons: readonly number[], gone: readonly number[] = []) => {
  const line = pipeline(shop.of(persoonFeed))
  await line.accept(
    pageOf(
      ...persons.map((n) => record({ id: `p${n}`, naam: `Naam ${n}`, bsn: n === 0 ? '999900006' : null })),
    ),
  )
  await line.accept(deletionOf(...gone.map((n) => `p${n}`)))
  await line.drain()
}

const standingIn = ({ ledger }: Workshop): readonly string[] =>
  [...ledger.objects.keys()].filter((key) => {
    const entry = ledger.objects.get(key)
    return entry !== undefined && entry.sequence > 0 && entry.withdrawn === undefined
  })

const levelWith = (hub: ModelHub, shop: Workshop): void => {
  hub.apply()
  const standing = [...hub.objects].flatMap(([object, { withdrawn }]) => (withdrawn ? [] : [object]))
  expect(standing.toSorted()).toEqual(standingIn(shop).toSorted())
  for (const object of standing)
    expect(hub.objects.get(object)?.sequence).toBe(shop.ledger.objects.get(object)?.sequence)
}

const numbers = fc.uniqueArray(fc.nat(20))

test('whatever the hub lost, kept or never knew, after a comparison both have the same', async () => {
  await fc.assert(
    fc.asyncProperty(
      numbers,
      numbers,
      fc.array(fc.tuple(fc.nat(20), fc.constantFrom('lost', 'older', 'newer', 'standing', 'withdrawn'))),
      fc.array(fc.nat(5)),
      async (persons, gone, accidents, orphans) => {
        const hub = modelHub()
        const shop = openShop(hub)
        await put(
          shop,
          persons,
          gone.filter((n) => persons.includes(n)),
        )
        hub.apply()
        const known = [...hub.objects.keys()]
        for (const [n, accident] of accidents) {
          const object = known[n % Math.max(1, known.length)]
          const version = object === undefined ? undefined : hub.objects.get(object)
          if (object === undefined || version === undefined) continue
          if (accident === 'lost') hub.objects.delete(object)
          else if (accident === 'older')
            hub.objects.set(object, { ...version, sequence: version.sequence - 9 })
          else if (accident === 'newer')
            hub.objects.set(object, { ...version, sequence: version.sequence + 9 })
          else
            hub.objects.set(object, { sequence: version.sequence + 9, withdrawn: accident === 'withdrawn' })
        }
        for (const n of orphans)
          hub.objects.set(`relatie.${`wees${n}`.padEnd(22, '-')}`, { sequence: 5, withdrawn: false })
        await compareWithHub(shop.shared, hub.client, { withdraw: true }, signal)
        levelWith(hub, shop)
        const again = await compareWithHub(shop.shared, hub.client, { withdraw: true }, signal)
        expect(again).toMatchObject({ lacking: 0, overtaken: 0, orphans: 0, withdrawn: 0 })
        await shop.ledger.close()
      },
    ),
    { numRuns: 60 },
  )
})

test('what the hub lacks goes out as it was: under its number and id, and as something new to the bus', async () => {
  const hub = modelHub()
  const shop = openShop(hub)
  await put(shop, [1])
  hub.objects.clear()
  hub.apply()
  hub.objects.clear()
  expect(await compareWithHub(shop.shared, hub.client, { withdraw: true }, signal)).toMatchObject({
    lacking: 1,
  })
  const [first, second] = hub.sink.events
  expect(second?.attributes.id).toBe(first?.attributes.id)
  expect(second?.attributes.sequence).toBe(first?.attributes.sequence)
  expect(hub.sink.lacking).toEqual([undefined, expect.any(String)])
})

test('after a lost ledger what the source no longer has is withdrawn, and nothing stands that nobody answers for', async () => {
  const hub = modelHub()
  const first = openShop(hub)
  await put(first, [1, 2, 3])
  await first.ledger.close()
  const second = openShop(hub)
  await put(second, [2, 4])
  expect(await compareWithHub(second.shared, hub.client, { withdraw: false }, signal)).toMatchObject({
    orphans: 2,
    withdrawn: 0,
  })
  await compareWithHub(second.shared, hub.client, { withdraw: true }, signal)
  levelWith(hub, second)
  expect(standingIn(second)).toHaveLength(2)
  const last = hub.sink.events.at(-1)
  expect(last?.naam).toBe('persoon.ingetrokken')
  expect(last?.attributes.subject).toBe(JSON.parse(last?.payload ?? '{}').referentie)
})

test('what another source system of the organisation said is left alone', async () => {
  const hub = modelHub()
  const shop = openShop(hub)
  hub.objects.set('persoon.ander', { sequence: 5, withdrawn: false, bronsysteem: 'Ander' })
  expect(await compareWithHub(shop.shared, hub.client, { withdraw: true }, signal)).toMatchObject({
    held: 0,
    orphans: 0,
    withdrawn: 0,
  })
})

test('feeds of another adapter that reports under the same source system are seen, and kept apart from its own', async () => {
  const hub = modelHub()
  const shop = openShop(hub)
  const keyed = references('gi-noord', new Uint8Array(32).fill(7))
  await report(shop.shared, keyed, { feed: 'persoon', standPer: undefined })
  const compared = () => compareWithHub(shop.shared, hub.client, { withdraw: false }, signal)
  expect(await compared()).toMatchObject({ held: 1, strangers: 0 })
  hub.objects.set('bron.ander', { sequence: 5, withdrawn: false })
  expect(await compared()).toMatchObject({ held: 2, strangers: 1, orphans: 0 })
  hub.objects.set('bron.elders', { sequence: 5, withdrawn: false, bronsysteem: 'Ander' })
  expect(await compared()).toMatchObject({ held: 2, strangers: 1 })
})

test('what names somebody who was erased at the hub is not published again and again', async () => {
  const hub = modelHub()
  const shop = openShop(hub)
  await put(shop, [1])
  const line = pipeline(shop.of(maatregelFeed))
  await line.accept(pageOf(record({ id: 'm1', client: 'p1', soort: 'OTS' })))
  await line.drain()
  hub.apply()
  const person = [...hub.objects.keys()].find((object) => object.startsWith('persoon.')) ?? ''
  hub.objects.clear()
  hub.refused.add(person)
  const out = hub.sink.events.length
  expect(await compareWithHub(shop.shared, hub.client, { withdraw: true }, signal)).toMatchObject({
    lacking: 0,
    refused: 2,
  })
  expect(hub.sink.events).toHaveLength(out)
})

test('what is on its way while it is compared is not lacking', async () => {
  const hub = modelHub()
  const shop = openShop(hub)
  await put(shop, [1])
  const [object = ''] = standingIn(shop)
  hub.apply()
  hub.objects.clear()
  await shop.ledger.commit(() => shop.ledger.pending.putSync(99, [object]))
  expect(await compareWithHub(shop.shared, hub.client, { withdraw: true }, signal)).toMatchObject({
    lacking: 0,
  })
})

test('what changes while it is compared goes out once', async () => {
  const hub = modelHub()
  const shop = openShop(hub)
  await put(shop, [1])
  hub.apply()
  hub.objects.clear()
  const client: HubClient = {
    ...hub.client,
    named: async (names) => {
      const found = await hub.client.named(names, signal)
      const line = pipeline(shop.of(persoonFeed))
      await line.accept(pageOf(record({ id: 'p1', naam: 'Anders' })))
      await line.drain()
      return found
    },
  }
  expect(await compareWithHub(shop.shared, client, { withdraw: true }, signal)).toMatchObject({ lacking: 0 })
  expect(hub.sink.events.map(({ naam }) => naam)).toEqual(['persoon.vastgelegd', 'persoon.vastgelegd'])
})

test('a lost ledger hears again whom it is asked about, and shares nobody else', async () => {
  const hub = modelHub()
  const first = openShop(hub, undefined, false)
  const before = sharing(first.shared, () => undefined)
  await put(first, [0, 1])
  await before.asked(testPseudonym('999900006'))
  hub.asked.add(testPseudonym('999900006'))
  await first.ledger.close()

  const second = openShop(hub, undefined, false)
  const share = sharing(second.shared, () => undefined)
  await put(second, [0, 1])
  expect(standingIn(second)).toEqual([])
  expect(await compareQuestions(second.shared, share, hub.client, signal)).toEqual({ asked: 1, ended: 0 })
  await compareWithHub(second.shared, hub.client, { withdraw: true }, signal)
  levelWith(hub, second)
  expect(standingIn(second)).toHaveLength(1)

  hub.asked.clear()
  expect(await compareQuestions(second.shared, share, hub.client, signal)).toEqual({ asked: 0, ended: 1 })
  levelWith(hub, second)
  expect(standingIn(second)).toEqual([])
})

test('any number of questions are heard, page by page, each as the hub has it in the end', async () => {
  await fc.assert(
    fc.asyncProperty(numbers, numbers, async (heard, asks) => {
      const hub = modelHub()
      const shop = openShop(hub, undefined, false)
      const share = sharing({ ...shop.shared, now: () => new Date(0) }, () => undefined)
      for (const n of heard) await share.asked(`1.${n}`)
      for (const n of asks) hub.asked.add(`1.${n}`)
      await compareQuestions(shop.shared, share, hub.client, signal)
      expect([...shop.ledger.asked.getKeys()]).toEqual([...hub.asked].toSorted())
      await shop.ledger.close()
    }),
    { numRuns: 20 },
  )
})
