import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { decode } from '@nats-io/jwt'
import { expect, onTestFinished, test } from 'vitest'
import { StopError } from '../failure'
import { createRegion } from './region'

const temporaryFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'gezinsbeeld-region-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return folder
}

const options = { port: 4222, storeFolder: '/data' }

/** The configuration without what differs each time: the moment of signing. */
const accountsIn = (configuration: string): unknown =>
  [...configuration.matchAll(/"(ey[^"]+)"/g)].map(([, jwt = '']) => {
    const { sub, name, nats } = decode(jwt)
    return { sub, name, nats }
  })

test('the keys are readable by their owner only', async () => {
  const folder = await temporaryFolder()
  await createRegion(folder)
  const keys = join(folder, 'sleutels')
  expect((await stat(keys)).mode & 0o777).toBe(0o700)
  const files = await readdir(keys)
  expect(files).toContain('operator.nk')
  for (const file of files) expect((await stat(join(keys, file))).mode & 0o777).toBe(0o600)
})

test('a region that is opened again is the same region', async () => {
  const folder = await temporaryFolder()
  const first = (await createRegion(folder)).serverConfiguration(options)
  const second = (await createRegion(folder)).serverConfiguration(options)
  expect(accountsIn(second)).toEqual(accountsIn(first))
})

test('two processes that open a new region at the same time get one region', async () => {
  const folder = await temporaryFolder()
  const [first, second] = await Promise.all([createRegion(folder), createRegion(folder)])
  expect(accountsIn(second.serverConfiguration(options))).toEqual(
    accountsIn(first.serverConfiguration(options)),
  )
})

test('a key file that is damaged or swapped is named, and not replaced', async () => {
  const folder = await temporaryFolder()
  await createRegion(folder)
  const operator = join(folder, 'sleutels', 'operator.nk')
  await writeFile(operator, await readFile(join(folder, 'sleutels', 'account-HUB.nk')))
  await expect(createRegion(folder)).rejects.toThrow(StopError)
  await writeFile(operator, 'rubbish')
  await expect(createRegion(folder)).rejects.toThrow(/operator\.nk/)
  expect(await readFile(operator, 'utf8')).toBe('rubbish')
})

test.each([
  ['a partner without an organisation', { role: 'adapter-gi', name: 'adapter' }],
  ['a process of the region with one', { role: 'hub', organisatie: 'gi-noord', name: 'hub' }],
  ['an organisation that is two tokens', { role: 'afnemer', organisatie: 'gi.noord', name: 'inkijk' }],
  ['a wildcard', { role: 'afnemer', organisatie: '*', name: 'inkijk' }],
  ['a name that would be another durable', { role: 'afnemer', organisatie: 'gi', name: 'noord_inkijk' }],
  ['capitals', { role: 'afnemer', organisatie: 'GI', name: 'inkijk' }],
] as const)('%s gets no credential', async (_, request) => {
  const region = await createRegion(await temporaryFolder())
  await expect(region.credential(request)).rejects.toThrow(StopError)
})
