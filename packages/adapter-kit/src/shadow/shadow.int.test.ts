import { readStream } from '@gezinsbeeld/bus'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { AdapterConfiguration } from '../configuration'
import type { AdapterDefinition } from '../define'
import { runAdapter } from '../run-adapter'
import { testAdapter } from '../testing/feeds'
import { get, type Surroundings, startSurroundings, untilReady } from '../testing/surroundings'
import { ledgerFolder, lookIntoLedger, shadowReport } from '../tools'

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

const start = async (definition: AdapterDefinition, configuration: AdapterConfiguration): Promise<number> => {
  const controller = new AbortController()
  let done: Promise<void> = Promise.resolve()
  const port = await new Promise<number>((resolve, reject) => {
    done = runAdapter(definition, configuration, controller.signal, { onServing: resolve })
    done.catch(reject)
  })
  stop = async () => {
    controller.abort()
    await done
  }
  await untilReady(port)
  return port
}

/** Once it has read everything and ended: the command line looks from a process of its own. */
const reportOf = async (definition: AdapterDefinition, configuration: AdapterConfiguration) => {
  await start(definition, configuration)
  await stop?.()
  stop = undefined
  const key = Buffer.from(configuration.sleutels.quarantaine, 'hex')
  const ledger = lookIntoLedger(ledgerFolder(configuration), key)
  try {
    return shadowReport(ledger, definition)
  } finally {
    await ledger.close()
  }
}

/** Every subject of an organisation in `invoer`, its reports included. */
const subjectsOf = async (organisatie: string): Promise<readonly string[]> => {
  const { state } = await around.operator.jsm.streams.info('invoer')
  const all: string[] = []
  if (state.messages === 0) return all
  const signal = AbortSignal.timeout(30_000)
  for await (const { subject, sequence } of readStream(around.operator, {
    ...{ stream: 'invoer', fromSequence: 1, signal },
  })) {
    if (subject.split('.')[2] === organisatie) all.push(subject)
    if (sequence >= state.last_seq) break
  }
  return all
}

const gatekeeper = testAdapter
const gated = { ...testAdapter, rol: 'ggz' as const, opentGezinnen: false }

const fill = async (): Promise<void> => {
  await around.db`insert into bron.persoon (id, naam, bsn, "deelNiet") values
    ('1', 'Vandenberg', '999900006', false), ('2', 'Tweelingen', '999900018', true), ('3', 'Zonderbsn', null, false),
    ('4', 'Nogeens', '999900006', false), ('5', 'Foutbsn', '123456789', false)`
  await around.db`insert into bron.maatregel (id, client, soort) values
    ('a', '1', 'OTS'), ('b', '2', 'OTS'), ('c', '3', 'VOOGDIJ'), ('d', '1', 'XYZ'), ('e', '1', 'XYZ')`
}

test('an adapter in the shadow publishes nothing, not even how it is, and says so where it says that it is ready', async () => {
  await fill()
  await around.db`update bron.persoon set "deelNiet" = false`
  const configuration = { ...(await around.configure(gatekeeper)), schaduw: true, meldElke: 1 }
  const port = await start(gatekeeper, configuration)
  expect(await get(port, '/gereed')).toEqual({
    status: 200,
    text: 'gereed\nschaduw: er wordt niets gepubliceerd\n',
  })
  expect((await get(port, '/metrics')).text).not.toMatch(/published_events_total\{[^}]*\} [1-9]/)
  expect(await subjectsOf(configuration.organisatie)).toEqual([])

  // The pseudonyms were fetched: it is a rehearsal with everything but the telling.
  expect(around.asked()).toBeGreaterThan(0)
  await stop?.()
  const live = { ...configuration, schaduw: false }
  await start(gatekeeper, live)
  await around.untilSeen(live.organisatie, [
    ...Array<string>(4).fill('persoon.vastgelegd'),
    ...Array<string>(3).fill('maatregel.opgelegd'),
  ])
})

test('its report counts what would go out, to whom, what never would and why, and holds nobody', async () => {
  await fill()
  const configuration = { ...(await around.configure(gatekeeper)), schaduw: true }
  const report = await reportOf(gatekeeper, configuration)
  expect(report.gebeurtenissen).toEqual([
    expect.objectContaining({ naam: 'maatregel.opgelegd', nu: 2, deelNiet: 1, opVerzoek: 0, zonderBsn: 0 }),
    expect.objectContaining({ naam: 'persoon.vastgelegd', nu: 3, deelNiet: 1, opVerzoek: 0, zonderBsn: 0 }),
  ])
  expect(report.gebeurtenissen[0]?.ontvangers).toMatchObject({ gi: 'volledig', ggz: 'volledig' })
  expect(report.personen).toEqual({
    ...{ nu: 3, opVerzoek: 0, zonderBsn: 0, deelNiet: 1 },
    ...{ metPseudoniem: 3, gedeeldePseudoniemen: 1, geheim: 0 },
  })
  expect(report.geparkeerd).toEqual([
    expect.objectContaining({ feed: 'maatregel', reden: 'onbekende-code', pad: 'soort', aantal: 2 }),
    expect.objectContaining({ feed: 'persoon', reden: 'ongeldig-bsn', pad: 'bsn', aantal: 1 }),
  ])
  expect(JSON.stringify(report)).not.toMatch(/Vandenberg|Tweelingen|Zonderbsn|Nogeens|\d{9}/)
})

test('where the hub must ask first, the report tells who can be asked for and who never can', async () => {
  await fill()
  const configuration = { ...(await around.configure(gated)), schaduw: true }
  const report = await reportOf(gated, configuration)
  expect(report.clienten).toEqual({ nu: 0, opVerzoek: 2, zonderBsn: 1, deelNiet: 1 })
  expect(report.gebeurtenissen.find(({ naam }) => naam === 'maatregel.opgelegd')).toMatchObject({
    ...{ nu: 0, opVerzoek: 1, zonderBsn: 1, deelNiet: 1 },
  })
})
