import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { waitFor } from '@gezinsbeeld/test-kit'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { AdapterConfiguration } from '../configuration'
import { giveOrder, type OrderRequest } from '../order-folder'
import { runAdapter } from '../run-adapter'
import { testAdapter } from '../testing/feeds'
import { get, type Surroundings, startSurroundings, untilReady } from '../testing/surroundings'
import { checkAdapter, lookIntoLedger, preview } from '../tools'

let around: Surroundings
beforeAll(async () => {
  around = await startSurroundings()
})
afterAll(() => around.stop())
beforeEach(() => around.emptyTables())

let stop: (() => Promise<void>) | undefined
afterEach(async () => {
  await stop?.()
  stop = undefined
})

const start = async (configuration: AdapterConfiguration): Promise<number> => {
  const controller = new AbortController()
  let port = 0
  const done = runAdapter(testAdapter, configuration, controller.signal, {
    onServing: (serving) => {
      port = serving
    },
  })
  stop = async () => {
    controller.abort()
    await done
  }
  await waitFor(() => port > 0, 'the health server')
  await untilReady(port)
  return port
}

const ask = ({ gegevens }: AdapterConfiguration, order: OrderRequest) =>
  giveOrder(gegevens, order, 10_000, new AbortController().signal)

const looking = async <T>(
  { gegevens, sleutels }: AdapterConfiguration,
  look: (ledger: ReturnType<typeof lookIntoLedger>) => T,
): Promise<T> => {
  const ledger = lookIntoLedger(gegevens, Buffer.from(sleutels.quarantaine, 'hex'))
  try {
    return look(ledger)
  } finally {
    await ledger.close()
  }
}

const parked = (configuration: AdapterConfiguration) =>
  looking(configuration, ({ quarantine }) =>
    [...quarantine.list()].map(({ record, reden }) => `${record} ${reden}`),
  )

