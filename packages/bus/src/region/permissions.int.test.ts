import { setImmediate } from 'node:timers/promises'
import { startRegion, type TestRegion, waitFor } from '@gezinsbeeld/test-kit'
import { AckPolicy } from '@nats-io/jetstream'
import { createAccount, createUser, encodeUser, fmtCreds } from '@nats-io/jwt'
import { connect, credsAuthenticator, headers } from '@nats-io/transport-node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Bus } from '../connect'
import { ensureConsumer } from '../receiver'
import { streamNames } from '../streams'

let region: TestRegion
let operator: Bus
let hub: Bus
let pseudoniem: Bus
/** Two apps of one organisation, and one of another. */
let noord: Bus
let inkijk: Bus
let zuid: Bus

beforeAll(async () => {
  region = await startRegion()
  operator = await region.connect({ role: 'operator', name: 'beheer' })
  hub = await region.connect({ role: 'hub', name: 'hub' })
  pseudoniem = await region.connect({ role: 'pseudoniem', name: 'pseudoniem' })
  noord = await region.connect({ role: 'adapter-gi', organisatie: 'gi-noord', name: 'adapter' })
  inkijk = await region.connect({ role: 'afnemer', organisatie: 'gi-noord', name: 'inkijk' })
  zuid = await region.connect({ role: 'adapter-gi', organisatie: 'gi-zuid', name: 'adapter' })
  for (const [organisatie, name] of [
    ['gi-noord', 'adapter'],
    ['gi-noord', 'inkijk'],
    ['gi-zuid', 'adapter'],
  ] as const)
    await ensureConsumer(hub.jsm, { organisatie, name })
  for (let i = 0; i < 20; i += 1)
    for (const organisatie of ['gi-noord', 'gi-zuid'])
      await hub.js.publish(`bezorgd.v1.${organisatie}.-.bekendheid.gevraagd`, `${i} for ${organisatie}`)
})
afterAll(() => region.stop())

/** The server answers in order: what it refused of `act`, it has said when the flush is answered. */
const refusals = async (bus: Bus, act: () => void): Promise<readonly string[]> => {
  const refused: string[] = []
  const forget = bus.onStatus((status) => {
    if (status.type === 'refused') refused.push(status.subject)
  })
  act()
  await bus.nc.flush()
  await setImmediate()
  forget()
  return refused
}
const refusesPublish = async (bus: Bus, subject: string): Promise<boolean> =>
  (await refusals(bus, () => bus.nc.publish(subject, ''))).includes(subject)
const refusesSubscribe = async (bus: Bus, subject: string): Promise<boolean> => {
  const subscription = bus.nc.subscribe(subject, { callback: () => undefined })
  const refused = await refusals(bus, () => undefined)
  if (!refused.includes(subject)) subscription.unsubscribe()
  return refused.includes(subject)
}

describe('what a partner may', () => {
  test('an adapter publishes as its own organisation, and the stream acknowledges', async () => {
    expect(await noord.js.publish('gezin.v1.gi-noord.persoon.vastgelegd.x', '{}')).toMatchObject({
      stream: 'invoer',
    })
  })

  test('it reads its own durable, and the server confirms its acknowledgement', async () => {
    const consumer = await noord.js.consumers.get('bezorgd', 'gi-noord_adapter')
    const message = await consumer.next({ expires: 5_000 })
    expect(message?.string()).toBe('0 for gi-noord')
    expect(await message?.ackAck()).toBe(true)
    expect((await consumer.info()).ack_floor.stream_seq).toBe(message?.seq)
  })

  test('it asks the pseudonym service, an app asks pictures', async () => {
    expect(await refusesPublish(noord, 'dienst.v1.pseudoniem.gi-noord.evalueer')).toBe(false)
    expect(await refusesPublish(noord, 'dienst.v1.bron.gi-noord.objecten')).toBe(false)
    expect(await refusesPublish(inkijk, 'dienst.v1.beeld.gi-noord.lijst')).toBe(false)
  })

  test('an organisation that joins needs no change of the server', async () => {
    const oost = await region.connect({ role: 'adapter-ggz', organisatie: 'ggz-oost', name: 'adapter' })
    expect(await oost.js.publish('gezin.v1.ggz-oost.bron.gemeld.x', '{}')).toMatchObject({ stream: 'invoer' })
    await ensureConsumer(hub.jsm, { organisatie: 'ggz-oost', name: 'adapter' })
    const consumer = await oost.js.consumers.get('bezorgd', 'ggz-oost_adapter')
    expect((await consumer.info(true)).num_pending).toBe(0)
  })
})

