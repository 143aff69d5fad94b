import { execFile } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readStored } from '@gezinsbeeld/bus'
import { compareWithTruth, everyPicture, inClone } from '@gezinsbeeld/local/region'
import { applyToFhir } from '@gezinsbeeld/partners'
import { allOrganisations } from '@gezinsbeeld/region'
import { temporaryFolder, waitFor } from '@gezinsbeeld/test-kit'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parse, stringify } from 'yaml'
import { everythingSaid, quarantined } from './everything-said'
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
  await marks.inCases()
  await server.again()
  await allIsWell()
})

test('PostgreSQL goes away and comes back, and the GGZ is read meanwhile', async () => {
  const { databaseServer } = running.systems
  await databaseServer.running().stop()
  await marks.atFhir()
  await marks.inCases()
  await databaseServer.again()
  await marks.inDatabases()
  await allIsWell()
})

test('the FHIR server goes away and comes back, and the GIs are read meanwhile', async () => {
  const { server } = running.systems.fhir['ggz-oost']
  await server.running().stop()
  await marks.inDatabases()
  await marks.inCases()
  await server.again()
  await marks.atFhir()
  await allIsWell()
})

test("a municipality's systems go away and come back, and everybody else is read meanwhile", async () => {
  const { server } = running.systems.gemeenten['gemeente-noorddam']
  await server.running().stop()
  await marks.inDatabases()
  await marks.atFhir()
  await server.again()
  await marks.inCases()
  await allIsWell()
})

test.each<[string, () => Part]>([
  ['the hub', () => running.processes.hub],
  ['an adapter that reads a database', () => running.processes.adapters['gi-noord']],
  ['an adapter that reads messages', () => running.processes.adapters['veilig-thuis']],
  ['an adapter that reads FHIR', () => running.processes.adapters['ggz-oost']],
  ['an adapter that reads cases and asks the BRP', () => running.processes.adapters['gemeente-zuidveen']],
  ['an adapter that reads exports', () => running.processes.adapters['opvang-oost']],
  ['the pseudonym service', () => running.processes.pseudoniem],
  ['a page', () => running.processes.pages['gi-noord']],
])('kill -9 of %s while changes come, and a start on what it left', async (_, part) => {
  const changing = Promise.all([marks.inDatabases(), marks.atFhir(), marks.inCases()])
  await killed(part())
  await changing
  await part().again()
  await allIsWell()
})

/** What is wrong, with somebody's name and number in it, in one system of each kind. */
const goesWrong = async (): Promise<void> => {
  const [bsn, name] = ['999900006', 'Proefnaamsma']
  for (const url of Object.values(running.systems.databaseUrls)) {
    const sql = postgres(url, { max: 1, onnotice: () => undefined })
    await sql`update dossier.maatregel set soort = ${`${name} ${bsn}`} where id = (select min(id) from dossier.maatregel)`
    await sql`update dossier.client set geboortedatum = ${name} where id = (select max(id) from dossier.client)`
    await sql.end()
  }
  for (const folder of Object.values(running.systems.folders)) {
    writeFileSync(join(folder, `melding van ${name} ${bsn}.xml`), `<a><naam>${name}</naam><bsn>${bsn}</a>`)
    writeFileSync(join(folder, `${name}-${bsn}.xml`), `<!DOCTYPE a [<!ENTITY x "${name}">]><a>&x;</a>`)
  }
  const [patient] = running.region.systems['ggz-oost'].Patient
  if (patient === undefined) throw new Error('the GGZ has no patient')
  const resource = { ...patient, birthDate: name, gender: name }
  const { fhir } = running.systems
  await applyToFhir(fhir['ggz-oost'], { op: 'resource', systeem: 'ggz-oost', resource })
}

test('nothing that anybody of the region says holds a BSN, a name, an address or a phone number, also where it goes wrong', {
  timeout: 300_000,
}, async () => {
  const before = await quarantined(running)
  await goesWrong()
  await waitFor(async () => {
    const now = await quarantined(running)
    return ['gi-noord', 'veilig-thuis', 'ggz-oost'].every((name) => (now[name] ?? 0) > (before[name] ?? 0))
  }, 'what is wrong in quarantine')
  const values = [...personalValues(running.region.systems), '999900006', 'Proefnaamsma']
  const said = await everythingSaid(running)
  const names = said.map(({ name }) => name)
  expect(names).toEqual(
    expect.arrayContaining([
      'logs/hub.log',
      'logs/pseudoniem.log',
      'nats/nats-server.log',
      'postgres/postgres.log',
    ]),
  )
  expect(names.filter((name) => /^logs\/(adapter|pagina)-/.test(name))).toHaveLength(
    allOrganisations.length * 2,
  )
  // Each of these did say something: looking through nothing proves nothing.
  expect(said.filter(({ text }) => text === '')).toEqual([])
  const found = said.flatMap(({ name, text }) => valuesIn(text, values).map((value) => `${name}: ${value}`))
  expect([...new Set(found)]).toEqual([])
  // What the pictures hold is found, so the search would have found it elsewhere.
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
  ['adapter-opvang-oost', 'adapter'],
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
