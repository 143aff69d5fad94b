import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  type Bus,
  createPublisher,
  ensureConsumer,
  eventMessage,
  type Publisher,
  RefusedError,
  replayConsumer,
  StopError,
  serve,
} from '@gezinsbeeld/bus'
import { bericht, bezorgdSubject, type EventName, type GezinMomentopname } from '@gezinsbeeld/contracts'
import { startRegion, type TestRegion, temporaryFolder, waitFor } from '@gezinsbeeld/test-kit'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type DeadLetter, type SubscribeOptions, type Subscription, subscribe } from './subscribe'

let region: TestRegion
let hub: Bus
let publisher: Publisher
let creds: string
let app = 0
const open: Subscription[] = []

beforeAll(async () => {
  region = await startRegion()
  hub = await region.connect({ role: 'hub', name: 'hub' })
  publisher = createPublisher(hub)
})
/** Each test has an app of its own, in an organisation of its own. */
beforeEach(async () => {
  app += 1
  creds = await region.credential(credential())
  await ensureConsumer(hub.jsm, { organisatie: organisatie(), name: 'app' })
  // What was not acknowledged comes again after ten seconds otherwise, which these tests wait for many times.
  await hub.jsm.consumers.update('bezorgd', `${organisatie()}_app`, { ack_wait: 1_000_000_000 })
})
afterAll(async () => {
  await Promise.allSettled(open.map((one) => one.stop()))
  await region.stop()
})

const organisatie = (): string => `gi-${app}`
const credential = () => ({ role: 'afnemer' as const, organisatie: organisatie(), name: 'app' })
const family = 'g'.repeat(22)

let published = 0
const deliver = async (naam: EventName, data: object, time = '2026-11-22T09:00:00.000Z', gezin = family) => {
  const attributes = {
    id: `bezorging-${++published}`,
    source: 'urn:nld:oin:00000099000000009000:systeem:hub',
  }
  await publisher.publish(
    eventMessage(
      bezorgdSubject(organisatie(), gezin, naam),
      { ...attributes, type: bericht(naam).type, time },
      JSON.stringify(data),
    ),
  )
}
const measure = (soort: string) => ({
  gezin: family,
  feit: {
    sleutel: 'f'.repeat(22),
    domein: 'maatregel',
    gebeurtenis: 'opgelegd',
    organisatie: 'gi-noord',
    organisatieNaam: 'GI Noord',
    vastgelegdOp: '2026-11-22T10:00:00+01:00',
    niveau: 'volledig',
    personen: [],
    gegevens: { soort },
  },
})

const start = async (
  options: Omit<SubscribeOptions, 'servers' | 'creds' | 'app'> & Partial<Pick<SubscribeOptions, 'creds'>>,
): Promise<Subscription> => {
  const made = await subscribe({ servers: region.url, creds, app: 'proef', ...options })
  open.push(made)
  return made
}

test('each delivery comes to the handler of its kind, typed, in order, and others are passed over', async () => {
  const seen: (string | undefined)[] = []
  await deliver('maatregel.opgelegd', measure('ots'))
  await deliver('toegang.beeindigd', { gezin: family })
  await deliver('maatregel.opgelegd', measure('voogdij'))
  await start({
    on: {
      'maatregel.opgelegd': ({ data, gezin }) => {
        expect(gezin).toBe(family)
        seen.push(data.feit.gegevens.soort)
      },
    },
  })
  await waitFor(() => seen.length === 2)
  expect(seen).toEqual(['ots', 'voogdij'])
})

test('one that throws is tried again, and after so many attempts is a dead letter that holds up nothing', async () => {
  const tried: string[] = []
  const letters: DeadLetter[] = []
  await deliver('maatregel.opgelegd', measure('ots'))
  await deliver('maatregel.opgelegd', measure('voogdij'))
  await start({
    attempts: 3,
    onDeadLetter: (letter) => {
      letters.push(letter)
    },
    on: {
      'maatregel.opgelegd': ({ data: { feit } }) => {
        tried.push(String(feit.gegevens.soort))
        if (feit.gegevens.soort === 'ots') throw new Error('the database refuses')
      },
    },
  })
  await waitFor(() => tried.includes('voogdij'))
  expect(tried).toEqual(['ots', 'ots', 'ots', 'voogdij'])
  expect(letters.map(({ delivery, reason }) => [delivery?.naam, String(reason)])).toEqual([
    ['maatregel.opgelegd', 'Error: the database refuses'],
  ])
})

