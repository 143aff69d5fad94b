import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { connectBus, createPublisher, eventMessage } from '@gezinsbeeld/bus'
import { person, pseudonym } from '@gezinsbeeld/hub/scenario'
import { startNats, type TestNats, temporaryFolder, waitFor } from '@gezinsbeeld/test-kit'
import { build } from 'esbuild'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { stringify } from 'yaml'

/** The commands of a region's operator, each a process of its own, from nothing to a region that runs. */
const folder = join(temporaryFolder('beheer'), 'regio-proef')
let nats: TestNats
let program: string
const services: ChildProcess[] = []

beforeAll(async () => {
  // Where it finds what is not bundled, and its package.json above it.
  const place = fileURLToPath(new URL('../../packages/hub/node_modules/.run/dist', import.meta.url))
  mkdirSync(place, { recursive: true })
  writeFileSync(join(place, '..', 'package.json'), '{"version":"0.0.0"}')
  program = join(place, 'main.mjs')
  await build({
    entryPoints: [fileURLToPath(new URL('../../packages/cli/src/main.ts', import.meta.url))],
    ...{ outdir: place, outExtension: { '.js': '.mjs' }, bundle: true, splitting: true, platform: 'node' },
    ...{ format: 'esm', target: 'node20', conditions: ['@gezinsbeeld/source'] },
    external: ['lmdb', 'esbuild', 'postgres', 'typescript'],
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module'\nconst require = requireFrom(import.meta.url)",
    },
  })
})
afterAll(async () => {
  for (const service of services) {
    service.kill()
    if (service.exitCode === null) await once(service, 'exit')
  }
  await nats?.stop()
})

interface Ended {
  readonly code: number
  readonly out: string
  readonly wrong: string
}

const run = (...args: readonly string[]): Promise<Ended> =>
  new Promise((resolve) => {
    execFile(process.execPath, [program, ...args], (error, out, wrong) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : error === null ? 0 : 1, out, wrong }),
    )
  })
const here = (): readonly string[] => ['--folder', folder, '--servers', nats.url]
const rowsOf = ({ out }: Ended): readonly Record<string, unknown>[] =>
  out
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line): Record<string, unknown> => JSON.parse(line))

