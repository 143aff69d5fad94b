import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  type Bus,
  createPublisher,
  ensureConsumer,
  eventMessage,
  type Publisher,
  readStored,
} from '@gezinsbeeld/bus'
import { announceApp, announceOrganisation, runHub } from '@gezinsbeeld/hub'
import { type Given, person, pseudonym, ref, says } from '@gezinsbeeld/hub/scenario'
import { pictures } from '@gezinsbeeld/subscriber'
import { startRegion, type TestRegion, temporaryFolder, waitFor } from '@gezinsbeeld/test-kit'
import { build } from 'esbuild'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startWeekoverzicht } from './apps/weekoverzicht'

let region: TestRegion
let operator: Bus
let publisher: Publisher
let running: Promise<void>
const stopping = new AbortController()
const source = 'urn:nld:oin:00000099000000001000:systeem:test'
const organisatie = 'gi-noord'

beforeAll(async () => {
  region = await startRegion()
  operator = await region.connect({ role: 'operator', name: 'beheer' })
  const folder = temporaryFolder('hub')
  const credentials = join(folder, 'hub.creds')
  writeFileSync(credentials, await region.credential({ role: 'hub', name: 'hub' }))
  const nats = { servers: [region.url], credentials }
  running = runHub(
    { nats, oin: '00000099000000009000', gegevens: folder, poort: 0, overnameNa: 2_000 },
    stopping.signal,
  )
  const about = {
    organisatie,
    rol: 'gi',
    naam: 'GI Noord',
    oin: '00000099000000001000',
    opentGezinnen: true,
  } as const
  await announceOrganisation(operator, source, about)
  publisher = createPublisher(await region.connect({ role: 'adapter-gi', organisatie, name: 'adapter' }))
})
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL')
  stopping.abort()
  await running
  await region.stop()
})

const children: ChildProcess[] = []
const credential = async (app: string): Promise<string> => {
  const registration = {
    app,
    organisatie,
    rol: 'gi',
    naam: app,
    doel: 'Proef',
    domeinen: ['maatregel'],
  } as const
  await ensureConsumer(operator.jsm, { organisatie, name: app, domeinen: ['maatregel', 'toegang'] })
  await announceApp(operator, source, { ...registration, domeinen: [...registration.domeinen] })
  return await region.credential({ role: 'afnemer', organisatie, name: app })
}

let number = 0
const publish = async (...messages: readonly Given[]): Promise<void> => {
  for (const { subject, event } of messages) {
    number += 1
    const attributes = {
      id: `app-${number}`,
      source,
      type: event?.type ?? '',
      sequence: event?.sequence ?? '',
    }
    await publisher.publish(eventMessage(subject, attributes, JSON.stringify(event?.data)))
  }
}
const child = (name: string): Given =>
  person(organisatie, name, { pseudoniemen: [pseudonym(name)], geboortedatum: '2015-01-01' })
const measure = (kind: string, ingangsdatum: string, sequence = 1): Given =>
  says(
    organisatie,
    'maatregel.opgelegd',
    `ots ${kind}`,
    { personen: [ref(organisatie, kind)], soort: 'ots', ingangsdatum },
    sequence,
  )

/** What the hub says now, in the app's words. */
const truth = async (): Promise<readonly string[]> => {
  const asked = pictures(await region.connect({ role: 'beeld-pagina', organisatie, name: 'pagina' }))
  const look = { gebruiker: 'proef', doel: 'proef' }
  const all = await asked.list(look)
  const found = await Promise.all(all.map(async ({ gezin }) => await asked.get(gezin, look)))
  return found
    .flatMap((picture) => picture?.feiten ?? [])
    .filter(({ domein, gebeurtenis }) => domein === 'maatregel' && gebeurtenis === 'opgelegd')
    .map(({ gegevens }) => `${gegevens['soort']} vanaf ${gegevens['ingangsdatum']}`)
    .sort()
}

test('the example app knows what the hub knows, however often it is stopped and started while all changes', async () => {
  const creds = await credential('weekoverzicht')
  const kinds = Array.from({ length: 12 }, (_, i) => `kind${i}`)
  const days = Array.from({ length: 28 }, (_, i) => `2026-10-${String(i + 1).padStart(2, '0')}`)
  await publish(...kinds.map(child))
  let sequence = 0
  const changing = async (some: readonly string[]): Promise<void> => {
    for (const datum of some) {
      sequence += 1
      for (const kind of kinds) await publish(measure(kind, datum, sequence))
    }
  }
  // Started while all changes, and stopped while much of it is still to come; what it held in memory is gone.
  for (let from = 0; from < days.length - 4; from += 4) {
    const published = changing(days.slice(from, from + 4))
    const gone = new AbortController()
    const app = await startWeekoverzicht({ servers: region.url, creds, signal: gone.signal })
    await published
    gone.abort()
    await app.running.done
  }
  // The last one, and it hears of the last days as they come.
  const published = changing(days.slice(-4))
  const app = await startWeekoverzicht({ servers: region.url, creds })
  await published
  const known = () => [...app.measures().values()].flat().sort()
  await waitFor(
    async () => JSON.stringify(await truth()) === JSON.stringify(kinds.map(() => 'ots vanaf 2026-10-28')),
  )
  await waitFor(
    () => JSON.stringify(known()) === JSON.stringify(kinds.map(() => 'ots vanaf 2026-10-28')),
    'the last day',
  )
  expect(known()).toEqual(await truth())
  await app.running.stop()
})

