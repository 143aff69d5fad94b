import { dirname, join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { startRegion, type TestRegion, waitFor } from '@gezinsbeeld/test-kit'
import { errors, headers, type NatsConnection } from '@nats-io/transport-node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Bus } from '../connect'
import { eventMessage } from '../message'
import { createPublisher } from '../publish'
import { ensureConsumer } from '../receiver'
import { streamNames } from '../streams'
import { apiCalls, serverSubjects } from '../testing/api-calls'
import { covers, instanceOf, templateFor } from '../testing/subjects'
import { unlimitedIn, type Watched, watch } from '../testing/watcher'
import { type BusRole, busRoles, hubApi, rolePermissions } from './permissions'

/**
 * Every role against everything of everybody else: an application of each kind in two organisations, each with its durable and a
 * delivery in hand. What the server refuses, it says; that nothing happened, the streams, the consumers, the others' connections
 * and somebody who sees all of HUB tell.
 */
const partnerRoles = busRoles.filter((role) => rolePermissions[role].account === 'PARTNERS')
const hubRoles = busRoles.filter((role) => rolePermissions[role].account === 'HUB')
const organisations = ['org-eigen', 'org-ander'] as const

interface Party {
  readonly role: BusRole
  readonly bus: Bus
  /** Where a delivery that it has in hand is acknowledged. */
  readonly inHand: string
}

let region: TestRegion
let operator: Bus
let everything: NatsConnection
let inHub: Watched
/** What the services were asked, by the subject that a message says it has. */
const asked = new Set<string>()
const parties: Party[] = []
/** So that none of the pulls of a whole row of the matrix finds its durable empty. */
const deliveries = 20_000

const nanosPerHour = 3_600e9

beforeAll(async () => {
  region = await startRegion()
  operator = await region.connect({ role: 'operator', name: 'beheer' })
  const hub = await region.connect({ role: 'hub', name: 'hub' })
  const publisher = createPublisher(hub)
  for (const organisatie of organisations)
    for (let i = 0; i < deliveries; i += 1) {
      await publisher.ready()
      const subject = `bezorgd.v1.${organisatie}.-.bekendheid.gevraagd`
      const attributes = { id: `${organisatie}-${i}`, source: 'urn:proef', type: 'proef' }
      // What is refused ends the publisher, and `close` with it.
      void publisher.publish(eventMessage(subject, attributes, `"${i} for ${organisatie}"`))
    }
  await publisher.close()
  for (const organisatie of organisations)
    for (const role of partnerRoles) {
      const name = role
      await ensureConsumer(operator.jsm, { organisatie, name })
      // What is in hand stays so for the time of the test, and nothing is held back because much is.
      await operator.jsm.consumers.update('bezorgd', `${organisatie}_${name}`, {
        ack_wait: nanosPerHour,
        max_ack_pending: -1,
      })
      const bus = await region.connect({ role, organisatie, name })
      const message = await (await bus.js.consumers.get('bezorgd', bus.identity.name)).next({
        expires: 5_000,
      })
      parties.push({ role, bus, inHand: inHandOf(message) })
    }
  const everywhere = { url: region.url, regionFolder: join(dirname(region.folder), 'regio') }
  everything = await unlimitedIn('HUB', everywhere)
  // The services answer whoever asks.
  for (const service of ['dienst.v1.pseudoniem.*.evalueer', 'dienst.v1.beeld.*.*'])
    everything.subscribe(service, {
      callback: (_, message) => {
        asked.add(message.subject)
        message.respond('{}')
      },
    })
  inHub = watch(everything)
  await inHub.seen()
}, 300_000)
afterAll(async () => {
  await everything.close()
  await region.stop()
})

/** A busy machine may take longer than the client waits for an answer: then it asks again. */
const patiently = <T>(ask: () => Promise<T>): Promise<Exclude<T, undefined | false>> =>
  waitFor(async () => {
    try {
      return await ask()
    } catch (thrown) {
      if (thrown instanceof errors.TimeoutError) return undefined
      throw thrown
    }
  })

const inHandOf = (message: object | null): string => {
  // The client keeps it to itself: its `ack` uses it.
  if (message !== null && 'reply' in message && typeof message.reply === 'string') return message.reply
  throw new Error('no delivery to have in hand')
}

const partyOf = (role: BusRole, organisatie = 'org-eigen'): Party => {
  const found = parties.find((party) => party.role === role && party.bus.identity.organisatie === organisatie)
  if (found === undefined) throw new Error(`no party for ${role}`)
  return found
}

/** All that could be touched, but what is the attacker's own: its durable, which moves when it reads. */
const state = async (own: string): Promise<object> =>
  await Promise.all(
    streamNames.map(async (stream) => {
      const { state, config } = await operator.jsm.streams.info(stream, { subjects_filter: '>' })
      const consumers = []
      for await (const info of operator.jsm.consumers.list(stream)) {
        const {
          name,
          config: asked,
          delivered,
          ack_floor,
          num_ack_pending,
          num_redelivered,
          num_waiting,
        } = info
        const at = {
          delivered: delivered.consumer_seq,
          acked: ack_floor.stream_seq,
          pending: info.num_pending,
        }
        if (name !== own)
          consumers.push({ name, asked, ...at, num_ack_pending, num_redelivered, num_waiting })
      }
      consumers.sort((one, other) => one.name.localeCompare(other.name))
      return {
        stream,
        config,
        messages: state.messages,
        last: state.last_seq,
        subjects: state.subjects,
        consumers,
      }
    }),
  )

/** What the others have been sent on any of their inboxes. */
const heardBy = async (others: readonly Party[]): Promise<readonly number[]> => {
  for (const { bus } of others) await bus.nc.flush()
  return others.map(({ bus }) => bus.nc.stats().inMsgs)
}

/** Everything that is another's or the region's: their subjects, the API on their durables, what they have in hand, inboxes. */
const foreignTo = ({ role, bus }: Party): readonly string[] => {
  const { identity } = bus
  // One that does not name its holder would be everybody's.
  const own = rolePermissions[role].publish
    .filter((subject) => subject.includes('{{'))
    .map((subject) => templateFor(subject, identity))
  const others = parties.filter((party) => party.bus !== bus)
  const durables = others.map((party) => party.bus.identity.name)
  const ofRegion = { name: 'regio_hub', subject: operator.identity.subject, organisatie: 'org-ander' }
  const all = [
    ...parties.flatMap((party) =>
      rolePermissions[party.role].publish.map((subject) => templateFor(subject, party.bus.identity)),
    ),
    ...hubRoles.flatMap((other) =>
      [...rolePermissions[other].publish, ...rolePermissions[other].subscribe].map((subject) =>
        templateFor(subject, ofRegion),
      ),
    ),
    ...others.map(({ inHand }) => inHand),
    ...others.flatMap((party) => ['x', 'x.1'].map((end) => `_INBOX.${party.bus.identity.subject}.${end}`)),
    ...apiCalls(durables),
    ...[...durables, identity.name].flatMap(serverSubjects),
    ...streamNames.map((stream) => `${stream}.v1.x`),
  ].map(instanceOf)
  return [...new Set(all)].filter((subject) => !own.some((pattern) => covers(pattern, subject)))
}

/** The server answers in order: what it refused of `act`, it has said when the flush is answered. */
const refusedOf = async (bus: Bus, act: () => void): Promise<ReadonlySet<string>> => {
  const refused = new Set<string>()
  const forget = bus.onStatus((status) => {
    if (status.type === 'refused') refused.add(status.subject)
  })
  act()
  await bus.nc.flush()
  await setImmediate()
  forget()
  return refused
}

/** Where a message of this application may arrive in HUB, the API under its own name. */
const doorsInHub = ({ role, bus }: Party): readonly string[] => [
  ...rolePermissions[role].publish.map((subject) =>
    templateFor(subject, bus.identity).replace(`${hubApi}.`, '$JS.API.'),
  ),
  // Answers to the other account, and what the server tells the operator.
  '_R_.>',
  '$JS.EVENT.>',
  // A delivery on its way to such an answer has its own subject; one that is stored anew, the streams tell.
  `bezorgd.v1.${bus.identity.organisatie}.-.bekendheid.gevraagd`,
]

const notAmong = (subjects: Iterable<string>, patterns: readonly string[]): readonly string[] =>
  [...subjects].filter((subject) => !patterns.some((pattern) => covers(pattern, subject)))

interface Door {
  readonly subject: string
  readonly data: string
}

/** Everything by which this application makes the server or a process of HUB answer, with what can be said there. */
const doorsOf = ({ role, bus, inHand }: Party): readonly Door[] =>
  rolePermissions[role].publish
    .map((subject) => templateFor(subject, bus.identity))
    .flatMap((subject): readonly Door[] => {
      const said = (...texts: readonly string[]) => texts.map((data) => ({ subject, data }))
      if (subject.includes('.MSG.NEXT.'))
        return said('{"batch":1,"no_wait":true}', '{"batch":1,"expires":1000000000}', 'nonsense')
      if (subject.startsWith('$JS.ACK.'))
        return ['+ACK', '-NAK', '+WPI', '+NXT', '+NXT {"batch":2,"no_wait":true}', '+TERM'].flatMap(
          (data) => [
            { subject: inHand, data },
            { subject: subject.replace(/>$/, '1.1.1.0.0'), data },
          ],
        )
      return [{ subject: instanceOf(subject), data: subject.startsWith('gezin.') ? '{}' : '' }]
    })

describe.each(partnerRoles)('%s', (role) => {
  test('what is of others cannot be spoken on, and nothing happens', async () => {
    const party = partyOf(role)
    const others = parties.filter((other) => other !== party)
    const foreign = foreignTo(party)
    const [before, heard] = [await state(party.bus.identity.name), await heardBy(others)]
    await inHub.seen()
    const refused = await refusedOf(party.bus, () => {
      for (const subject of foreign) party.bus.nc.publish(subject, '{}', { reply: '_INBOX.x' })
    })
    expect(foreign.filter((subject) => !refused.has(subject))).toEqual([])
    // Answers that were still on their way to somebody else.
    expect(notAmong(await inHub.seen(), ['_R_.>'])).toEqual([])
    expect(await heardBy(others)).toEqual(heard)
    expect(await state(party.bus.identity.name)).toEqual(before)
  })

  test('what is of others cannot be listened to, alone or in a group', async () => {
    const party = partyOf(role)
    const mine = `_INBOX.${party.bus.identity.subject}.`
    const wide = [
      '>',
      '*',
      '*.>',
      'gezin.v1.>',
      'bezorgd.v1.>',
      'dienst.v1.>',
      '_INBOX.>',
      '_INBOX.*.x',
      '$JS.>',
      '$SYS.>',
    ]
    const own = ['org-eigen', 'org-ander'].map((organisatie) => `bezorgd.v1.${organisatie}.>`)
    const wanted = [...foreignTo(party), ...wide, ...own].filter((subject) => !subject.startsWith(mine))
    for (const options of [{}, { queue: 'dienst' }]) {
      const heard = party.bus.nc.stats().inMsgs
      const open = wanted.map((subject) => ({
        subject,
        subscription: party.bus.nc.subscribe(subject, { ...options, callback: () => undefined }),
      }))
      const refused = await refusedOf(party.bus, () => undefined)
      expect(wanted.filter((subject) => !refused.has(subject))).toEqual([])
      // Traffic of everybody, of which it hears nothing.
      for (const { bus } of parties.filter((other) => other !== party))
        await patiently(() => bus.js.consumers.get('bezorgd', bus.identity.name))
      await party.bus.nc.flush()
      expect(party.bus.nc.stats().inMsgs).toBe(heard)
      for (const { subject, subscription } of open) if (!refused.has(subject)) subscription.unsubscribe()
    }
  })

  test('a chosen reply subject brings no answer where it has no business', async () => {
    const party = partyOf(role)
    const { bus } = party
    const others = parties.filter((other) => other !== party)
    const targets = [...foreignTo(party), '_INBOX.>', '>', '*', ...others.flatMap(inboxes)]
    const doors = doorsOf(party)
    // What it stores under its own name it stores once: later ones are repetitions.
    const once = headers()
    once.set('Nats-Msg-Id', `eenmaal-${role}`)
    const events = doors.filter(({ subject }) => subject.startsWith('gezin.'))
    const [first] = events
    if (first !== undefined) await patiently(() => bus.js.publish(first.subject, '{}', { headers: once }))
    const [before, heard] = [await patiently(() => state(bus.identity.name)), await heardBy(others)]
    await inHub.seen()
    asked.clear()
    const through = (door: Door, reply: string): void =>
      bus.nc.publish(door.subject, door.data, { reply, headers: once })
    const elsewhere = doors.filter((door) => !events.includes(door))
    for (const [i, reply] of targets.entries()) {
      for (const door of elsewhere) through(door, reply)
      // All events go through one door of the server: each target by one of them in turn.
      const event = events[i % events.length]
      if (event !== undefined) through(event, reply)
      if (i % 50 === 0) await bus.nc.flush()
    }
    // The same ways once more, with an answer that comes back: what went before has had its effect, if it has one.
    if (first !== undefined) await patiently(() => bus.js.publish(first.subject, '{}', { headers: once }))
    await patiently(() => bus.js.consumers.get('bezorgd', bus.identity.name))
    await bus.nc.flush()
    expect(notAmong(await inHub.seen(), doorsInHub(party))).toEqual([])
    expect(
      notAmong(
        asked,
        rolePermissions[role].publish.map((subject) => templateFor(subject, bus.identity)),
      ),
    ).toEqual([])
    expect(await heardBy(others)).toEqual(heard)
    expect(await patiently(() => state(bus.identity.name))).toEqual(before)
  })
})

/** What can be guessed of another's inbox: its credential's public key is no secret, the rest of it is 22 random characters. */
const inboxes = ({ bus }: Party): readonly string[] =>
  ['', '.>', '.*', '.*.*', '.AAAAAAAAAAAAAAAAAAAAAA', '.AAAAAAAAAAAAAAAAAAAAAA.1'].map(
    (end) => `_INBOX.${bus.identity.subject}${end}`,
  )

test('in one account the same would do what it liked, and this test would see it', async () => {
  const { bus, inHand } = partyOf('afnemer', 'org-ander')
  const own = bus.identity.name
  const before = await state(own)
  await inHub.seen()
  const pull = { subject: `$JS.API.CONSUMER.MSG.NEXT.bezorgd.${own}`, data: '{"batch":1,"no_wait":true}' }
  for (const [{ subject, data }, reply] of [
    [pull, 'register.v1.organisatie.org-ander'],
    [{ subject: inHand, data: '+NXT' }, 'dienst.v1.beeld.org-eigen.toon'],
    [{ subject: 'dienst.v1.beeld.org-ander.toon', data: '' }, '$JS.API.STREAM.PURGE.bezorgd'],
  ] as const)
    everything.publish(subject, data, { reply })
  await everything.flush()
  await operator.jsm.streams.info('invoer')
  expect(await inHub.seen()).toContain('$JS.API.STREAM.PURGE.bezorgd')
  expect(asked).toContain('bezorgd.v1.org-ander.-.bekendheid.gevraagd')
  expect(await state(own)).not.toEqual(before)
})
