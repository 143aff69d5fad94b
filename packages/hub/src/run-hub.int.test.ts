import { truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  type Bus,
  ConflictError,
  createPublisher,
  eventMessage,
  ProblemError,
  readStream,
  request,
} from '@gezinsbeeld/bus'
import { freePort, startRegion, type TestRegion, temporaryFolder, waitFor } from '@gezinsbeeld/test-kit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { announceOrganisation } from './register'
import { runHub } from './run-hub'
import { type Given, person, pseudonym, ref, relation, says } from './scenario'
import { positionSubject } from './stream-end'
import { openTables, stateForm } from './tables'

const source = 'urn:nld:oin:00000099000000009000:systeem:test'
let region: TestRegion
let adapter: Bus
let app: Bus
let watcher: Bus
let auditor: Bus
let credentials: string
let stop: (() => Promise<void>) | undefined

/** A hub on a folder of its own; resolves to what stops it. */
const startHub = (
  gegevens = temporaryFolder('hub'),
  poort = 0,
): { stop(): Promise<void>; done: Promise<void>; gegevens: string } => {
  const controller = new AbortController()
  const done = runHub(
    {
      nats: { servers: [region.url], credentials },
      oin: '00000099000000009000',
      gegevens,
      poort,
      overnameNa: 1_500,
    },
    controller.signal,
  )
  return {
    gegevens,
    done,
    stop: async () => {
      controller.abort()
      await done
    },
  }
}

let published = 0
const publish = async (...messages: readonly Given[]): Promise<void> => {
  const publisher = createPublisher(adapter)
  for (const { subject, event } of messages)
    await publisher.publish(
      eventMessage(
        subject,
        { id: `test-${++published}`, source, type: event?.type ?? 'x', sequence: event?.sequence ?? '' },
        JSON.stringify(event?.data),
      ),
    )
  await publisher.close()
}

const look = { gebruiker: 'jeugdbeschermer', doel: 'test' }
const list = async () => {
  const answer = z.object({ gezinnen: z.array(z.object({ gezin: z.string(), leden: z.array(z.unknown()) })) })
  return answer.parse(await request(app, 'dienst.v1.beeld.gi.lijst', look))
}

/** Everything that was delivered so far, in order; not how far the hub came. */
const delivered = async (): Promise<readonly string[]> => {
  const { state } = await watcher.jsm.streams.info('bezorgd')
  const all: string[] = []
  if (state.messages === 0) return all
  const controller = new AbortController()
  for await (const message of readStream(watcher, {
    stream: 'bezorgd',
    fromSequence: 1,
    signal: controller.signal,
  })) {
    if (message.subject !== positionSubject)
      all.push(`${message.subject} ${new TextDecoder().decode(message.data)}`)
    if (message.sequence >= state.last_seq) break
  }
  controller.abort()
  return all
}

const eva = { pseudoniemen: [pseudonym('eva')], geboortedatum: '2015-03-02' }
const measure = (kind: string, sequence = 1) =>
  says('gi', 'maatregel.opgelegd', `ots ${kind}`, { personen: [ref('gi', kind)], soort: 'ots' }, sequence)

beforeAll(async () => {
  region = await startRegion()
  watcher = await region.connect({ role: 'operator', name: 'beheer' })
  await announceOrganisation(watcher, source, {
    organisatie: 'gi',
    rol: 'gi',
    naam: 'GI Noord',
    oin: '00000099000000001000',
    opentGezinnen: true,
  })
  adapter = await region.connect({ role: 'adapter-gi', organisatie: 'gi', name: 'adapter' })
  app = await region.connect({ role: 'beeld-pagina', organisatie: 'gi', name: 'pagina' })
  auditor = await region.connect({ role: 'hub', name: 'auditor' })
  credentials = join(temporaryFolder('creds'), 'hub.creds')
  writeFileSync(credentials, await region.credential({ role: 'hub', name: 'hub' }))
})
afterAll(async () => {
  await stop?.()
  await region.stop()
})

test('from events to a picture that an app asks for, and every look is in the audit', async () => {
  const hub = startHub()
  stop = hub.stop
  await publish(
    person('gi', 'eva', eva),
    person('gi', 'moeder'),
    relation('gi', 'moeder', 'ouder', 'eva'),
    measure('eva'),
  )
  await waitFor(async () => (await list().catch(() => undefined))?.gezinnen[0]?.leden.length === 2)
  const [family] = (await list()).gezinnen
  expect(await request(app, 'dienst.v1.beeld.gi.toon', { ...look, gezin: family?.gezin })).toMatchObject({
    niveau: 'volledig',
  })
  await expect(request(app, 'dienst.v1.beeld.gi.toon', { ...look, gezin: 'A'.repeat(22) })).rejects.toThrow(
    ProblemError,
  )
  await expect(request(app, 'dienst.v1.beeld.gi.toon', { gezin: family?.gezin })).rejects.toThrow(/gebruiker/)
  const last = await auditor.jsm.streams.getMessage('audit', { last_by_subj: 'audit.v1.gi.ingezien' })
  expect(last?.json()).toMatchObject({
    gebruiker: 'jeugdbeschermer',
    doel: 'test',
    handeling: 'toon geweigerd',
  })
  await hub.stop()
})

