import { setImmediate } from 'node:timers/promises'
import { startRegion, type TestRegion } from '@gezinsbeeld/test-kit'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Bus } from '../connect'
import { covers, instanceOf, templateFor } from '../testing/subjects'
import { type BusRole, busRoles, hubApi, rolePermissions } from './permissions'

/** What the contract gives each application, tried on a real server: what is allowed works, one token aside is refused. */
let region: TestRegion
const buses = new Map<BusRole, Bus>()

const organisatie = 'org-eigen'
const requestFor = (role: BusRole) => ({
  role,
  name: 'proef',
  ...(rolePermissions[role].account === 'PARTNERS' ? { organisatie } : {}),
})

beforeAll(async () => {
  region = await startRegion({ streams: false })
  for (const role of busRoles) buses.set(role, await region.connect(requestFor(role)))
})
afterAll(() => region.stop())

const busOf = (role: BusRole): Bus => {
  const bus = buses.get(role)
  if (bus === undefined) throw new Error(`no connection for ${role}`)
  return bus
}

/** The subject with each of its tokens in turn made another, one token less and one more, as far as nothing else allows those. */
const aside = (subject: string, allowed: readonly string[], bus: Bus): readonly string[] => {
  const tokens = instanceOf(templateFor(subject, bus.identity)).split('.')
  const patterns = allowed.map((each) => templateFor(each, bus.identity))
  const others = tokens.map((token, i) => tokens.with(i, `${token}x`).join('.'))
  return [...others, tokens.slice(0, -1).join('.'), [...tokens, 'meer'].join('.')].filter(
    (other) => !patterns.some((pattern) => covers(pattern, other)),
  )
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

const publishEach = (bus: Bus, subjects: readonly string[]): Promise<ReadonlySet<string>> =>
  refusedOf(bus, () => {
    for (const subject of subjects) bus.nc.publish(subject, '')
  })

const listenToEach = async (bus: Bus, subjects: readonly string[]): Promise<ReadonlySet<string>> => {
  const subscriptions = subjects.map((subject) => ({
    subject,
    subscription: bus.nc.subscribe(subject, { callback: () => undefined }),
  }))
  const refused = await refusedOf(bus, () => undefined)
  for (const { subject, subscription } of subscriptions) if (!refused.has(subject)) subscription.unsubscribe()
  return refused
}

describe.each(busRoles)('%s', (role) => {
  const { publish, subscribe } = rolePermissions[role]

  test('may publish on everything that its document sends, and what reading asks for', async () => {
    const bus = busOf(role)
    expect(
      await publishEach(
        bus,
        publish.map((subject) => instanceOf(templateFor(subject, bus.identity))),
      ),
    ).toEqual(new Set())
  })

  test.each(publish)('may publish on %s and not one token aside', async (subject) => {
    const bus = busOf(role)
    const others = aside(subject, publish, bus)
    expect(others.length).toBeGreaterThan(0)
    expect([...(await publishEach(bus, others))].sort()).toEqual([...others].sort())
  })

  test.each(subscribe)('may listen to %s and not one token aside', async (subject) => {
    const bus = busOf(role)
    expect(await listenToEach(bus, [instanceOf(templateFor(subject, bus.identity))])).toEqual(new Set())
    const others = aside(subject, subscribe, bus)
    expect(others.length).toBeGreaterThan(0)
    expect([...(await listenToEach(bus, others))].sort()).toEqual([...others].sort())
  })

  test('may nothing that only another application may', async () => {
    const bus = busOf(role)
    const own = publish.map((subject) => templateFor(subject, bus.identity))
    // In HUB a partner's name for the API is no more than a mapping: the server asks after what it stands for, which is tried too.
    const known = (subject: string): boolean =>
      rolePermissions[role].account === 'PARTNERS' || !subject.startsWith(`${hubApi}.`)
    const theirs = busRoles
      .flatMap((other) =>
        rolePermissions[other].publish.map((subject) => instanceOf(templateFor(subject, bus.identity))),
      )
      .filter((subject) => known(subject) && !own.some((pattern) => covers(pattern, subject)))
    const others = [...new Set(theirs)]
    expect(others.length).toBeGreaterThan(0)
    expect([...(await publishEach(bus, others))].sort()).toEqual(others.sort())
  })
})

test("a ggz's adapter cannot impose a measure, a gi's can", async () => {
  const subject = `gezin.v1.${organisatie}.maatregel.opgelegd.AAAAAAAAAAAAAAAAAAAAAA`
  expect(await publishEach(busOf('adapter-ggz'), [subject])).toEqual(new Set([subject]))
  expect(await publishEach(busOf('adapter-gi'), [subject])).toEqual(new Set())
})
