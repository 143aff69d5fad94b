import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { UserError } from '../tell.js'
import { contractPermissions } from './contract-permissions.js'
import { contractSubjects } from './contract-subjects.js'

const repository = join(import.meta.dirname, '../../../..')

const written: string[] = []
beforeEach(() => {
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0)
})
afterEach(() => {
  vi.restoreAllMocks()
  written.length = 0
})

test('permissions prints what an application may, and nothing of another', async () => {
  await contractPermissions('adapter-ggz', { repository, format: 'text' })
  expect(written.join('')).toContain('  gezin.v1.{{tag(org)}}.traject.gestart.*\n')
  expect(written.join('')).not.toContain('maatregel')
})

test('permissions without a name lists the applications', async () => {
  await contractPermissions(undefined, { repository, format: 'json' })
  expect(JSON.parse(written.join(''))).toContainEqual({ naam: 'hub', titel: 'De hub' })
})

test('an application that is not there is a usage error that says which are', async () => {
  const asked = contractPermissions('adapter-ggd', { repository, format: 'text' })
  await expect(asked).rejects.toThrow(UserError)
  await expect(asked).rejects.toThrow(/expected one of .*adapter-ggz/)
})

test('subjects prints every address of the contract, with who sends and who receives', async () => {
  await contractSubjects({ repository, format: 'json' })
  const subjects: unknown = JSON.parse(written.splice(0).join(''))
  expect(subjects).toContainEqual(
    expect.objectContaining({
      adres: 'gezin.v1.{organisatie}.maatregel.opgelegd.{object}',
      onderwerp: 'gezin.v1.*.maatregel.opgelegd.*',
      stroom: 'invoer',
      zenders: ['adapter-gi', 'adapter-rvdk'],
      ontvangers: ['hub'],
    }),
  )
  const contract = readFileSync(join(repository, 'contracts/gezinsbeeld.asyncapi.yaml'), 'utf8')
  const addresses = [...contract.matchAll(/^ {4}address: (\S+\.\S+)$/gm)].map(([, address = '']) => address)
  expect(addresses.length).toBeGreaterThan(30)
  await contractSubjects({ repository, format: 'text' })
  expect(addresses.filter((address) => !written.join('').includes(`${address}\n`))).toEqual([])
})
