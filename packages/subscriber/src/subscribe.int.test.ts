import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { RefusedError, replayConsumer, StopError, serve } from '@gezinsbeeld/bus'
import { bezorgdSubject, type GezinMomentopname } from '@gezinsbeeld/contracts'
import { temporaryFolder, waitFor } from '@gezinsbeeld/test-kit'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { DeadLetter } from './subscribe'
import { type Apps, family, kinds, measure, startApps } from './testing/start-apps'

let apps: Apps
beforeAll(async () => {
  apps = await startApps()
})
beforeEach(() => apps.next())
afterAll(() => apps.stop())

test('each delivery comes to the handler of its kind, typed, in order, and others are passed over', async () => {
  const seen: (string | undefined)[] = []
  await apps.deliver('maatregel.opgelegd', measure('ots'))
  await apps.deliver('toegang.beeindigd', { gezin: family })
  await apps.deliver('maatregel.opgelegd', measure('voogdij'))
  await apps.start({
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
  await apps.deliver('maatregel.opgelegd', measure('ots'))
  await apps.deliver('maatregel.opgelegd', measure('voogdij'))
  await apps.start({
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
  await apps.deliver('maatregel.opgelegd', { gezin: family, feit: { naam: 'Eva' } })
  await apps.start({ on: {}, onDeadLetter: (letter) => void letters.push(letter) })
  await waitFor(() => letters.length === 1)
  expect(letters[0]?.delivery).toBeUndefined()
  expect(String(letters[0]?.reason)).not.toContain('Eva')
})

test('what was handled and not acknowledged before the end is not handled again', async () => {
  const remember = join(temporaryFolder('subscriber'), 'handled')
  const seen: string[] = []
  await apps.deliver('maatregel.opgelegd', measure('ots'))
  const first = await apps.start({
    remember,
    on: {
      'maatregel.opgelegd': async ({ id }) => {
        seen.push(id)
        // The server is gone before it can hear that this was handled.
        await apps.region.away()
      },
    },
  })
  await waitFor(() => readFileSync(remember, 'utf8').includes(seen[0] ?? '-'))
  await first.stop()
  await apps.region.back()
  const again = await apps.start({ remember, on: { 'maatregel.opgelegd': ({ id }) => void seen.push(id) } })
  await apps.deliver('maatregel.opgelegd', measure('voogdij'))
  await waitFor(() => seen.length === 2)
  expect(new Set(seen).size).toBe(2)
  await again.stop()
})

test('stops after the delivery in hand, and goes on behind it', async () => {
  const seen: (string | undefined)[] = []
  for (const soort of ['ots', 'voogdij', 'jeugdreclassering'])
    await apps.deliver('maatregel.opgelegd', measure(soort))
  let entered = (): void => undefined
  const isIn = new Promise<void>((resolve) => (entered = resolve))
  let leave = (): void => undefined
  const mayLeave = new Promise<void>((resolve) => (leave = resolve))
  const first = await apps.start({
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
  await apps.start({ on: { 'maatregel.opgelegd': ({ data }) => void seen.push(data.feit.gegevens.soort) } })
  await waitFor(() => seen.length === 3)
  expect(seen).toEqual(['ots', 'voogdij', 'jeugdreclassering'])
})

/** Made first and moved into its place, as `gezinsbeeld app rotate` does. */
const replace = (file: string, text: string): void => {
  writeFileSync(`${file}.new`, text)
  renameSync(`${file}.new`, file)
}
test('a credential that is replaced is taken up: nothing is missed or doubled, and the older one may go', async () => {
  const file = join(temporaryFolder('creds'), 'app.creds')
  writeFileSync(file, await apps.credential())
  const seen: (string | undefined)[] = []
  const told: string[] = []
  const tell = (_: object, text: string) => void told.push(text)
  await apps.start({
    creds: { file },
    log: { info: tell, warn: tell },
    on: { 'maatregel.opgelegd': ({ data }) => void seen.push(data.feit.gegevens.soort) },
  })
  const delivering = apps.deliverEach(kinds(0, 300))
  await waitFor(() => seen.length > 10)
  replace(file, await apps.credential())
  await waitFor(async () => {
    await apps.deliver('maatregel.opgelegd', measure('tussendoor'))
    return told.includes('took up a new credential')
  })
  await delivering
  await apps.region.revoke({ organisatie: apps.organisatie(), name: 'app', butNewest: true })
  await apps.deliverEach(kinds(300, 50))
  await waitFor(() => seen.includes('349'))
  expect(seen.filter((kind) => kind !== 'tussendoor')).toEqual(kinds(0, 350))
})

test('refused while another credential stands ready, it goes on with that; without one it ends, and says why', async () => {
  const file = join(temporaryFolder('creds'), 'app.creds')
  writeFileSync(file, await apps.credential())
  const seen: (string | undefined)[] = []
  const running = await apps.start({
    creds: { file },
    on: { 'maatregel.opgelegd': ({ data }) => void seen.push(data.feit.gegevens.soort) },
  })
  await apps.deliverEach(kinds(0, 1))
  await waitFor(() => seen.length === 1)
  replace(file, await apps.credential())
  await apps.region.revoke({ organisatie: apps.organisatie(), name: 'app', butNewest: true })
  await apps.deliverEach(kinds(1, 1))
  await waitFor(() => seen.length === 2)
  await apps.region.revoke({ organisatie: apps.organisatie(), name: 'app' })
  await expect(running.done).rejects.toThrow(RefusedError)
  expect(seen).toEqual(kinds(0, 2))
})

test('replayed from a time, it hears all of that again in order, while it runs, and then goes on', async () => {
  const seen: (string | undefined)[] = []
  await apps.start({
    remember: join(temporaryFolder('subscriber'), 'handled'),
    on: { 'maatregel.opgelegd': ({ data }) => void seen.push(data.feit.gegevens.soort) },
  })
  await apps.deliverEach(kinds(0, 3))
  await waitFor(() => seen.length === 3)
  const operator = await apps.region.connect({ role: 'operator', name: 'operator' })
  const stored = await operator.jsm.streams.getMessage('bezorgd', {
    last_by_subj: bezorgdSubject(apps.organisatie(), family, 'maatregel.opgelegd'),
  })
  const since = stored?.time ?? new Date()
  await apps.deliverEach(kinds(3, 3))
  await waitFor(() => seen.length === 6)
  await replayConsumer(operator.jsm, { organisatie: apps.organisatie(), name: 'app' }, since)
  await waitFor(() => seen.length === 10)
  await apps.deliverEach(kinds(6, 1))
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
  const lijst = serve(apps.hub, `dienst.v1.beeld.${apps.organisatie()}.lijst`, async () => ({
    gezinnen: [entry],
  }))
  const toon = serve(apps.hub, `dienst.v1.beeld.${apps.organisatie()}.toon`, async () => picture)
  await apps.hub.nc.flush()
  await apps.deliver('maatregel.opgelegd', measure('ots'), '2026-11-22T09:59:59.000Z')
  await apps.deliver('maatregel.opgelegd', measure('voogdij'), '2026-11-22T10:00:00.001Z')
  const seen: unknown[] = []
  const look = { gebruiker: 'app', doel: 'proef' }
  const running = await apps.start({
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
  await apps.deliver('maatregel.opgelegd', measure('ots'))
  const running = await apps.start({
    on: {
      'maatregel.opgelegd': () => {
        throw new StopError('the disk is full')
      },
    },
  })
  await expect(running.done).rejects.toThrow('the disk is full')
})
