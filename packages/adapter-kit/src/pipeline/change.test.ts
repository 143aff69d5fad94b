import { right } from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { expect, test } from 'vitest'
import { defineFeed } from '../define'
import { sql } from '../sources/declaration'
import { deletionOf, pageOf, record, remembering, workshop } from '../testing/harness'
import { pipeline } from './pipeline'

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
