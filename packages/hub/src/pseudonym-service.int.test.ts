import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Bus, ProblemError, request } from '@gezinsbeeld/bus'
import { blind, finalize } from '@gezinsbeeld/identity'
import { createLog } from '@gezinsbeeld/shell'
import { startRegion, type TestRegion, temporaryFolder, waitFor } from '@gezinsbeeld/test-kit'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { pseudonymConfiguration } from './configuration'
import { runPseudonymService } from './pseudonym-service'

let region: TestRegion
let noord: Bus
let zuid: Bus
let running: Promise<void>
const stopping = new AbortController()
const log = createLog('pseudoniem', 'silent')
const lines: object[] = []

beforeAll(async () => {
  region = await startRegion({ streams: false })
  const credentials = join(temporaryFolder('pseudoniem'), 'pseudoniem.creds')
  writeFileSync(credentials, await region.credential({ role: 'pseudoniem', name: 'pseudoniem' }))
  const configuration = pseudonymConfiguration.parse({
    nats: { servers: [region.url], credentials },
    ...{ geheim: 'b'.repeat(64), versie: '2', vorige: [{ geheim: 'a'.repeat(64), versie: '1' }] },
    ...{ hoogstensPerUur: 300, poort: 0 },
  })
  for (const level of ['info', 'warn'] as const)
    vi.spyOn(log, level).mockImplementation((fields: unknown) => void lines.push(Object(fields)))
  running = runPseudonymService(configuration, stopping.signal, log)
  noord = await region.connect({ role: 'adapter-gi', organisatie: 'gi-noord', name: 'adapter' })
  zuid = await region.connect({ role: 'adapter-gi', organisatie: 'gi-zuid', name: 'adapter' })
  await waitFor(() => lines.some((fields) => 'poort' in fields))
})
afterAll(async () => {
  stopping.abort()
  await running
  await region.stop()
})

const answer = z.object({ versie: z.string(), geevalueerd: z.array(z.string()) })
const ask = async (bus: Bus, bsns: readonly string[], versie?: string): Promise<readonly string[]> => {
  const blinded = bsns.map((bsn) => ({ bsn, ...blind(bsn) }))
  const geblindeerd = blinded.map((one) => one.geblindeerd)
  const subject = `dienst.v1.pseudoniem.${bus.identity.organisatie}.evalueer`
  const reply = answer.parse(
    await request(bus, subject, { geblindeerd, ...(versie === undefined ? {} : { versie }) }),
  )
  return blinded.map(({ bsn, ...rest }, i) => finalize(bsn, rest, reply.versie, reply.geevalueerd[i] ?? ''))
}
const bsn = '999990019'

test('two organisations get one pseudonym for one BSN, of the present key, and of the one before when they name it', async () => {
  const [present] = await ask(noord, [bsn])
  expect(present).toMatch(/^2\./)
  expect(await ask(zuid, ['999990020', bsn])).toContain(present)
  const [before] = await ask(zuid, [bsn], '1')
  expect(before).toMatch(/^1\./)
  expect(before?.slice(2)).not.toBe(present?.slice(2))
  expect(await ask(noord, [bsn], '1')).toEqual([before])
  await expect(ask(noord, [bsn], '3')).rejects.toMatchObject({ status: 400 })
})

test('who asks for too many is refused until an hour brings more, and others are not; of each request there is a line', async () => {
  const many = Array.from({ length: 256 }, (_, i) => String(i))
  await ask(noord, many)
  const refused = ask(noord, many)
  await expect(refused).rejects.toThrow(ProblemError)
  await expect(refused).rejects.toMatchObject({ status: 429 })
  await ask(zuid, [bsn])
  const audit = lines.filter((fields) => 'audit' in fields)
  expect(audit.slice(-3)).toEqual([
    { audit: 'pseudoniem', organisatie: 'gi-noord', aantal: 256, versie: '2', uitkomst: 'gegeven' },
    { audit: 'pseudoniem', organisatie: 'gi-noord', aantal: 256, versie: '2', uitkomst: 'te veel' },
    { audit: 'pseudoniem', organisatie: 'gi-zuid', aantal: 1, versie: '2', uitkomst: 'gegeven' },
  ])
  expect(JSON.stringify(lines)).not.toContain(bsn)
})

test('more than 256 at a time, or what is no element of the group, is refused', async () => {
  const subject = 'dienst.v1.pseudoniem.gi-zuid.evalueer'
  for (const geblindeerd of [
    Array.from({ length: 257 }, () => blind(bsn).geblindeerd),
    [],
    ['_'.repeat(43)],
    ['kort'],
  ])
    await expect(request(zuid, subject, { geblindeerd })).rejects.toMatchObject({ status: 400 })
})
