import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePort, startProcess } from '@gezinsbeeld/local'
import { temporaryFolder } from '@gezinsbeeld/test-kit'
import { buildSync } from 'esbuild'
import { expect, test } from 'vitest'

const folder = temporaryFolder('fhir-process')
const program = join(folder, 'fhir-server.mjs')
buildSync({
  entryPoints: [join(import.meta.dirname, 'fhir-server.ts')],
  bundle: true,
  platform: 'node',
  format: 'esm',
  outfile: program,
  // Fastify's own modules ask for `require`.
  banner: {
    js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url)",
  },
})

const start = (port: number) =>
  startProcess({
    name: 'FHIR server',
    command: process.execPath,
    args: [program, '--port', String(port), '--folder', join(folder, 'data')],
    env: { ...process.env, FHIR_TOKEN: 'geheim' },
    logFile: join(folder, 'log'),
    ready: `http://127.0.0.1:${port}/gereed`,
  })

test('as a process of its own, it is ready, asks for its token, ends when asked, and goes on with its data', async () => {
  const port = await freePort()
  const patient = `http://127.0.0.1:${port}/Patient/a`
  const headers = { authorization: 'Bearer geheim', 'content-type': 'application/fhir+json' }

  const first = await start(port)
  expect((await fetch(patient)).status).toBe(401)
  const body = JSON.stringify({ resourceType: 'Patient', id: 'a' })
  expect((await fetch(patient, { method: 'PUT', headers, body })).status).toBe(201)
  await first.stop()
  expect(readFileSync(join(folder, 'log'), 'utf8')).toContain(`http://127.0.0.1:${port}`)

  const second = await start(port)
  expect((await fetch(patient, { headers })).headers.get('etag')).toBe('W/"1"')
  await second.stop()
})

test('says what is wrong with how it was started, and how to', () => {
  const run = (...args: readonly string[]) =>
    spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' })
  for (const [args, told] of [
    [[], '--port: found "", expected a number'],
    [['--port', 'eighty'], '--port: found "eighty", expected a number'],
    [['--poort', '80'], "Unknown option '--poort'"],
  ] as const) {
    const { status, stderr } = run(...args)
    expect(status).toBe(2)
    expect(stderr).toContain(told)
    expect(stderr).toContain('usage: fhir-server --port <number> [--folder <path>]')
  }
})
