import { RetryError, replayConsumer, StopError } from '@gezinsbeeld/bus'
import { waitFor } from '@gezinsbeeld/test-kit'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { DeadLetter } from './subscribe'
import { type Apps, kinds, startApps } from './testing/start-apps'

let apps: Apps
beforeAll(async () => {
  apps = await startApps()
})
beforeEach(() => apps.next())
afterAll(() => apps.stop())

const unacknowledged = async (): Promise<number> =>
  (await apps.hub.jsm.consumers.info('bezorgd', `${apps.organisatie()}_app`)).num_ack_pending
const sockets = (): number =>
  process.getActiveResourcesInfo().filter((kind) => kind === 'TCPSocketWrap').length

test.each([['text'], [undefined], [null], [{ code: 7 }]])(
  'a handler that throws %o, which is no error, is tried again, and then makes a dead letter that says so',
  async (thrown) => {
    const letters: DeadLetter[] = []
    const seen: unknown[] = []
    await apps.deliverEach(kinds(0, 2))
    await apps.start({
      attempts: 2,
      onDeadLetter: (letter) => void letters.push(letter),
      on: {
        'maatregel.opgelegd': ({ data }) => {
          seen.push(data.feit.gegevens.soort)
          if (seen.at(-1) === '0') throw thrown
        },
      },
    })
    await waitFor(() => seen.includes('1'))
    expect(seen).toEqual(['0', '0', '1'])
    expect(letters.map(({ reason }) => reason)).toEqual([thrown])
  },
)

test('a dead letter that cannot be handed over ends the reading, and the delivery comes to the next one that reads', async () => {
  await apps.deliverEach(kinds(0, 2))
  const refusing = await apps.start({
    attempts: 1,
    onDeadLetter: () => {
      throw 'the disk is full'
    },
    on: {
      'maatregel.opgelegd': () => {
        throw new Error('no')
      },
    },
  })
  await expect(refusing.done).rejects.toThrow(StopError)
  await expect(refusing.done).rejects.toMatchObject({ cause: 'the disk is full' })
  const seen: unknown[] = []
  await apps.start({ on: { 'maatregel.opgelegd': ({ data }) => void seen.push(data.feit.gegevens.soort) } })
  await waitFor(() => seen.length === 2)
  expect(seen).toEqual(kinds(0, 2))
})

test("what was sent to processes that died has all its attempts before it: it was in nobody's hands", async () => {
  await apps.deliverEach(kinds(0, 2))
  for (const _ of kinds(0, 3)) {
    let entered = (): void => undefined
    const isIn = new Promise<void>((resolve) => {
      entered = resolve
    })
    const dying = await apps.start({
      on: {
        'maatregel.opgelegd': async () => {
          entered()
          throw new StopError('killed')
        },
      },
    })
    await isIn
    await expect(dying.done).rejects.toThrow('killed')
    await dying.stop().catch(() => undefined)
  }
  const tried: unknown[] = []
  const letters: DeadLetter[] = []
  await apps.start({
    attempts: 3,
    onDeadLetter: (letter) => void letters.push(letter),
    on: {
      'maatregel.opgelegd': ({ data }) => {
        tried.push(data.feit.gegevens.soort)
        if (tried.length < 3) throw new Error('the database is away')
      },
    },
  })
  await waitFor(() => tried.length === 4)
  expect(tried).toEqual(['0', '0', '0', '1'])
  expect(letters).toEqual([])
})

test('two processes of one app share what comes: each delivery is handled, and by one of them', async () => {
  const seen: string[] = []
  const one = { on: { 'maatregel.opgelegd': ({ id }: { readonly id: string }) => void seen.push(id) } }
  await apps.start(one)
  await apps.start(one)
  await apps.deliverEach(kinds(0, 400))
  await waitFor(async () => seen.length >= 400 && (await unacknowledged()) === 0)
  expect(new Set(seen).size).toBe(400)
  expect(seen).toHaveLength(400)
})

test('a server that goes away and comes back while it is read: nothing is missed, nothing comes twice', async () => {
  const seen: unknown[] = []
  await apps.start({ on: { 'maatregel.opgelegd': ({ data }) => void seen.push(data.feit.gegevens.soort) } })
  await apps.deliverEach(kinds(0, 20))
  await waitFor(() => seen.length > 5)
  await apps.region.away()
  await apps.region.back()
  await apps.deliverEach(kinds(20, 20))
  await waitFor(() => seen.length >= 40)
  expect(seen).toEqual(kinds(0, 40))
})

test('replayed from before the first delivery there is, it hears all that there is', async () => {
  const seen: unknown[] = []
  await apps.deliverEach(kinds(0, 3))
  await apps.start({ on: { 'maatregel.opgelegd': ({ data }) => void seen.push(data.feit.gegevens.soort) } })
  await waitFor(() => seen.length === 3)
  const operator = await apps.region.connect({ role: 'operator', name: 'operator' })
  await replayConsumer(operator.jsm, { organisatie: apps.organisatie(), name: 'app' }, new Date(0))
  await waitFor(() => seen.length === 6)
  expect(seen).toEqual([...kinds(0, 3), ...kinds(0, 3)])
})

test('a snapshot that cannot be taken leaves no connection behind', async () => {
  const look = { gebruiker: 'app', doel: 'proef', onPicture: () => undefined }
  const before = sockets()
  await expect(apps.start({ snapshot: look, on: {} })).rejects.toThrow(RetryError)
  await waitFor(() => sockets() === before)
})