describe('one token aside is refused', () => {
  test.each([
    'gezin.v1.gi-zuid.persoon.vastgelegd.x',
    'gezin.v2.gi-noord.persoon.vastgelegd.x',
    'register.v1.organisatie.gi-noord',
    'bezorgd.v1.gi-noord.-.bekendheid.gevraagd',
    'hub.positie.1',
    'audit.v1.gi-noord',
    'besluiten.v1.persoon.x',
    'dienst.v1.pseudoniem.gi-zuid.evalueer',
    'dienst.v1.bron.gi-zuid.objecten',
    'dienst.v1.bron.gi-zuid.gevraagd',
    'dienst.v1.beeld.gi-noord.lijst',
    'HUB.API.CONSUMER.INFO.bezorgd.gi-zuid_adapter',
    'HUB.API.CONSUMER.INFO.bezorgd.gi-noord_inkijk',
    'HUB.API.CONSUMER.INFO.invoer.gi-noord_adapter',
    'HUB.API.CONSUMER.MSG.NEXT.bezorgd.gi-zuid_adapter',
    'HUB.API.CONSUMER.MSG.NEXT.bezorgd.gi-noord_inkijk',
    'HUB.API.CONSUMER.CREATE.bezorgd.gi-noord_adapter',
    '$JS.ACK.bezorgd.gi-zuid_adapter.1.2.1.0.0',
    '$JS.ACK.bezorgd.gi-noord_inkijk.1.2.1.0.0',
    '$JS.ACK.invoer.gi-noord_adapter.1.2.1.0.0',
    '$JS.API.INFO',
    '$JS.API.STREAM.INFO.bezorgd',
    '$JS.API.STREAM.PURGE.bezorgd',
    '$JS.API.STREAM.DELETE.audit',
    '$JS.API.STREAM.MSG.GET.invoer',
    '$JS.API.STREAM.MSG.DELETE.bezorgd',
    '$JS.API.CONSUMER.CREATE.bezorgd.gi-noord_adapter',
    '$JS.API.CONSUMER.INFO.bezorgd.gi-noord_adapter',
    '$JS.API.CONSUMER.MSG.NEXT.bezorgd.gi-noord_adapter',
    '$SYS.REQ.SERVER.PING',
    '_R_.x.y',
  ])('an adapter publishing on %s', async (subject) => {
    expect(await refusesPublish(noord, subject)).toBe(true)
  })

  test.each([
    'gezin.v1.gi-noord.persoon.vastgelegd.x',
    'dienst.v1.pseudoniem.gi-noord.evalueer',
    'dienst.v1.beeld.gi-zuid.toon',
    'HUB.API.CONSUMER.MSG.NEXT.bezorgd.gi-noord_adapter',
  ])('an app publishing on %s', async (subject) => {
    expect(await refusesPublish(inkijk, subject)).toBe(true)
  })

  test.each([
    '>',
    'gezin.v1.>',
    'gezin.v1.gi-noord.>',
    'bezorgd.v1.gi-noord.>',
    'dienst.v1.>',
    '_INBOX.>',
    '$JS.>',
  ])('an adapter listening to %s', async (subject) => {
    expect(await refusesSubscribe(noord, subject)).toBe(true)
  })

  test("another credential's inbox: neither listening nor speaking", async () => {
    const inbox = `_INBOX.${zuid.identity.subject}`
    expect(await refusesSubscribe(noord, `${inbox}.>`)).toBe(true)
    expect(await refusesSubscribe(noord, `_INBOX.*.x`)).toBe(true)
    expect(await refusesPublish(noord, `${inbox}.x`)).toBe(true)
    expect(await refusesSubscribe(noord, `_INBOX.${noord.identity.subject}.x`)).toBe(false)
  })

  test.each([
    'gezin.v1.gi-noord.persoon.vastgelegd.x',
    'register.v1.organisatie.x',
    '$JS.API.STREAM.PURGE.bezorgd',
    '$JS.API.STREAM.UPDATE.audit',
    '$JS.API.STREAM.DELETE.audit',
    '$JS.API.STREAM.MSG.DELETE.audit',
    '_INBOX.x',
  ])('the hub publishing on %s', async (subject) => {
    expect(await refusesPublish(hub, subject)).toBe(true)
  })

  test.each([
    'gezin.v1.gi-noord.x.y.z',
    'bezorgd.v1.gi-noord.-.x.y',
    '$JS.API.STREAM.INFO.invoer',
    '$JS.API.CONSUMER.CREATE.invoer.x',
  ])('the pseudonym service publishing on %s', async (subject) => {
    expect(await refusesPublish(pseudoniem, subject)).toBe(true)
  })
  test('the pseudonym service hears of nothing but its own requests', async () => {
    expect(await refusesSubscribe(pseudoniem, 'gezin.v1.>')).toBe(true)
    expect(await refusesSubscribe(pseudoniem, 'dienst.v1.beeld.>')).toBe(true)
    expect(await refusesSubscribe(pseudoniem, 'dienst.v1.pseudoniem.*.evalueer')).toBe(false)
  })

  test.each([
    'bezorgd.v1.gi-noord.-.x.y',
    'audit.v1.x',
    '$JS.API.STREAM.DELETE.audit',
    '$JS.API.STREAM.PURGE.invoer',
    '$JS.API.STREAM.MSG.DELETE.audit',
  ])('the operator publishing on %s', async (subject) => {
    expect(await refusesPublish(operator, subject)).toBe(true)
  })
})