test('what is parked can be listed, shown, tried again and discarded while the adapter runs; a new version comes back', async () => {
  const configuration = await around.configure(testAdapter)
  await around.db`insert into bron.maatregel (id, client, soort) values ('1', '7', 'ONBEKEND'), ('999900018', '7', 'OOK')`
  await start(configuration)
  await waitFor(async () => (await parked(configuration)).length === 2, 'two parked records')
  const list = await parked(configuration)
  expect(list).toEqual(['1 onbekende-code', expect.stringMatching(/^#[\w-]{10} onbekende-code$/)])
  expect(await looking(configuration, ({ quarantine }) => quarantine.show('maatregel', '1'))).toMatchObject({
    soort: 'ONBEKEND',
  })
  expect(await ask(configuration, { soort: 'opnieuw', feed: 'maatregel' })).toEqual({
    gelukt: true,
    uitleg: '0 van 2 gelukt, 2 nog in quarantaine',
  })
  const handle = list[1]?.split(' ')[0] ?? ''
  for (const record of ['1', handle]) {
    const order = { soort: 'vervallen', feed: 'maatregel', record, reden: 'dubbel ingevoerd' } as const
    expect(await ask(configuration, order)).toMatchObject({ gelukt: true })
    expect(await ask(configuration, order)).toMatchObject({ gelukt: false })
  }
  expect(await parked(configuration)).toEqual([])
  await ask(configuration, { soort: 'inhalen', feed: 'maatregel' })
  await ask(configuration, { soort: 'vergelijk', feed: 'maatregel' })
  expect(await parked(configuration), 'read again, and still discarded').toEqual([])
  await around.db`update bron.maatregel set soort = 'NIEUW', op = clock_timestamp() where id = '1'`
  await waitFor(async () => (await parked(configuration)).length === 1, 'the new version')
})

test('asked to compare, it withdraws what was deleted without a trace', async () => {
  const configuration = await around.configure(testAdapter)
  await around.db`insert into bron.maatregel (id, client, soort) values ('1', '7', 'OTS')`
  await start(configuration)
  await around.untilSeen(configuration.organisatie, ['maatregel.opgelegd'])
  await around.db`delete from bron.maatregel`
  expect(await ask(configuration, { soort: 'vergelijk', feed: 'maatregel' })).toMatchObject({ gelukt: true })
  await around.untilSeen(configuration.organisatie, ['maatregel.opgelegd', 'maatregel.ingetrokken'])
})

test('an order for a feed that is not there, and one that is none, are answered; one while nobody runs waits', async () => {
  const configuration = await around.configure(testAdapter)
  const signal = new AbortController().signal
  expect(
    await giveOrder(configuration.gegevens, { soort: 'vergelijk', feed: 'persoon' }, 0, signal),
  ).toBeUndefined()
  mkdirSync(join(configuration.gegevens, 'opdrachten'), { recursive: true })
  writeFileSync(join(configuration.gegevens, 'opdrachten/kapot.json'), '{"soort":')
  await start(configuration)
  expect(await ask(configuration, { soort: 'vergelijk', feed: 'elders' })).toMatchObject({
    gelukt: false,
    uitleg: expect.stringContaining('no feed elders'),
  })
  expect(await ask(configuration, { soort: 'inhalen', feed: 'persoon' })).toMatchObject({ gelukt: true })
})

test('a full quarantine raises an alarm, and the adapter goes on', async () => {
  const configuration = { ...(await around.configure(testAdapter)), quarantaine: { hoogstens: 1, dagen: 14 } }
  await around.db`insert into bron.maatregel (id, client, soort) values ('1', '7', 'EEN'), ('2', '7', 'TWEE'), ('3', '7', 'OTS')`
  const port = await start(configuration)
  await around.untilSeen(configuration.organisatie, ['maatregel.opgelegd'])
  const ready = await get(port, '/gereed')
  expect([ready.status, ready.text]).toEqual([
    200,
    'gereed\nfeed maatregel: 2 records in quarantaine, meer dan 1\n',
  ])
  expect((await get(port, '/metrics')).text).toContain('gezinsbeeld_quarantine_alarm{feed="maatregel"} 1')
})

test('a ledger tells what it holds in numbers', async () => {
  const configuration = await around.configure(testAdapter)
  await around.db`insert into bron.persoon (id, naam) values ('1', 'Ans'), ('2', 'Bob')`
  await start(configuration)
  await around.untilSeen(configuration.organisatie, ['persoon.vastgelegd', 'persoon.vastgelegd'])
  const summary = await looking(configuration, (ledger) => ledger.summary())
  expect(summary).toMatchObject({ organisatie: configuration.organisatie, adapter: 'proef' })
  expect(summary.feeds.find(({ feed }) => feed === 'persoon')).toMatchObject({ records: 2, inQuarantaine: 0 })
  expect(JSON.stringify(summary)).not.toMatch(/Ans|Bob/)
})

test('a check says what is right, what is more than needed, and what has to be mended', async () => {
  const configuration = await around.configure(testAdapter)
  const findings = async (chosen: AdapterConfiguration): Promise<readonly string[]> => {
    const all: string[] = []
    for await (const { wat, oordeel } of checkAdapter(testAdapter, chosen)) all.push(`${wat}: ${oordeel}`)
    return all
  }
  expect(await findings(configuration)).toEqual([
    'configuratie: goed',
    'gegevens: goed',
    'bus: goed',
    'credential: goed',
    'contract: let op',
    'pseudoniemendienst: goed',
    'klok van de bron: goed',
    'bron.persoon: let op',
    'bron.maatregel: let op',
    'bron.weg: let op',
  ])
  await around.db`create role lezer login password 'lezer'`
  await around.db`grant usage on schema bron to lezer`
  await around.db`grant select on all tables in schema bron to lezer`
  const url = (configuration.bron.sql?.url ?? '').replace(/\/\/[^@]*@/, '//lezer:lezer@')
  const reader = await around.configure(testAdapter, { bron: { sql: { url, tls: 'uit' } } })
  expect(await findings(reader)).toContain('bron.persoon: goed')
  await around.db`drop table bron.weg`
  const wrong = { ...configuration, organisatie: 'gi-elders', nats: { ...configuration.nats } }
  expect(await findings(wrong)).toEqual(
    expect.arrayContaining(['credential: fout', 'klok van de bron: goed', 'feed maatregel: fout']),
  )
})

test('a preview shows what records would become, masked, and which fields nobody reads; nothing is published', async () => {
  const configuration = await around.configure(testAdapter)
  await around.db`insert into bron.persoon (id, naam, bsn) values ('4711', 'Jansen-Smit', '999900018')`
  await around.db`insert into bron.maatregel (id, client, soort) values ('1', '7', 'OTS'), ('2', '7', 'ONBEKEND')`
  const feeds = []
  for await (const feed of preview(testAdapter, configuration, { aantal: 10, tonen: 10 })) feeds.push(feed)
  const [persons, measures] = feeds
  expect(persons?.voorbeelden[0]).toMatchObject({
    record: { id: '9999', naam: 'Xxxxxx-Xxxx', bsn: '999999999' },
    gebeurtenissen: [{ naam: 'persoon.vastgelegd', data: { naam: { geslachtsnaam: 'Xxxxxx-Xxxx' } } }],
  })
  expect(measures).toMatchObject({
    gelezen: 2,
    gebeurtenissen: { 'maatregel.opgelegd': 1 },
    geweigerd: { 'onbekende-code': 1 },
  })
  expect(JSON.stringify(feeds)).not.toMatch(/Jansen|4711|999900018/)
  expect(await around.seen(configuration.organisatie)).toEqual([])
})
