import { execFile } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { configurationOf } from '@gezinsbeeld/adapter-kit'
import { readStream } from '@gezinsbeeld/bus'
import { startFhirServer, startZgwServer } from '@gezinsbeeld/partners'
import { readConfiguration } from '@gezinsbeeld/shell'
import {
  bundlePrograms,
  startPostgres,
  startRegion,
  type TestRegion,
  temporaryFolder,
  waitFor,
} from '@gezinsbeeld/test-kit'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { kinds } from '../new/kinds'
import { startCli } from '../testing/cli-process'
import { definitionFrom } from './adapter-definition'
import { adapterNew } from './adapter-new'

const run = promisify(execFile)
const root = fileURLToPath(new URL('../../../..', import.meta.url))
/** Within the clone, so that its compiler settings hold; ignored by git. */
const place = join(root, '.data', 'nieuwe-adapters')

let region: TestRegion
beforeAll(async () => {
  region = await startRegion()
  rmSync(place, { recursive: true, force: true })
  mkdirSync(place, { recursive: true })
  for (const source of Object.keys(kinds)) {
    const folder = join(place, source)
    await adapterNew(source, { source, folder })
    mkdirSync(join(folder, 'node_modules'))
    for (const name of ['@gezinsbeeld', 'fp-ts', 'io-ts']) {
      symlinkSync(join(root, 'adapters/gi/node_modules', name), join(folder, 'node_modules', name))
    }
    symlinkSync(join(root, 'packages/adapter-kit/node_modules/lmdb'), join(folder, 'node_modules/lmdb'))
  }
  // All at once: what they have in common, which is nearly everything, is then read once.
  const names = Object.keys(kinds)
  const entries = names.map((name) => [join(name, 'dist/adapter'), join(place, name, 'adapter.ts')])
  await bundlePrograms(Object.fromEntries(entries), place)
  writeFileSync(
    join(place, 'vitest.config.mjs'),
    `const resolve = { conditions: ['@gezinsbeeld/source', 'node'] }
export default { resolve, ssr: { resolve }, test: { include: ['**/adapter.test.ts'], exclude: ['**/node_modules/**'] } }\n`,
  )
  writeFileSync(
    join(place, 'tsconfig.json'),
    JSON.stringify({ extends: '../../tsconfig.json', include: ['*/**/*.ts'], exclude: ['**/node_modules'] }),
  )
})
afterAll(async () => {
  await region.stop()
  rmSync(place, { recursive: true, force: true })
})

test('every kind of adapter passes its own tests', async () => {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  const { stdout } = await run(process.execPath, [vitest, 'run', '--root', place, '--reporter', 'json'])
  const report: { readonly numPassedTests: number; readonly numFailedTests: number } = JSON.parse(
    stdout.slice(stdout.indexOf('{')),
  )
  expect(report.numFailedTests).toBe(0)
  expect(report.numPassedTests).toBeGreaterThan(Object.keys(kinds).length * 8)
})

test('every kind of adapter compiles', async () => {
  await run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', place, '--noEmit'])
})

test.each(Object.keys(kinds))(
  'an adapter that reads %s builds to a module that runs with its own example',
  async (source) => {
    const folder = join(place, source)
    const env = {
      GEZINSBEELD_REFERENTIE: 'a'.repeat(64),
      GEZINSBEELD_QUARANTAINE: 'b'.repeat(64),
      GEZINSBEELD_BRON: 'postgres://lezer:geheim@127.0.0.1:5432/dossier',
      GEZINSBEELD_TOKEN: 'Bearer een-lang-geheim',
      GEZINSBEELD_ZGW: 'een-geheim-van-16-tekens-of-meer',
    }
    const definition = await definitionFrom(join(folder, 'dist/adapter.mjs'))
    const configuration = readConfiguration(join(folder, 'voorbeeld.yaml'), configurationOf(definition), env)
    expect(configuration.adapter).toBe(source)
  },
)

const token = 'Bearer een-lang-geheim'
const lang = 'een-geheim-van-meer-dan-32-tekens-lang'

/** A source of each kind that holds one record, what the example says of it in the end, and how it goes away. */
const sources: Readonly<
  Record<string, () => Promise<{ bron: string; env: object; close(): Promise<unknown> }>>
