import fc from 'fast-check'
import { right } from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { expect, test } from 'vitest'
import { defineFeed } from '../define'
import { sql } from '../sources/declaration'
import { deletionOf, pageOf, record, remembering, temporaryFolder, workshop } from '../testing/harness'
import { publishPending } from './pending'
import { pipeline } from './pipeline'
import type { Step } from './shared'

const codec = t.intersection([
  t.type({ id: t.string, melding: t.string }),
  t.partial({ client: t.string, uitkomst: t.literal('overdracht'), besluit: t.literal('overdracht') }),
])

/** A record with a client gives the melding; one without only says what becomes of it. */
const feed = defineFeed({
  naam: 'melding',
  source: sql({ view: 'v.m', sleutel: 'id', gewijzigdOp: 'op', kolommen: ['id'] }),
  record: codec,
  translate: ({ melding, client }, context) => {
    if (client === undefined) return right([])
    const object = context.object('melding', melding)
    const personen = [context.persoon('persoon', client)]
    const referentie = `${context.organisatie}:${object}`
    const data = { referentie, personen, soort: 'vt-melding' } as const
    return right([{ naam: 'melding.ontvangen', object, data, over: 'mag' }])
  },
  change: ({ melding, client, uitkomst, besluit }, context) => {
    if (client !== undefined) return right([])
    const object = context.object('melding', melding)
    if (uitkomst !== undefined) {
      const data = { veiligheidsbeoordeling: { uitkomst } }
      return right([{ naam: 'melding.beoordeeld', object, data, over: 'nodig' }])
    }
    const data = besluit === undefined ? {} : { besluit }
    return right([{ naam: 'melding.afgesloten', object, data, over: 'nodig' }])
  },
})

const melding = record({ id: '1', melding: 'm', client: '10' }, '2026-03-01T09:00:00Z')
const beoordeeld = record({ id: '2', melding: 'm', uitkomst: 'overdracht' }, '2026-03-04T09:00:00Z')
const afgesloten = record({ id: '3', melding: 'm', besluit: 'overdracht' }, '2026-03-09T09:00:00Z')

const at = () => {
  const sink = remembering()
  const shop = workshop({ sink })
  const take = async (...pages: ReturnType<typeof pageOf>[]) => {
    const line = pipeline(shop.of(feed))
    for (const page of pages) await line.accept(page)
    await line.drain()
  }
  return { shop, take, names: () => sink.events.map(({ naam }) => naam), last: () => sink.events.at(-1) }
}

const whole = {
  soort: 'vt-melding',
  veiligheidsbeoordeling: { uitkomst: 'overdracht' },
  besluit: 'overdracht',
}

test('a change is laid over what another record said, and carries on its persons', async () => {
  const { take, names, last } = at()
  await take(pageOf(melding), pageOf(beoordeeld), pageOf(afgesloten))
  expect(names()).toEqual(['melding.ontvangen', 'melding.beoordeeld', 'melding.afgesloten'])
  expect(JSON.parse(last()?.payload ?? '')).toMatchObject({ ...whole, personen: [expect.any(String)] })
  expect(last()?.attributes.time).toBe('2026-03-09T09:00:00Z')
})

test.each([
  [[beoordeeld, afgesloten, melding]],
  [[afgesloten, melding, beoordeeld]],
  [[melding, afgesloten, beoordeeld]],
])('in whatever order they come, the outcome is the same (%#)', async (records) => {
  const { take, last } = at()
  await take(...records.map((each) => pageOf(each)))
  expect(last()?.naam).toBe('melding.afgesloten')
  expect(JSON.parse(last()?.payload ?? '')).toMatchObject(whole)
})

test('a change whose object has not come waits where it can be seen, and no longer once that has come', async () => {
  const { shop, take, names } = at()
  await take(pageOf(beoordeeld))
  expect(names()).toEqual([])
  expect([...shop.shared.quarantine.list()]).toMatchObject([{ record: '2', reden: 'wacht-op-object' }])
  await take(pageOf(melding))
  expect(names()).toEqual(['melding.beoordeeld'])
  expect(shop.shared.quarantine.size('melding')).toBe(0)
})