test('an app that is killed at any moment (SIGKILL) hears of everything, and of nothing twice but for what was in its hands', async () => {
  const folder = temporaryFolder('logboek')
  const creds = join(folder, 'app.creds')
  const remember = join(folder, 'gehad')
  const logbook = join(folder, 'logboek')
  writeFileSync(creds, await credential('logboek'), { mode: 0o600 })
  // What it held when it was killed comes again after this while: half a minute, if the test did not say otherwise.
  await operator.jsm.consumers.update('bezorgd', `${organisatie}_logboek`, { ack_wait: 1_000_000_000 })
  const program = join(folder, 'logbook-child.mjs')
  await build({
    entryPoints: [fileURLToPath(new URL('apps/logbook-child.ts', import.meta.url))],
    ...{ outfile: program, bundle: true, platform: 'node', format: 'esm', target: 'node20' },
    conditions: ['@gezinsbeeld/source'],
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module'\nconst require = requireFrom(import.meta.url)",
    },
  })
  const heard = (): readonly string[] =>
    existsSync(logbook) ? readFileSync(logbook, 'utf8').split('\n').filter(Boolean) : []
  const start = (): ChildProcess => {
    const app = spawn(process.execPath, [program, region.url, creds, remember, logbook], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    children.push(app)
    return app
  }
  const kinds = Array.from({ length: 8 }, (_, i) => `doodgemaakt${i}`)
  await publish(...kinds.map(child))
  let sequence = 0
  const change = async (): Promise<void> => {
    sequence += 1
    const datum = `2026-09-${String(sequence).padStart(2, '0')}`
    for (const kind of kinds) await publish(measure(kind, datum, sequence))
  }
  const kills = 8
  for (let killed = 0; killed < kills; killed += 1) {
    const before = heard().length
    const app = start()
    const changing = change().then(change)
    // Some way into what is there: each time another number further.
    await waitFor(() => heard().length > before + killed)
    app.kill('SIGKILL')
    const [, signal] = await once(app, 'exit')
    expect(signal).toBe('SIGKILL')
    await changing
  }
  const last = start()
  const told = async (): Promise<readonly string[]> => {
    const { state } = await operator.jsm.streams.info('bezorgd')
    const ids: string[] = []
    for await (const { subject, headers } of readStored(operator, {
      ...{ stream: 'bezorgd', max: state.last_seq, from: 'begin' },
    }))
      if (/^bezorgd\.v1\.gi-noord\..*\.maatregel\.opgelegd$/.test(subject))
        ids.push(headers?.get('ce-id') ?? '')
    return ids
  }
  const missing = async (): Promise<readonly string[]> => {
    const known = new Set(heard())
    return (await told()).filter((id) => !known.has(id))
  }
  await waitFor(
    async () => (await truth()).filter((one) => one.endsWith('2026-09-16')).length === kinds.length,
  )
  await waitFor(async () => (await missing()).length === 0, 'everything', 60_000)
  expect((await told()).length).toBeGreaterThan(kills * kinds.length)
  expect(heard().length - new Set(heard()).size).toBeLessThanOrEqual(kills)
  last.kill('SIGKILL')
  await once(last, 'exit')
})

test("the README's plain NATS reads an app's own deliveries, and acknowledges them", async () => {
  const readme = readFileSync(
    fileURLToPath(new URL('../../packages/subscriber/README.md', import.meta.url)),
    'utf8',
  )
  const [, code = ''] = /```js\n([\s\S]*?)```/.exec(readme) ?? []
  expect(code).toContain('consumers.get')
  // Beside what it imports.
  const folder = fileURLToPath(new URL('../../packages/bus/node_modules/.apps', import.meta.url))
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'plain.mjs')
  writeFileSync(file, code)
  const cwd = temporaryFolder('plain')
  writeFileSync(join(cwd, 'gi-noord-weekoverzicht.creds'), await credential('weekoverzicht'), { mode: 0o600 })
  await publish(child('plain'), measure('plain', '2026-11-01'))
  const program = spawn(process.execPath, [file], { cwd, env: { NATS_URL: region.url } })
  children.push(program)
  let said = ''
  program.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  let wrong = ''
  program.stderr.setEncoding('utf8').on('data', (text: string) => {
    wrong += text
  })
  await waitFor(() => said.includes('"ingangsdatum":"2026-11-01"') || wrong !== '')
  expect(wrong).toBe('')
  expect(said).toMatch(/^bezorgd\.v1\.gi-noord\.[\w-]{22}\.(maatregel|toegang)\./m)
  const acked = async () =>
    (await operator.jsm.consumers.info('bezorgd', 'gi-noord_weekoverzicht')).num_ack_pending
  await waitFor(async () => (await acked()) === 0)
  program.kill()
  await once(program, 'exit')
})