> = {
  files: async () => {
    const map = temporaryFolder('drop')
    writeFileSync(join(map, 'a.csv'), 'betrokkenheid_id;persoon_id;begindatum;einddatum\n1;7;2026-01-05;\n')
    return { bron: `  files: { map: ${map}, rust: 0 }`, env: {}, close: async () => undefined }
  },
  http: async () => {
    const server = createServer((request, response) => {
      const allowed = request.headers.authorization === token
      response.writeHead(allowed ? 200 : 401, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ items: [kinds['http']?.records.loopt], next: null }))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const port = typeof address === 'object' ? address?.port : undefined
    return {
      bron: `  http: { basis: "http://127.0.0.1:${port}", autorisatie: "\${env:GEZINSBEELD_TOKEN}" }`,
      env: { GEZINSBEELD_TOKEN: token },
      close: () => new Promise((resolve) => server.close(resolve)),
    }
  },
  sql: async () => {
    const server = await startPostgres()
    const url = await server.database('nieuw')
    const db = postgres(url, { max: 1, onnotice: () => undefined })
    await db.unsafe(`create schema gezinsbeeld; create table gezinsbeeld.betrokkenheid (betrokkenheid_id text,
      persoon_id text, begindatum text, einddatum text, gewijzigd_op timestamptz default now());
      insert into gezinsbeeld.betrokkenheid values ('1', '7', '2026-01-05', '')`)
    await db.end()
    return {
      bron: `  sql: { url: "\${env:GEZINSBEELD_BRON}", tls: uit }`,
      env: { GEZINSBEELD_BRON: url },
      close: () => server.stop(),
    }
  },
  fhir: async () => {
    const server = await startFhirServer({ token: 'een-token' })
    const meta = { lastUpdated: '2026-01-05T10:00:00.000Z', versionId: '1' }
    server.seed([{ resourceType: 'EpisodeOfCare', id: '1', ...kinds['fhir']?.records.loopt, meta }])
    return {
      bron: `  fhir: { basis: "${server.url}", token: "\${env:GEZINSBEELD_TOKEN}" }`,
      env: { GEZINSBEELD_TOKEN: 'een-token' },
      close: () => server.close(),
    }
  },
  zgw: async () => {
    const server = await startZgwServer({ client: 'gezinsbeeld', geheim: lang })
    const { url } = await server.put('zaken', { startdatum: '2026-01-05' })
    const betrokkeneIdentificatie = { inpBsn: '999900018' }
    await server.put('rollen', { zaak: url, betrokkeneType: 'natuurlijk_persoon', betrokkeneIdentificatie })
    return {
      bron: `  zgw: { basis: "${server.basis}", client: gezinsbeeld, geheim: "\${env:GEZINSBEELD_ZGW}" }`,
      env: { GEZINSBEELD_ZGW: lang },
      close: () => server.close(),
    }
  },
}

const publishedBy = async (organisatie: string): Promise<readonly string[]> => {
  const operator = await region.connect({ role: 'operator', name: 'kijker' })
  const { state } = await operator.jsm.streams.info('invoer')
  const all: string[] = []
  const signal = AbortSignal.timeout(30_000)
  if (state.messages > 0)
    for await (const { subject, sequence } of readStream(operator, {
      ...{ stream: 'invoer', fromSequence: 1, signal },
    })) {
      const [, , who, domein, wat] = subject.split('.')
      if (who === organisatie && domein !== 'bron') all.push(`${domein}.${wat}`)
      if (sequence >= state.last_seq) break
    }
  await operator.close()
  return all
}

test.each(Object.keys(kinds))(
  'an adapter that reads %s runs as a process, and publishes what stands there',
  async (source) => {
    const folder = join(place, source)
    const there = await sources[source]?.()
    if (there === undefined) throw new Error(`no source of the kind ${source} to run it on`)
    const creds = join(temporaryFolder('creds'), 'adapter.creds')
    writeFileSync(
      creds,
      await region.credential({ role: 'adapter-gemeente', organisatie: source, name: 'adapter' }),
    )
    const config = join(folder, 'eigen.yaml')
    const example = readFileSync(join(folder, 'voorbeeld.yaml'), 'utf8')
    writeFileSync(
      config,
      example
        .replace('nats://127.0.0.1:4222', region.url)
        .replace('./adapter.creds', creds)
        .replace('./gegevens', temporaryFolder('ledger'))
        .replace('poort: 9464', 'poort: 0')
        .replace(/^bron:\n.*$/m, `bron:\n${there.bron}`),
    )
    const env = {
      GEZINSBEELD_REFERENTIE: 'a'.repeat(64),
      GEZINSBEELD_QUARANTAINE: 'b'.repeat(64),
      ...there.env,
    }
    const module = join(folder, 'dist/adapter.mjs')
    const adapter = await startCli(['adapter', 'run', '--config', config, '--module', module], { env })
    await adapter.says(/the first pass is complete/)
    expect(
      await waitFor(async () => {
        const names = await publishedBy(source)
        return names.length > 0 && names
      }, `events: ${adapter.out()}`),
    ).toEqual(['betrokkenheid.gestart'])
    adapter.kill('SIGTERM')
    expect((await adapter.ended).code).toBe(0)
    await there.close()
  },
)