test('one that is off the contract is a dead letter at once, without its content in the reason', async () => {
  const letters: DeadLetter[] = []
  await deliver('maatregel.opgelegd', { gezin: family, feit: { naam: 'Eva' } })
  await start({ on: {}, onDeadLetter: (letter) => void letters.push(letter) })
  await waitFor(() => letters.length === 1)
  expect(letters[0]?.delivery).toBeUndefined()
  expect(String(letters[0]?.reason)).not.toContain('Eva')
})

test('what was handled and not acknowledged before the end is not handled again', async () => {
  const remember = join(temporaryFolder('subscriber'), 'handled')
  const seen: string[] = []
  await deliver('maatregel.opgelegd', measure('ots'))
  const first = await start({
    remember,
    on: {
      'maatregel.opgelegd': async ({ id }) => {
        seen.push(id)
        // The server is gone before it can hear that this was handled.
        await region.away()
      },
    },
  })
  await waitFor(() => readFileSync(remember, 'utf8').includes(seen[0] ?? '-'))
  await first.stop()
  await region.back()
  const again = await start({ remember, on: { 'maatregel.opgelegd': ({ id }) => void seen.push(id) } })
  await deliver('maatregel.opgelegd', measure('voogdij'))
  await waitFor(() => seen.length === 2)
  expect(new Set(seen).size).toBe(2)
  await again.stop()
})

test('stops after the delivery in hand, and goes on behind it', async () => {
  const seen: (string | undefined)[] = []
  for (const soort of ['ots', 'voogdij', 'jeugdreclassering'])
    await deliver('maatregel.opgelegd', measure(soort))
  let entered = (): void => undefined
  const isIn = new Promise<void>((resolve) => (entered = resolve))
  let leave = (): void => undefined
  const mayLeave = new Promise<void>((resolve) => (leave = resolve))
  const first = await start({
    on: {
      'maatregel.opgelegd': async ({ data }) => {
        entered()
        await mayLeave
        seen.push(data.feit.gegevens.soort)
      },
    },
  })
  await isIn
  const stopped = first.stop()
  leave()
  await stopped
  await first.done
  expect(seen).toEqual(['ots'])
  await start({ on: { 'maatregel.opgelegd': ({ data }) => void seen.push(data.feit.gegevens.soort) } })
  await waitFor(() => seen.length === 3)
  expect(seen).toEqual(['ots', 'voogdij', 'jeugdreclassering'])
})

/** Made first and moved into its place, as `gezinsbeeld app rotate` does. */
const replace = (file: string, text: string): void => {
  writeFileSync(`${file}.new`, text)
  renameSync(`${file}.new`, file)
}
const kinds = (from: number, count: number) => Array.from({ length: count }, (_, i) => String(from + i))
const deliverEach = async (all: readonly string[]): Promise<void> => {
  for (const kind of all) await deliver('maatregel.opgelegd', measure(kind))
}

test('a credential that is replaced is taken up: nothing is missed or doubled, and the older one may go', async () => {
  const file = join(temporaryFolder('creds'), 'app.creds')
  writeFileSync(file, creds)
  const seen: (string | undefined)[] = []
  const told: string[] = []
  const tell = (_: object, text: string) => void told.push(text)
  await start({
    creds: { file },
    log: { info: tell, warn: tell },
    on: { 'maatregel.opgelegd': ({ data }) => void seen.push(data.feit.gegevens.soort) },
  })
  const delivering = deliverEach(kinds(0, 300))
  await waitFor(() => seen.length > 10)
  replace(file, await region.credential(credential()))
  await waitFor(async () => {
    await deliver('maatregel.opgelegd', measure('tussendoor'))
    return told.includes('took up a new credential')
  })
  await delivering
  await region.revoke({ organisatie: organisatie(), name: 'app', butNewest: true })
  await deliverEach(kinds(300, 50))
  await waitFor(() => seen.includes('349'))
  expect(seen.filter((kind) => kind !== 'tussendoor')).toEqual(kinds(0, 350))
})

