import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { UserError } from '../tell.js'
import { type ContractTestOptions, contractTest } from './contract-test.js'

const repository = join(import.meta.dirname, '../../../..')
const options: ContractTestOptions = {
  ...{ servers: 'nats://127.0.0.1:1', max: '10', from: 'begin', format: 'json' },
}

const printed: string[] = []
beforeEach(() => {
  printed.length = 0
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => printed.push(String(text)) > 0)
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => printed.push(String(text)) > 0)
})
afterEach(() => {
  vi.restoreAllMocks()
  process.exitCode = 0
})

test.each(['gi', 'ggz', 'rvdk', 'veilig-thuis'])(
  'the fixtures of the %s adapter are of the contract',
  async (name) => {
    await contractTest({ ...options, adapter: join(repository, 'adapters', name) })
    expect(printed.join('')).toMatch(/\d+ fixtures with \d+ events: 0 errors/)
    expect(process.exitCode).not.toBe(1)
  },
)

test("a ggz's fixtures under a gi's document send what a gi may not", async () => {
  const adapter = join(repository, 'adapters/ggz')
  await contractTest({ ...options, adapter, application: 'adapter-gi' })
  expect(printed.join('')).toContain('traject.gestart, which this application does not send')
  expect(process.exitCode).toBe(1)
})

test.each([
  ['a folder that is not there', { adapter: join(repository, 'adapters/er-niet') }],
  ['a folder without fixtures', { adapter: join(repository, 'packages') }],
  ['an application that is not there', { adapter: join(repository, 'adapters/gi'), application: 'gi' }],
  ['both', { adapter: join(repository, 'adapters/gi'), stream: 'invoer' }],
  ['a stream without a credential', { stream: 'invoer' }],
])('%s is wrong usage', async (_, wrong) => {
  await expect(contractTest({ ...options, ...wrong })).rejects.toThrow(UserError)
})
