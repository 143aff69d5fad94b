import { randomBytes } from 'node:crypto'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readStream } from '@gezinsbeeld/bus'
import { startRegion, temporaryFolder } from '@gezinsbeeld/test-kit'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { adapterUpload } from './adapter-upload'

const mapping = {
  naam: 'proef',
  rol: 'gi',
  feeds: [
    {
      naam: 'personen',
      bestanden: ['personen*.csv', 'personen*.xlsx'],
      sleutel: ['nr'],
      events: [{ domein: 'persoon', velden: { 'naam/geslachtsnaam': 'naam', geboortedatum: 'geboren' } }],
    },
  ],
}

let region: Awaited<ReturnType<typeof startRegion>>
beforeAll(async () => {
  region = await startRegion()
})
afterAll(() => region.stop())

const room = async () => {
  const folder = temporaryFolder('upload')
  const drop = join(folder, 'map')
  mkdirSync(drop)
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text, { mode: 0o600 })
    return join(folder, name)
  }
  const credential = await region.credential({ role: 'adapter-gi', organisatie: 'gi-klein', name: 'adapter' })
  const config = file(
    'adapter.yaml',
    JSON.stringify({
      adapter: 'proef',
      organisatie: 'gi-klein',
      oin: '00000099000000007000',
      bronsysteem: 'werkmap',
      nats: { servers: [region.url], credentials: file('adapter.creds', credential) },
      gegevens: join(folder, 'ledger'),
      poort: 0,
      sleutels: { referentie: randomBytes(32).toString('hex'), quarantaine: randomBytes(32).toString('hex') },
      bron: { files: { map: drop, rust: 0 } },
      feeds: { personen: { interval: 20 } },
    }),
  )
  return { drop, file, options: { config, module: file('mapping.yaml', JSON.stringify(mapping)) } }
}

const namesPublished = async (): Promise<readonly string[]> => {
  const operator = await region.connect({ role: 'operator', name: 'kijker' })
  const { state } = await operator.jsm.streams.info('invoer')
  const names: string[] = []
  const signal = AbortSignal.timeout(30_000)
  if (state.messages > 0)
    for await (const { subject, sequence } of readStream(operator, {
      stream: 'invoer',
      fromSequence: 1,
      signal,
    })) {
      names.push(subject.split('.').slice(3, 5).join('.'))
      if (sequence >= state.last_seq) break
    }
  await operator.close()
  return names.filter((name) => name !== 'bron.gemeld')
}

test('an uploaded file is read and published by an adapter that runs for so long, and what a next one lacks is withdrawn', async () => {
  const { drop, file, options } = await room()
  const said = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  await adapterUpload([file('personen.csv', 'nr;naam;geboren\n1;Bos;17-05-2014\n2;Vos;2015\n')], options)
  expect(await namesPublished()).toEqual(['persoon.vastgelegd', 'persoon.vastgelegd'])
  await adapterUpload([file('personen.csv', 'nr;naam;geboren\n1;Bos;17-05-2014\n')], options)
  expect(await namesPublished()).toContain('persoon.ingetrokken')
  await adapterUpload([file('personen.csv', 'nr;geboren\n1;2014\n')], options)
  expect(process.exitCode).toBe(1)
  process.exitCode = 0
  const told = said.mock.calls.map(([text]) => String(text)).filter((text) => text.startsWith('personen'))
  said.mockRestore()
  expect(told.slice(0, 2)).toEqual(['personen.csv: read\n', 'personen.csv: read\n'])
  expect(told[2]).toMatch(/^personen\.csv: refused: kolom-ontbreekt \(naam\)/)
  expect(readdirSync(join(drop, 'archief', 'personen'))).toHaveLength(2)
})

test('a file that is not there, or that no feed reads, is said at once', async () => {
  const { file, options } = await room()
  await expect(adapterUpload(['/nergens/personen.csv'], options)).rejects.toThrow('expected a file')
  await expect(adapterUpload([file('lijst.csv', 'x')], options)).rejects.toThrow('personen*.csv')
})
