import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { killedRehearsal, type Told } from '@gezinsbeeld/adapter-kit/conformance'
import type { Bus } from '@gezinsbeeld/bus'
import { domeinOf } from '@gezinsbeeld/contracts'
import { startRegion, type TestRegion, temporaryFolder, waitFor } from '@gezinsbeeld/test-kit'
import { afterAll, beforeAll, expect, test } from 'vitest'
// The kit's own surroundings: who makes pseudonyms, asks, and looks at what arrives.
import { bundleChild } from '../../../packages/adapter-kit/src/testing/bundle-child'
import { pseudonymOf, servePseudonyms } from '../../../packages/adapter-kit/src/testing/pseudonym-service'
import { questionsTo } from '../../../packages/adapter-kit/src/testing/questions'
import { seenOf } from '../../../packages/adapter-kit/src/testing/seen'
import { allAdapters, type KnownAdapter } from './all-adapters'

/**
 * A real SIGKILL at every step of the pipeline, of every adapter that we have, on a ledger that lives through all of them. Their sources are
 * journals that go on while they are dead, made of their own fixtures; the server is real.
 */

const root = fileURLToPath(new URL('../../..', import.meta.url))
const adapters = allAdapters(root)

let region: TestRegion
let operator: Bus
let child: string
let pseudonyms: { stop(): Promise<void> }
const begun: ChildProcess[] = []

beforeAll(async () => {
  ;[child, region] = await Promise.all([
    bundleChild('killed-child', fileURLToPath(new URL('.', import.meta.url))),
    startRegion(),
  ])
  operator = await region.connect({ role: 'operator', name: 'kijker' })
  pseudonyms = await servePseudonyms(region)
})
afterAll(async () => {
  for (const each of begun) each.kill('SIGKILL')
  await pseudonyms?.stop()
  await region?.stop()
})

/** Ends a wait that would never end: all adapters are at it together, nine processes each, and share the machine. */
const limit = 120_000

/** The steps of a page, and at which of its times the adapter dies: the second time another page is under way. */
const deaths = [1, 2].flatMap((times) =>
  (['stored', 'translated', 'published', 'marked'] as const).map((step) => [step, times] as const),
)

/** Of each kind of source just enough for the configuration: the journals stand in their place. */
const bronnen = {
  sql: { url: 'postgres://lezer@127.0.0.1:1/geen' },
  fhir: { basis: 'http://127.0.0.1:1' },
  files: { map: '/nergens' },
  webhook: undefined,
  zgw: { basis: 'http://127.0.0.1:1', client: 'proef', geheim: 'een-geheim-van-meer-dan-32-tekens' },
  http: { basis: 'http://127.0.0.1:1' },
  brp: { basis: 'http://127.0.0.1:1' },
}

const configured = async (
  { adapter, instellingen }: KnownAdapter,
  organisatie: string,
  referentie: Buffer,
): Promise<object> => {
  const credentials = join(temporaryFolder('creds'), 'adapter.creds')
  const role = `adapter-${adapter.rol}` as const
  writeFileSync(credentials, await region.credential({ role, organisatie, name: 'adapter' }))
  const kinds = new Set(
    adapter.feeds.flatMap(({ source }) =>
      source.soort === 'een-van' ? source.van.map(({ soort }) => soort) : [source.soort],
    ),
  )
  return {
    ...{ adapter: adapter.naam, organisatie, oin: '00000099123456789000', bronsysteem: 'Dossier' },
    nats: { servers: [region.url], credentials },
    ...{ gegevens: temporaryFolder('ledger'), poort: 0 },
    sleutels: { referentie: referentie.toString('hex'), quarantaine: randomBytes(32).toString('hex') },
    bron: Object.fromEntries([...kinds].map((soort) => [soort, bronnen[soort]])),
    feeds: Object.fromEntries(
      adapter.feeds.map(({ naam }) => [
        naam,
        { aan: true, interval: 20, instellingen: instellingen[naam] ?? {} },
      ]),
    ),
  }
}

test.concurrent.each(adapters)(
  '$naam, killed at every step, loses, doubles and disorders nothing',
  async (known) => {
    const { naam, adapter, folder, instellingen } = known
    const organisatie = `${naam}-proef`
    const referentiesleutel = randomBytes(32)
    const journals = temporaryFolder('journalen')
    const rehearsal = killedRehearsal(adapter, {
      ...{ folder, instellingen, journals, seed: 7, organisatie, referentiesleutel },
      pseudoniem: pseudonymOf,
    })
    const file = join(temporaryFolder('opdracht'), 'opdracht.json')
    const configuration = await configured(known, organisatie, referentiesleutel)
    writeFileSync(file, JSON.stringify({ root, naam, journals, configuration }))
    const start = (...args: readonly string[]): ChildProcess => {
      const running = spawn(process.execPath, [child, file, ...args], {
        stdio: ['ignore', 'ignore', 'inherit'],
      })
      begun.push(running)
      return running
    }
    const arrived = async (): Promise<readonly Told[]> =>
      (await seenOf(operator, organisatie)).map(({ naam, object, sequence, id, data }) => ({
        ...{ naam, object: `${domeinOf(naam)}.${object}`, payload: JSON.stringify(data) },
        attributes: { id, sequence },
      }))

    const ask = await questionsTo(region, organisatie)
    const toAsk = [...rehearsal.pseudoniemen]
    for (const [index, [step, times]] of deaths.entries()) {
      // Little after the first time: what is worked on again hides what was lost of it.
      for (let count = index === 0 ? 60 : 5; count > 0; count -= 1) rehearsal.work()
      const running = start(step, String(times))
      const dead = once(running, 'exit')
      // Everybody is asked for while it is being killed.
      for (const each of toAsk.splice(0)) await ask('bekendheid.gevraagd', each)
      // What was worked in the meantime may not be enough to die of.
      let looks = 0
      await waitFor(
        () => {
          if (running.exitCode !== null || running.signalCode !== null) return true
          looks += 1
          if (looks % 50 === 0) rehearsal.work()
          return false
        },
        `a ${step} to die at`,
        limit,
      )
      expect(await dead).toEqual([null, 'SIGKILL'])
    }
    rehearsal.settle()

    const running = start()
    const isTrue = async (): Promise<boolean> => {
      if (running.exitCode !== null) throw new Error(`it ended (${running.exitCode})`)
      const all = await arrived()
      try {
        rehearsal.judge(all)
        return true
      } catch {
        return false
      }
    }
    await waitFor(isTrue, 'the truth', limit).catch(async () => rehearsal.judge(await arrived()))
    running.kill('SIGKILL')
    await once(running, 'exit')
    const all = await arrived()
    rehearsal.judge(all)
    const said = all.filter(({ naam }) => !naam.endsWith('.ingetrokken'))
    expect(new Set(said.map(({ object }) => object)).size, 'objects to lose').toBeGreaterThan(2)
  },
  5 * limit,
)

test('no adapter is left out', () => {
  const folders = readdirSync(join(root, 'adapters'), { withFileTypes: true })
  expect(folders.flatMap((each) => (each.isDirectory() ? [each.name] : []))).toEqual(
    adapters.map(({ naam }) => naam).sort(),
  )
})
