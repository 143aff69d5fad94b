import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { FindingError } from '../tell.js'
import { contractBuild } from './contract-build.js'

// Compiling every validator takes a second; the limit only ends a test that hangs.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const clone = join(import.meta.dirname, '../../../..')
const repository = mkdtempSync(join(tmpdir(), 'contract-build-'))
const types = join(repository, 'packages/contracts/src/gegenereerd/types.ts')

const written: string[] = []
beforeAll(() => {
  for (const folder of ['contracts', 'packages/contracts/src/gegenereerd', 'packages/bus/src/gegenereerd'])
    cpSync(join(clone, folder), join(repository, folder), { recursive: true })
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0)
})
afterAll(() => {
  vi.restoreAllMocks()
  rmSync(repository, { recursive: true })
})

test('a file that is not what the contract generates is named by --check and put right without it', async () => {
  appendFileSync(types, '// a line by hand\n')
  const check = contractBuild({ repository, check: true })
  await expect(check).rejects.toThrow(FindingError)
  await expect(check).rejects.toThrow(/packages\/contracts\/src\/gegenereerd\/types\.ts\n.*contract build/)
  expect(readFileSync(types, 'utf8')).toContain('a line by hand')

  await contractBuild({ repository })
  expect(written.splice(0)).toEqual(['wrote packages/contracts/src/gegenereerd/types.ts\n'])
  await contractBuild({ repository, check: true })
  expect(written.splice(0)).toEqual(['up to date\n'])
})

test('a folder without a contract is one finding, not a stack', async () => {
  await expect(contractBuild({ repository: join(repository, 'packages') })).rejects.toThrow(
    /^contract: gezinsbeeld\.asyncapi\.yaml: found no such file/,
  )
})
