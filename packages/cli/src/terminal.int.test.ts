import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePort, startRegion, type TestRegion, temporaryFolder } from '@gezinsbeeld/test-kit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cliCommand, runCli } from './testing/cli-process'

let region: TestRegion
let creds: string
beforeAll(async () => {
  region = await startRegion()
  creds = join(temporaryFolder('creds'), 'pagina.creds')
  const request = { role: 'beeld-pagina', organisatie: 'gi-a', name: 'pagina' } as const
  writeFileSync(creds, await region.credential(request), { mode: 0o600 })
})
afterAll(() => region.stop())

const look = (servers: string): readonly string[] => [
  ...['picture', 'list', '--servers', servers, '--creds', creds, '--user', 'mirjam', '--purpose', 'proef'],
]

test('a server that is away is told to who waits at a terminal', async () => {
  const away = `nats://127.0.0.1:${await freePort()}`
  const { code, err } = await runCli(look(away))
  expect([code, err]).toEqual([1, `gezinsbeeld: --servers ${away}: found no nats-server that answers\n`])
})

test('that no hub answers is told in words', async () => {
  const { code, err } = await runCli(look(region.url))
  expect([code, err]).toEqual([1, expect.stringMatching(/^gezinsbeeld: .*\n$/)])
})

test('who reads only the first line of the output leaves no stack', async () => {
  const command = (await cliCommand(['contract', 'subjects'])).map((word) => `'${word}'`).join(' ')
  const script = `{ for i in 1 2 3; do ${command}; done; } | head -1`
  const { stdout, stderr } = spawnSync('bash', ['-c', script], { encoding: 'utf8' })
  expect([stdout.split('\n').length, stderr]).toEqual([2, ''])
})