test('a hub that starts from nothing rebuilds the same ids and delivers nothing twice', async () => {
  const before = await delivered()
  const hub = startHub()
  stop = hub.stop
  await waitFor(async () => (await list().catch(() => undefined))?.gezinnen.length === 1)
  expect((await list()).gezinnen[0]?.gezin).toBe(before[0]?.split('.')[3])
  await publish(measure('eva', 2))
  await waitFor(async () => (await delivered()).length > before.length)
  expect((await delivered()).slice(0, before.length)).toEqual(before)
  expect((await delivered()).filter((m) => m.includes('toegang.geopend'))).toHaveLength(1)
  await hub.stop()
})

test('what was decided and not yet sent when the hub ended is sent once when it is back', async () => {
  const hub = startHub()
  stop = hub.stop
  await waitFor(async () => (await list().catch(() => undefined)) !== undefined)
  await region.away()
  await region.back()
  await publish(
    ...Array.from({ length: 50 }, (_, i) =>
      person('gi', 'moeder', { telefoon: `085-00000${i + 10}` }, i + 2),
    ),
  )
  await hub.stop()
  const again = startHub(hub.gegevens)
  stop = again.stop
  await waitFor(async () => (await delivered()).some((m) => m.includes('085-0000059')))
  const calls = (await delivered()).flatMap((m) => m.match(/085-00000\d\d/) ?? [])
  expect(calls).toEqual(Array.from({ length: 50 }, (_, i) => `085-00000${i + 10}`))
  await again.stop()
})

test('a hub that begins with nothing is ready only when it has applied all that waits', async () => {
  const { state } = await watcher.jsm.streams.info('invoer')
  const poort = await freePort()
  const hub = startHub(temporaryFolder('hub'), poort)
  stop = hub.stop
  const ask = async (path: string) =>
    (await fetch(`http://127.0.0.1:${poort}${path}`).catch(() => undefined)) ?? {
      status: 0,
      text: async () => '',
    }
  // As fast as it answers, so that it is asked before it knows how much waits.
  await waitFor(async () => (await ask('/gereed')).status === 200)
  const [, position = ''] = /^gezinsbeeld_position (\d+)/m.exec(await (await ask('/metrics')).text()) ?? []
  expect(Number(position)).toBeGreaterThanOrEqual(state.last_seq)
  await hub.stop()
})

test('a hub whose state is ahead of the stream refuses, and says what to do', async () => {
  const gegevens = temporaryFolder('hub')
  const tables = openTables(join(gegevens, 'staat.lmdb'))
  tables.voortgang.put('hub', { positie: 1_000_000, vorm: stateForm })
  await tables.commit([tables.seal()])
  await tables.close()
  await expect(startHub(gegevens).done).rejects.toThrow(
    /put back from a copy. Put all streams back from one copy, then move this folder away/,
  )
})

test('a hub whose state was cut off refuses, and says what to do', async () => {
  const gegevens = temporaryFolder('hub')
  const file = join(gegevens, 'staat.lmdb')
  const tables = openTables(file)
  tables.voortgang.put('hub', { positie: 0, vorm: stateForm })
  await tables.commit([tables.seal()])
  await tables.close()
  truncateSync(file, 8_192)
  await expect(startHub(gegevens).done).rejects.toThrow(/damaged \(cut off\).* move the folder away/)
})

test('two hubs that both believe they lead decide the same, and the stream holds it once', async () => {
  const hubs = [startHub(), startHub()]
  stop = async () => {
    await Promise.allSettled(hubs.map((hub) => hub.stop()))
  }
  await waitFor(async () => (await list().catch(() => undefined)) !== undefined)
  const numbers = Array.from({ length: 40 }, (_, i) => `085-11111${i + 10}`)
  await publish(...numbers.map((telefoon, i) => person('gi', 'moeder', { telefoon }, i + 100)))
  await waitFor(async () => (await delivered()).some((m) => m.includes('085-1111149')))
  expect((await delivered()).flatMap((m) => m.match(/085-11111\d\d/) ?? [])).toEqual(numbers)
  // Whoever came too late for the server to know its messages as repeated was refused.
  const outcomes = await Promise.allSettled(hubs.map((hub) => hub.stop()))
  for (const outcome of outcomes)
    if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(ConflictError)
})

test('a state of another form is thrown away and built again from the stream', async () => {
  const gegevens = temporaryFolder('hub')
  const tables = openTables(join(gegevens, 'staat.lmdb'))
  tables.voortgang.put('hub', { positie: 1_000_000, vorm: stateForm - 1 })
  await tables.commit([tables.seal()])
  await tables.close()
  const before = await delivered()
  const hub = startHub(gegevens)
  stop = hub.stop
  await waitFor(async () => (await list().catch(() => undefined))?.gezinnen.length === 1)
  expect(await delivered()).toEqual(before)
  await hub.stop()
})
