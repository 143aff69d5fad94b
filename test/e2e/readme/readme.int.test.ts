import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureConsumer } from '@gezinsbeeld/bus'
import { announceOrganisation } from '@gezinsbeeld/hub'
import { startRegion, type TestRegion, temporaryFolder, waitFor } from '@gezinsbeeld/test-kit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
// The command as it stands in the sources, as a process of its own.
import { type Cli, runCli, startCli } from '../../../packages/cli/src/testing/cli-process'
import { followed, readmeOf } from './followed'
import { partners } from './partners'

const adapters = fileURLToPath(new URL('../../../adapters', import.meta.url))

let region: TestRegion
let pseudoniem: Cli
beforeAll(async () => {
  region = await startRegion()
  const credentials = join(temporaryFolder('creds'), 'pseudoniem.creds')
  writeFileSync(credentials, await region.credential({ role: 'pseudoniem', name: 'pseudoniem' }))
  const config = join(temporaryFolder('pseudoniem'), 'pseudoniem.yaml')
  const nats = { servers: [region.url], credentials }
  writeFileSync(config, JSON.stringify({ nats, poort: 0, geheim: 'ab'.repeat(32), versie: '1' }))
  pseudoniem = await startCli(['pseudonym', 'run', '--config', config])
})
afterAll(async () => {
  pseudoniem.kill('SIGTERM')
  await pseudoniem.ended
  await region.stop()
})

const example = z.looseObject({
  ...{ adapter: z.string(), organisatie: z.string(), oin: z.string(), poort: z.int(), gegevens: z.string() },
  nats: z.looseObject({ servers: z.array(z.string()), credentials: z.string() }),
})

const roles = {
  gi: 'gi',
  ggz: 'ggz',
  gemeente: 'gemeente',
  opvang: 'opvang',
  rvdk: 'rvdk',
  'veilig-thuis': 'veilig-thuis',
  'kleine-organisatie': 'ggz',
} as const

const credentialRoles = {
  gi: 'adapter-gi',
  ggz: 'adapter-ggz',
  gemeente: 'adapter-gemeente',
  opvang: 'adapter-opvang',
  rvdk: 'adapter-rvdk',
  'veilig-thuis': 'adapter-veilig-thuis',
} as const

const isAdapter = (name: string): name is keyof typeof roles => Object.hasOwn(roles, name)

/** What the region's operator does for who joins: registers the organisation, and gives it its credentials file. */
const joined = async (adapter: keyof typeof roles): Promise<Readonly<Record<string, string>>> => {
  const text = readFileSync(join(adapters, adapter, 'voorbeeld.yaml'), 'utf8')
  const { organisatie, oin, nats, poort, gegevens } = example.parse(parse(text))
  const rol = roles[adapter]
  const operator = await region.connect({ role: 'operator', name: 'beheer' })
  await announceOrganisation(operator, `urn:nld:oin:${oin}:systeem:beheer`, {
    ...{
      organisatie,
      rol,
      naam: organisatie,
      oin,
      opentGezinnen: rol === 'gi' || rol === 'veilig-thuis' || rol === 'rvdk',
    },
  })
  await ensureConsumer(operator.jsm, { organisatie, name: 'adapter', domeinen: ['bekendheid'] })
  await operator.close()
  const credentials = join(temporaryFolder('creds'), `${organisatie}.creds`)
  writeFileSync(
    credentials,
    await region.credential({ role: credentialRoles[rol], organisatie, name: 'adapter' }),
  )
  return {
    [nats.servers[0] ?? '']: region.url,
    [nats.credentials]: credentials,
    [gegevens]: temporaryFolder('gegevens'),
    [`poort: ${poort}`]: 'poort: 0',
  }
}

test('every adapter has a README that is followed', () => {
  const found = readdirSync(adapters, { withFileTypes: true }).flatMap((each) =>
    each.isDirectory() && each.name !== 'node_modules' ? [each.name] : [],
  )
  expect(Object.keys(partners).sort()).toEqual(found.sort())
})

test.each(Object.entries(partners))(
  'whoever follows the README of %s on a clean folder has an adapter that runs',
  async (adapter, { start, toont }) => {
    if (!isAdapter(adapter)) throw new Error(`${adapter} has no role`)
    const readme = readmeOf(adapter)
    const partner = await start(readme)
    try {
      const filling = { ...(await joined(adapter)), ...partner.filling }
      const { folder, commands, env } = followed(adapter, readme, filling, partner.secrets)
      const [check, preview, run, ...more] = commands
      expect([check, preview, run].map((each) => each?.[1])).toEqual(['check', 'preview', 'run'])
      expect(more).toEqual([])
      const where = { cwd: folder, env }

      const checked = await runCli(check ?? [], where)
      expect(checked, checked.out + checked.err).toMatchObject({ code: 0 })
      const shown = await runCli(preview ?? [], where)
      expect(shown, shown.out + shown.err).toMatchObject({ code: 0, err: '' })
      for (const naam of toont) expect(shown.out).toContain(naam)
      expect(shown.out).not.toMatch(/99990003|99994401|99999001|99999002/)

      const running = await startCli(run ?? [], where)
      try {
        const [, port] = await running.says(/"poort":(\d+)/)
        const ready = async () => (await fetch(`http://127.0.0.1:${port}/gereed`)).status === 200
        await waitFor(ready, `${adapter} to be ready: ${running.out()}${running.err()}`)
        expect((await fetch(`http://127.0.0.1:${port}/gezond`)).status).toBe(200)
        const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
        expect(metrics).toMatch(/gelezen|records|read/)
      } finally {
        running.kill('SIGTERM')
        expect(await running.ended).toMatchObject({ code: 0, err: '' })
      }
    } finally {
      await partner.stop()
    }
  },
)