const start = async (name: string, configuration: object): Promise<void> => {
  const file = join(folder, `${name}.yaml`)
  writeFileSync(file, stringify(configuration))
  const service = spawn(process.execPath, [program, name, 'run', '--config', file])
  services.push(service)
  let said = ''
  for (const stream of [service.stdout, service.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
  await waitFor(() => {
    if (service.exitCode !== null) throw new Error(said)
    return /"msg":"(leading|serving)"/.test(said)
  })
}

test('from nothing to a region that runs, in which doctor finds nothing wrong', async () => {
  const made = await run('region', 'init', '--folder', folder)
  expect([made.code, made.wrong]).toEqual([0, expect.stringContaining('backed up')])
  // Keys are not made a second time over those that are there.
  expect((await run('region', 'init', '--folder', folder)).code).toBe(2)
  nats = await startNats({
    // The test says itself where the server keeps its streams.
    config: readFileSync(join(folder, 'nats-server.conf'), 'utf8').replace(/^ *store_dir.*$/m, ''),
    folder: temporaryFolder('beheer-nats'),
  })
  const bare = await run('doctor', ...here(), '--json')
  expect(bare.code).toBe(1)
  expect(
    rowsOf(bare)
      .filter(({ oordeel }) => oordeel === 'fout')
      .map(({ wat }) => wat),
  ).toContain('stroom invoer')
  expect(await run('region', 'streams', ...here())).toMatchObject({ code: 0 })
  const server = { servers: [nats.url] }
  await start('hub', {
    nats: { ...server, credentials: join(folder, 'hub.creds') },
    ...{ oin: '00000099000000009000', gegevens: join(folder, 'hub'), poort: 0 },
  })
  await start('pseudonym', {
    nats: { ...server, credentials: join(folder, 'pseudoniem.creds') },
    ...{ geheim: 'c'.repeat(64), versie: '1', poort: 0 },
  })
  const healthy = await run('doctor', ...here(), '--json')
  expect([healthy.code, healthy.wrong]).toEqual([0, ''])
  const what = rowsOf(healthy)
  for (const wat of [
    'nats-server',
    'duurzaamheid',
    'klok',
    'schijf',
    'contract',
    'rechten: een stroom legen',
  ])
    expect(what.map((row) => row['wat'])).toContain(wat)
  expect(what.find(({ wat }) => wat === 'duurzaamheid')).toMatchObject({ oordeel: 'goed' })
  expect(what.find(({ wat }) => wat === 'stroom audit: kopieën')).toMatchObject({
    oordeel: 'let op',
    gevonden: '1',
  })
})

test('an organisation, its app and its pictures: each by a command, and the audit of it', async () => {
  const oin = '00000099000000001000'
  const about = ['--organisatie', 'gi-noord', '--role', 'gi', '--naam', 'GI Noord']
  expect(
    await run('organisation', 'add', ...here(), ...about, '--oin', oin, '--opens-families', '--live'),
  ).toMatchObject({ code: 0 })
  const app = ['--app', 'week', '--doel', 'Proef', '--domeinen', 'maatregel', '--geldig', '30d']
  expect(await run('app', 'add', ...here(), ...about, ...app)).toMatchObject({ code: 0 })
  expect((await run('app', 'add', ...here(), ...about, ...app.with(-1, 'lang'))).code).toBe(2)
  const look = [
    '--servers',
    nats.url,
    '--creds',
    join(folder, 'gi-noord-week.creds'),
    '--user',
    'mirjam',
    '--purpose',
    'proef',
  ]
  expect(await run('picture', 'list', ...look, '--json')).toMatchObject({ code: 0, out: '' })
  const seen = await run('audit', ...here(), '--organisatie', 'gi-noord', '--json')
  expect(rowsOf(seen)).toMatchObject([{ handeling: 'lijst', gebruiker: 'mirjam', waarom: 'proef' }])
  expect(await run('link', 'list', ...here(), '--json')).toMatchObject({ code: 0 })
  const unknown = ['gi-noord:AAAAAAAAAAAAAAAAAAAAAA', '--personen', 'fout']
  const confirm = await run('link', 'confirm', ...unknown, ...look.slice(0, 4))
  expect([confirm.code, confirm.wrong]).toEqual([2, expect.stringMatching(/personen/)])
  expect(
    (await run('link', 'reject', 'gi-zuid:AAAAAAAAAAAAAAAAAAAAAA', '--personen', 'x', ...look.slice(0, 4)))
      .code,
  ).toBe(2)
  expect(await run('app', 'rotate', ...here(), '--app', 'week')).toMatchObject({ code: 0 })
  expect((await run('app', 'revoke', ...here(), '--app', 'week', '--old')).out).toContain(
    '1 credential revoked',
  )
  expect((await run('app', 'revoke', ...here(), '--app', 'week')).out).toContain('1 credential revoked')
  expect((await run('picture', 'list', ...look)).code).toBe(2)
})

test('a link that the hub proposed is confirmed by both organisations, and taken back by one, each with its own credential', async () => {
  const credentials = new Map<string, string>()
  for (const [organisatie, naam, geboortedatum] of [
    ['gi-noord', 'GI Noord', '2015-03-02'],
    ['gi-zuid', 'GI Zuid', '2015-03-20'],
  ] as const) {
    const about = ['--organisatie', organisatie, '--role', 'gi', '--naam', naam]
    const added = ['--oin', '00000099000000001000', '--opens-families', '--live']
    expect(await run('organisation', 'add', ...here(), ...about, ...added)).toMatchObject({ code: 0 })
    const creds = join(folder, `${organisatie}-adapter.creds`)
    credentials.set(organisatie, join(folder, `${organisatie}-pagina.creds`))
    const bus = await connectBus({
      servers: nats.url,
      credentials: readFileSync(creds, 'utf8'),
      name: 'proef',
    })
    const publisher = createPublisher(bus)
    // One BSN, and another birth date: that is for people to decide.
    const { subject, event } = person(organisatie, 'eva', { pseudoniemen: [pseudonym('eva')], geboortedatum })
    const attributes = {
      ...{ id: `koppeling-${organisatie}`, source: 'urn:nld:oin:00000099000000001000:systeem:proef' },
      ...{ type: event?.type ?? '', sequence: event?.sequence ?? '' },
    }
    await publisher.publish(eventMessage(subject, attributes, JSON.stringify(event?.data)))
    await publisher.close()
    await bus.close()
  }
  const links = async () => rowsOf(await run('link', 'list', ...here(), '--json'))
  const proposed = await waitFor(async () => {
    const rows = await links()
    return rows.length === 2 && rows
  })
  expect(proposed).toMatchObject([
    { stand: 'voorgesteld', bewijs: ['zelfde-bsn', 'andere-geboortedatum'] },
    { stand: 'voorgesteld', bewijs: ['zelfde-bsn', 'andere-geboortedatum'] },
  ])
  const answer = (verb: 'confirm' | 'reject', { koppeling, personen }: Record<string, unknown>) => {
    const creds = credentials.get(String(koppeling).split(':')[0] ?? '') ?? ''
    const asked = [String(koppeling), '--personen', String(personen), '--servers', nats.url, '--creds', creds]
    return run('link', verb, ...asked)
  }
  const untilAll = (stand: string) =>
    waitFor(async () => (await links()).every((row) => row['stand'] === stand), stand)
  const [one, other] = [proposed[0] ?? {}, proposed[1] ?? {}]
  expect(await answer('confirm', one)).toMatchObject({ code: 0, out: `${one['koppeling']}: bevestigd\n` })
  // One of the two is not enough.
  expect((await links()).map((row) => row['stand'])).toEqual(['voorgesteld', 'voorgesteld'])
  expect(await answer('confirm', other)).toMatchObject({ code: 0 })
  await untilAll('bevestigd')
  expect(await answer('reject', one)).toMatchObject({ code: 0, out: `${one['koppeling']}: verworpen\n` })
  await untilAll('verworpen')
})
