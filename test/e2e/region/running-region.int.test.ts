import { execFile } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readStored, streamNames } from '@gezinsbeeld/bus'
import { compareWithTruth, everyPicture, inClone } from '@gezinsbeeld/local/region'
import { allOrganisations } from '@gezinsbeeld/region'
import { temporaryFolder, waitFor } from '@gezinsbeeld/test-kit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parse, stringify } from 'yaml'
import { type Marks, marksIn } from './marks'
import { personalValues, valuesIn } from './personal'
import { type RunningRegion, startRunningRegion } from './running-region'
import { everythingIn, repeated } from './stream'

/** One region for all of these tests. */
let running: RunningRegion
let marks: Marks
beforeAll(async () => {
  running = await startRunningRegion(temporaryFolder('region'), 15)
  marks = marksIn(running)
})
afterAll(async () => {
  await marks.end()
  await running.stop()
})

type Part = RunningRegion['processes']['hub']

const killed = async (part: Pick<Part, 'running'>): Promise<void> => {
  process.kill(part.running().pid, 'SIGKILL')
  await part.running().exited
}

/** The changes have come through, and once they are taken back every picture is the truth again; nothing came twice. */
const allIsWell = async (): Promise<void> => {
  await waitFor(marks.seen, 'every change in the pictures')
  await marks.takeBack()
  let differences: readonly string[] = []
  await waitFor(async () => {
    differences = (await compareWithTruth(running)).differences
    return differences.length === 0
  }, 'the truth').catch((error: unknown) => {
    throw new Error(`it did not become the truth again:\n${differences.slice(0, 20).join('\n')}`, {
      cause: error,
    })
  })
  const { operator } = running.bus
  const [delivered, published] = [
    await everythingIn(operator, 'bezorgd'),
    await everythingIn(operator, 'invoer'),
  ]
  expect(delivered.length).toBeGreaterThan(100)
  expect([repeated(delivered), repeated(published)]).toEqual([[], []])
}

test('NATS goes away and comes back: what changed meanwhile arrives, once', async () => {
  const { server } = running.bus
  await server.running().stop()
  await marks.inDatabases()
  await marks.atFhir()
  await server.again()
  await allIsWell()
})

test('PostgreSQL goes away and comes back, and the GGZ is read meanwhile', async () => {
  const { databaseServer } = running.systems
  await databaseServer.running().stop()
  await marks.atFhir()
  await databaseServer.again()
  await marks.inDatabases()
  await allIsWell()
})

test('the FHIR server goes away and comes back, and the GIs are read meanwhile', async () => {
  const { server } = running.systems.fhir['ggz-oost']
  await server.running().stop()
  await marks.inDatabases()
  await server.again()
  await marks.atFhir()
  await allIsWell()
})

test.each<[string, () => Part]>([
  ['the hub', () => running.processes.hub],
  ['an adapter that reads a database', () => running.processes.adapters['gi-noord']],
  ['an adapter that reads messages', () => running.processes.adapters['veilig-thuis']],
  ['an adapter that reads FHIR', () => running.processes.adapters['ggz-oost']],
  ['the pseudonym service', () => running.processes.pseudoniem],
  ['a page', () => running.processes.pages['gi-noord']],
])('kill -9 of %s while changes come, and a start on what it left', async (_, part) => {
  const changing = Promise.all([marks.inDatabases(), marks.atFhir()])
  await killed(part())
  await changing
  await part().again()
  await allIsWell()
})

test('no log and no subject holds a BSN, a surname, an address or a phone number', async () => {
  const values = personalValues(running.region.systems)
  const logs = logsIn(running.folder)
  expect(logs.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['hub.log', 'pseudoniem.log', 'nats-server.log', 'postgres.log']),
  )
  expect(logs.filter(({ name }) => /^(adapter|pagina)-/.test(name))).toHaveLength(allOrganisations.length * 2)
  const found = logs.flatMap(({ name, text }) => valuesIn(text, values).map((value) => `${name}: ${value}`))
  const subjects = new Set<string>()
  for (const stream of streamNames)
    for (const { subject } of await everythingIn(running.bus.operator, stream)) subjects.add(subject)
  expect(subjects.size).toBeGreaterThan(100)
  expect([found, valuesIn([...subjects].join('\n'), values)]).toEqual([[], []])
  // What the pictures hold is found, so the search would have found it in the logs.
  expect(valuesIn(JSON.stringify(await everyPicture(running)), values).length).toBeGreaterThan(50)
})