test('refused while another credential stands ready, it goes on with that; without one it ends, and says why', async () => {
  const file = join(temporaryFolder('creds'), 'app.creds')
  writeFileSync(file, creds)
  const seen: (string | undefined)[] = []
  const running = await start({
    creds: { file },
    on: { 'maatregel.opgelegd': ({ data }) => void seen.push(data.feit.gegevens.soort) },
  })
  await deliverEach(kinds(0, 1))
  await waitFor(() => seen.length === 1)
  replace(file, await region.credential(credential()))
  await region.revoke({ organisatie: organisatie(), name: 'app', butNewest: true })
  await deliverEach(kinds(1, 1))
  await waitFor(() => seen.length === 2)
  await region.revoke({ organisatie: organisatie(), name: 'app' })
  await expect(running.done).rejects.toThrow(RefusedError)
  expect(seen).toEqual(kinds(0, 2))
})

test('replayed from a time, it hears all of that again in order, while it runs, and then goes on', async () => {
  const seen: (string | undefined)[] = []
  await start({
    remember: join(temporaryFolder('subscriber'), 'handled'),
    on: { 'maatregel.opgelegd': ({ data }) => void seen.push(data.feit.gegevens.soort) },
  })
  await deliverEach(kinds(0, 3))
  await waitFor(() => seen.length === 3)
  const operator = await region.connect({ role: 'operator', name: 'operator' })
  const stored = await operator.jsm.streams.getMessage('bezorgd', {
    last_by_subj: bezorgdSubject(organisatie(), family, 'maatregel.opgelegd'),
  })
  const since = stored?.time ?? new Date()
  await deliverEach(kinds(3, 3))
  await waitFor(() => seen.length === 6)
  await replayConsumer(operator.jsm, { organisatie: organisatie(), name: 'app' }, since)
  await waitFor(() => seen.length === 10)
  await deliverEach(kinds(6, 1))
  await waitFor(() => seen.includes('6'))
  expect(seen).toEqual([...kinds(0, 6), ...kinds(2, 5)])
})

test('a snapshot first, then what came since, and nothing that the snapshot already holds', async () => {
  const picture: GezinMomentopname = {
    gezin: family,
    standPer: '2026-11-22T10:00:00.000Z',
    niveau: 'volledig',
    leden: [{ persoon: `persoon:${'p'.repeat(22)}`, rol: 'kind' }],
    feiten: [],
    bronnen: [],
  }
  const entry = {
    gezin: family,
    niveau: 'volledig',
    leden: [{ persoon: 'persoon:x', rol: 'kind', naam: 'Zoë Vos', geboortedatum: '2015-03' }],
    bijgewerktOp: picture.standPer,
  }
  const lijst = serve(hub, `dienst.v1.beeld.${organisatie()}.lijst`, async () => ({ gezinnen: [entry] }))
  const toon = serve(hub, `dienst.v1.beeld.${organisatie()}.toon`, async () => picture)
  await hub.nc.flush()
  await deliver('maatregel.opgelegd', measure('ots'), '2026-11-22T09:59:59.000Z')
  await deliver('maatregel.opgelegd', measure('voogdij'), '2026-11-22T10:00:00.001Z')
  const seen: unknown[] = []
  const look = { gebruiker: 'app', doel: 'proef' }
  const running = await start({
    snapshot: { ...look, onPicture: ({ gezin }) => void seen.push(gezin) },
    on: { 'maatregel.opgelegd': ({ data }) => void seen.push(data.feit.gegevens.soort) },
  })
  await waitFor(() => seen.length === 2)
  expect(seen).toEqual([family, 'voogdij'])
  expect(await running.pictures.search('zoe 2015', look)).toHaveLength(1)
  expect(await running.pictures.search('zoe 2016', look)).toEqual([])
  await lijst.stop()
  await toon.stop()
})

test('a handler that throws a StopError ends the reading with it', async () => {
  await deliver('maatregel.opgelegd', measure('ots'))
  const running = await start({
    on: {
      'maatregel.opgelegd': () => {
        throw new StopError('the disk is full')
      },
    },
  })
  await expect(running.done).rejects.toThrow('the disk is full')
})