describe('a chosen reply subject is without effect', () => {
  /** All that could be touched: what the streams hold, and where each durable stands. */
  const state = async (): Promise<unknown> => ({
    streams: await Promise.all(
      streamNames.map(async (name) => {
        const { state } = await operator.jsm.streams.info(name, { subjects_filter: '>' })
        return { name, messages: state.messages, last: state.last_seq, subjects: state.subjects }
      }),
    ),
    durables: await Promise.all(
      ['gi-zuid_adapter', 'gi-noord_inkijk'].map(async (name) => {
        const { delivered, ack_floor, num_ack_pending, num_redelivered } = await operator.jsm.consumers.info(
          'bezorgd',
          name,
        )
        return {
          name,
          delivered: delivered.consumer_seq,
          acked: ack_floor.stream_seq,
          num_ack_pending,
          num_redelivered,
        }
      }),
    ),
  })

  /** Through each door that a partner has, with an answer that comes from the other account. */
  const doors = [
    ['a publish', 'gezin.v1.gi-noord.persoon.vastgelegd.vast', '{}'],
    ['a pull', 'HUB.API.CONSUMER.MSG.NEXT.bezorgd.gi-noord_adapter', '{"batch":1,"no_wait":true}'],
    ['a look at its durable', 'HUB.API.CONSUMER.INFO.bezorgd.gi-noord_adapter', ''],
    ['a request', 'dienst.v1.pseudoniem.gi-noord.evalueer', '{}'],
  ] as const
  const targets = [
    '$JS.API.STREAM.PURGE.bezorgd',
    '$JS.API.STREAM.DELETE.audit',
    '$JS.API.STREAM.MSG.DELETE.bezorgd',
    '$JS.API.CONSUMER.DELETE.bezorgd.gi-zuid_adapter',
    'gezin.v1.gi-zuid.persoon.vastgelegd.x',
    'register.v1.organisatie.gi-noord',
    'bezorgd.v1.gi-noord.-.bekendheid.gevraagd',
    'audit.v1.x',
    'dienst.v1.beeld.gi-zuid.toon',
    'HUB.API.CONSUMER.MSG.NEXT.bezorgd.gi-zuid_adapter',
    'HUB.API.CONSUMER.INFO.bezorgd.gi-zuid_adapter',
    'HUB.API.STREAM.PURGE.bezorgd',
    '$JS.ACK.bezorgd.gi-zuid_adapter.1.2.1.0.0',
    '$JS.ACK.bezorgd.gi-noord_inkijk.1.2.1.0.0',
  ]

  test.each(doors)('%s', async (_, subject, data) => {
    const answering = pseudoniem.nc.subscribe('dienst.v1.pseudoniem.*.evalueer', {
      callback: (error, message) => {
        if (error === null) message.respond('+ACK')
      },
    })
    await pseudoniem.nc.flush()
    const beeld: string[] = []
    const watching = hub.nc.subscribe('dienst.v1.beeld.*.toon', {
      callback: (_, message) => {
        beeld.push(message.subject)
      },
    })
    await hub.nc.flush()
    // The publish itself is allowed: whatever it stores, it stores under its own subject.
    const own = { subject: 'gezin.v1.gi-noord.persoon.vastgelegd.vast', headers: headers() }
    own.headers.set('Nats-Msg-Id', 'eenmaal')
    await noord.js.publish(own.subject, '{}', { headers: own.headers })
    const before = await state()
    for (const reply of targets) noord.nc.publish(subject, data, { reply, headers: own.headers })
    // The same ways once more, with an answer that comes back: what went before has had its effect, if it has one.
    await noord.js.publish(own.subject, '{}', { headers: own.headers })
    await noord.js.consumers.get('bezorgd', 'gi-noord_adapter')
    await noord.nc.request('dienst.v1.pseudoniem.gi-noord.evalueer', '{}')
    expect(await state()).toEqual(before)
    expect(beeld).toEqual([])
    answering.unsubscribe()
    watching.unsubscribe()
  })

  test("into another's inbox: it would have to guess the random part", async () => {
    const consumer = await zuid.js.consumers.get('bezorgd', 'gi-zuid_adapter')
    const inbox = `_INBOX.${zuid.identity.subject}`
    for (const guess of ['x', 'x.1', 'AAAAAAAAAAAAAAAAAAAAAA.1'])
      noord.nc.publish('HUB.API.CONSUMER.MSG.NEXT.bezorgd.gi-noord_adapter', '{"batch":1,"no_wait":true}', {
        reply: `${inbox}.${guess}`,
      })
    const message = await consumer.next({ expires: 5_000 })
    expect(message?.string()).toBe('0 for gi-zuid')
    message?.nak()
    await zuid.nc.flush()
  })

  test('headers that would clear a stream are not obeyed', async () => {
    const { state: before } = await operator.jsm.streams.info('invoer')
    for (const value of ['all', 'sub']) {
      const rollup = headers()
      rollup.set('Nats-Rollup', value)
      await expect(
        noord.js.publish('gezin.v1.gi-noord.persoon.vastgelegd.x', '{}', { headers: rollup }),
      ).rejects.toThrow(/rollup/)
    }
    expect((await operator.jsm.streams.info('invoer')).state).toEqual(before)
  })
})

