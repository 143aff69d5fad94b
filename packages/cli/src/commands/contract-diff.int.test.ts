import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createPublisher, eventMessage } from '@gezinsbeeld/bus'
import { bericht } from '@gezinsbeeld/contracts'
import { startRegion, type TestRegion, temporaryFolder } from '@gezinsbeeld/test-kit'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { UserError } from '../tell.js'
import { contractDiff } from './contract-diff.js'

const repository = join(import.meta.dirname, '../../../..')
let region: TestRegion
let credentials: string
beforeAll(async () => {
  region = await startRegion()
  credentials = join(temporaryFolder('contract-diff'), 'operator.creds')
  writeFileSync(credentials, await region.credential({ role: 'operator', name: 'controle' }))
})
afterAll(() => region.stop())

test('what is really on a stream is held against the new contract', async () => {
  const publisher = createPublisher(
    await region.connect({ role: 'adapter-gi', organisatie: 'gi-noord', name: 'adapter' }),
  )
  const { type, schema, grondslag } = bericht('maatregel.opgelegd')
  const example = readFileSync(
    join(repository, 'contracts/voorbeelden/maatregel/opgelegd/geldig/gewoon.json'),
    'utf8',
  )
  const publish = async (number: number, payload: string): Promise<void> => {
    const object = 'A'.repeat(22)
    const subject = `gezin.v1.gi-noord.maatregel.opgelegd.${object}`
    const message = eventMessage(
      subject,
      {
        ...{ id: `id${String(number).padStart(20, '0')}`, sequence: String(number).padStart(16, '0') },
        ...{
          source: 'urn:nld:oin:00000099000000001000:systeem:dossier',
          type,
          dataschema: schema,
          grondslag,
        },
        ...{ subject: `gi-noord:${object}`, time: '2026-03-02T09:14:00+01:00', adapterversie: '1.0.0' },
      },
      '',
    )
    await publisher.publish({ ...message, data: payload })
  }
  await publish(1, example)
  await publish(2, example.replace('"soort"', '"sort"'))
  await publish(3, 'geen JSON')

  const printed: string[] = []
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => printed.push(String(text)) > 0)
  vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  await contractDiff('contracts', 'contracts', {
    ...{ repository, format: 'json', replay: 'invoer', servers: region.url, credentials, max: '100' },
  })
  vi.restoreAllMocks()
  const { findings } = JSON.parse(printed.join(''))
  const [code] = [process.exitCode]
  process.exitCode = 0
  expect(findings.map(({ path, change }: { path: string; change: string }) => [path, change])).toEqual([
    ['invoer:2', 'replay-payload: refused as nl.gezinsbeeld.maatregel-opgelegd.v1: 1 of 3 recorded'],
    ['invoer:3', 'replay-unreadable: found a payload that is no JSON: 1 of 3 recorded'],
  ])
  expect(code).toBe(1)
})

test('a stream without a credential is wrong usage', async () => {
  const run = contractDiff('contracts', 'contracts', {
    ...{ repository, format: 'json', replay: 'invoer', servers: region.url, max: '1' },
  })
  await expect(run).rejects.toThrow(UserError)
})