test('no delivery, no line of the audit and no picture names who reported, a secret postcode or a BSN, in any field', async () => {
  const { secrets } = running.region.truth
  expect(secrets.length).toBeGreaterThan(0)
  const forbidden = [
    ...secrets,
    ...personalValues(running.region.systems).filter((one) => /^\d{9}$/.test(one)),
  ]
  const found: string[] = []
  for (const stream of ['bezorgd', 'audit', 'besluiten'] as const)
    for await (const { subject, headers, data } of readStored(running.bus.operator, {
      stream,
      max: 1_000_000,
      from: 'begin',
    }))
      for (const value of valuesIn(`${subject} ${headers} ${Buffer.from(data)}`, forbidden))
        found.push(`${subject}: ${value}`)
  expect(found).toEqual([])
  expect(valuesIn(JSON.stringify(await everyPicture(running)), forbidden)).toEqual([])
})

const logsIn = (folder: string): readonly { readonly name: string; readonly text: string }[] =>
  ['logs', 'nats', 'postgres'].flatMap((room) =>
    readdirSync(join(folder, room))
      .filter((name) => name.endsWith('.log'))
      .map((name) => ({ name, text: readFileSync(join(folder, room, name), 'utf8') })),
  )

const secrets = {
  REFERENTIE: 'a'.repeat(64),
  QUARANTAINE: 'b'.repeat(64),
  PSEUDONIEM: 'c'.repeat(64),
  BRON: 'postgres://lezer:geheim@127.0.0.1:1/dossier',
}

/** The end of a process that is started with the region's own configuration of it, but for what is wrong. */
const started = (name: string, command: string, wrong: object, env: object = secrets) =>
  new Promise<{ readonly code: unknown; readonly said: string }>((resolve) => {
    const right: object = parse(readFileSync(join(running.folder, 'configuratie', `${name}.yaml`), 'utf8'))
    const own = 'gegevens' in right ? { gegevens: temporaryFolder('gegevens') } : {}
    const file = join(temporaryFolder('configuratie'), `${name}.yaml`)
    writeFileSync(file, stringify({ ...right, ...own, poort: 0, ...wrong }))
    const args = [inClone('packages/cli/dist/main.js'), command, 'run', '--config', file]
    execFile(process.execPath, args, { env: { PATH: process.env['PATH'], ...env } }, (error, _, stderr) =>
      resolve({ code: error?.code, said: stderr }),
    )
  })

test.each([
  ['hub', 'hub'],
  ['pseudoniem', 'pseudonym'],
  ['adapter-gi-noord', 'adapter'],
  ['adapter-ggz-oost', 'adapter'],
  ['pagina-gi-noord', 'page'],
])('%s ends at once on a wrong configuration, with path, found and expected', async (name, command) => {
  const mistyped = await started(name, command, { poort: 'acht', onbekend: 1 })
  expect(mistyped.code).toBe(2)
  expect(mistyped.said).toContain('poort: found a string, expected a number')
  expect(mistyped.said).toContain('found onbekend, expected none of these')
  expect(mistyped.said).not.toContain('    at ')

  const nats = { servers: [running.bus.url], credentials: '/nergens/x.creds' }
  const locked = await started(name, command, { nats })
  expect(locked.code).toBe(2)
  expect(locked.said).toContain(
    'nats.credentials: found /nergens/x.creds, expected a creds file that can be read',
  )
  expect(locked.said).not.toContain('    at ')
})

test('a secret that is not in the environment is named, and so is a port that is taken', async () => {
  const without = await started('adapter-gi-noord', 'adapter', {}, { ...secrets, REFERENTIE: undefined })
  expect(without.code).toBe(2)
  expect(without.said).toContain(
    `sleutels.referentie: found \${env:REFERENTIE}, expected REFERENTIE to be set in the environment`,
  )
  const poort = Number(new URL(running.bus.url).port)
  const taken = await started('adapter-gi-noord', 'adapter', { poort })
  expect(taken.code).toBe(2)
  expect(taken.said).toContain(`poort: found ${poort}, expected a port that is free`)
})