test('a melding that is sent again keeps what was decided about it', async () => {
  const { take, names } = at()
  await take(pageOf(melding), pageOf(afgesloten), pageOf(record({ id: '4', melding: 'm', client: '10' })))
  expect(names()).toEqual(['melding.ontvangen', 'melding.afgesloten'])
})

test('what would leave the contract is not laid over', async () => {
  const { take, names } = at()
  await take(pageOf(melding), pageOf(record({ id: '5', melding: 'm' }, '2026-04-01T09:00:00Z')))
  expect(names()).toEqual(['melding.ontvangen'])
})

test('when the melding goes, it is withdrawn with all that was said of it', async () => {
  const { take, names } = at()
  await take(pageOf(melding), pageOf(afgesloten), deletionOf('1'))
  expect(names().at(-1)).toBe('melding.ingetrokken')
})

class Killed extends Error {}

const parts = [melding, beoordeeld, afgesloten]
const steps = ['translated', 'stored', 'published', 'marked'] as const
const pagesOfParts = fc.array(
  fc.record({
    /** Which parts come, and which of them are gone. */
    part: fc.array(fc.tuple(fc.nat(2), fc.boolean()), { minLength: 1, maxLength: 3 }),
    kill: fc.option(fc.constantFrom<Step>(...steps), { nil: undefined }),
  }),
  { maxLength: 8 },
)

/** What the parts that are there come to, whatever happened before. */
const expected = (present: ReadonlySet<number>): string => {
  if (!present.has(0)) return ''
  if (present.has(2)) return 'melding.afgesloten'
  return present.has(1) ? 'melding.beoordeeld' : 'melding.ontvangen'
}

test('parts that come, go, come again and are killed half-way at any step come to what is there in the end', async () => {
  await fc.assert(
    fc.asyncProperty(pagesOfParts, async (pages) => {
      const sink = remembering()
      const folder = temporaryFolder()
      let kill: Step | undefined
      const onStep = (step: Step): void => {
        if (step !== kill) return
        kill = undefined
        throw new Killed()
      }
      const open = () => workshop({ sink, folder, onStep })
      let shop = open()
      const present = new Set<number>()
      for (const { part, kill: at } of pages) {
        // The last that is said of each part in this page.
        const said = new Map(part)
        const page = {
          ...pageOf(...[...said].flatMap(([n, gone]) => (gone ? [] : (parts[n] ?? [])))),
          deleted: deletionOf(...[...said].flatMap(([n, gone]) => (gone ? [String(n + 1)] : []))).deleted,
        }
        for (const [n, gone] of said)
          if (gone) present.delete(n)
          else present.add(n)
        kill = at
        const take = async (): Promise<void> => {
          const line = pipeline(shop.of(feed))
          await line.accept(page)
          await line.drain()
        }
        await take().catch(async (error: unknown) => {
          if (!(error instanceof Killed)) throw error
          await shop.ledger.close()
          shop = open()
          await publishPending(shop.shared)
          // What was not marked is read once more.
          await take()
        })
        kill = undefined
      }
      const last = sink.events.at(-1)
      const standing = last === undefined || last.naam === 'melding.ingetrokken' ? '' : last.naam
      expect(standing).toBe(expected(present))
      const data = standing === '' ? {} : JSON.parse(last?.payload ?? '{}')
      if (standing !== '') {
        expect(data.besluit).toBe(present.has(2) ? 'overdracht' : undefined)
        expect(data.veiligheidsbeoordeling?.uitkomst).toBe(present.has(1) ? 'overdracht' : undefined)
      }
      const numbers = sink.events.map(({ attributes }) => attributes.sequence ?? '')
      expect(numbers).toEqual(numbers.toSorted())
      await shop.ledger.close()
    }),
    { numRuns: 20 },
  )
})