describe('who is let in', () => {
  const knock = (credentials?: string): Promise<unknown> =>
    connect({
      servers: region.url,
      reconnect: false,
      ...(credentials === undefined
        ? {}
        : { authenticator: credsAuthenticator(new TextEncoder().encode(credentials)) }),
    })

  test('nobody without a credential', async () => {
    await expect(knock()).rejects.toThrow(/Authorization Violation/i)
  })

  test('nobody with an expired one', async () => {
    const request = { role: 'adapter-gi', organisatie: 'gi-noord', name: 'adapter' } as const
    const expired = await region.credential({ ...request, expiresAt: new Date(Date.now() - 1_000) })
    await expect(knock(expired)).rejects.toThrow(/Authorization Violation/i)
  })

  test('nobody who signed for himself', async () => {
    const [user, account] = [createUser(), createAccount()]
    const jwt = await encodeUser('gi-noord_adapter', user, account, {
      tags: ['rol:adapter-gi', 'org:gi-noord'],
    })
    await expect(knock(new TextDecoder().decode(fmtCreds(jwt, user)))).rejects.toThrow(
      /Authorization Violation/i,
    )
  })
})

describe('the audit stays', () => {
  test('not even a credential that may everything takes something out', async () => {
    await hub.js.publish('audit.v1.inzage', '{}')
    const { config } = await operator.jsm.streams.info('audit')
    expect(config).toMatchObject({ deny_delete: true, deny_purge: true })
    await expect(operator.jsm.streams.update('audit', { deny_delete: false })).rejects.toThrow(/deny/)
  })

  test('a consumer that the operator makes leaves it as it is', async () => {
    await operator.jsm.consumers.add('audit', { name: 'kijker', ack_policy: AckPolicy.None })
    const consumer = await operator.js.consumers.get('audit', 'kijker')
    expect((await consumer.next({ expires: 5_000 }))?.subject).toBe('audit.v1.inzage')
    expect((await operator.jsm.streams.info('audit')).state.messages).toBe(1)
  })
})

test('a partner takes as much of the memory that all share as a client needs, and no more', async () => {
  const many = await region.connect({ role: 'afnemer', organisatie: 'gi-noord', name: 'veel' })
  let refused = 0
  const counting = (async () => {
    for await (const status of many.nc.status())
      if (status.type === 'error' && String(status.error).includes('maximum subscriptions')) refused += 1
  })()
  const inbox = `_INBOX.${many.identity.subject}`
  for (let n = 0; n < 600; n += 1) many.nc.subscribe(`${inbox}.${n}`, { callback: () => undefined })
  await waitFor(() => refused >= 100)
  expect(refused).toBeLessThan(110)
  expect(many.nc.isClosed()).toBe(false)
  expect(await refusesSubscribe(zuid, `_INBOX.${zuid.identity.subject}.een`)).toBe(false)
  await many.close()
  await counting
})

test('an event that is larger than the hub takes is not stored', async () => {
  const event = zuid.js.publish('gezin.v1.gi-zuid.persoon.vastgelegd.groot', new Uint8Array(400_000))
  await expect(event).rejects.toThrow('message size exceeds maximum allowed')
})
