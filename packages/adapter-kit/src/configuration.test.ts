import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readConfiguration } from '@gezinsbeeld/shell'
import { expect, test } from 'vitest'
import { configurationOf } from './configuration'
import { testAdapter } from './testing/feeds'
import { temporaryFolder } from './testing/harness'

const read = (yaml: string, env: Readonly<Record<string, string>> = {}) => {
  const file = join(temporaryFolder(), 'adapter.yaml')
  writeFileSync(file, yaml)
  return readConfiguration(file, configurationOf(testAdapter), env)
}

const good = `
adapter: proef
organisatie: gi-noord
oin: "00000099123456789000"
bronsysteem: Dossier
nats: { servers: ["nats://127.0.0.1:4222"], credentials: ./adapter.creds }
gegevens: ./ledger
poort: 9464
sleutels: { referentie: "\${env:REFERENTIE}", quarantaine: "\${env:QUARANTAINE}" }
bron:
  sql: { url: "\${env:BRON}" }
`
const secrets = {
  REFERENTIE: 'a'.repeat(64),
  QUARANTAINE: 'b'.repeat(64),
  BRON: 'postgres://lezer:geheim@127.0.0.1:5432/dossier',
}

test('what is left out has a default, for every feed', () => {
  const { feeds, bron, meldElke } = read(good, secrets)
  expect(Object.keys(feeds)).toEqual(['persoon', 'maatregel'])
  expect(feeds['persoon']).toEqual({ aan: true, interval: 250, reconcileer: 900, instellingen: {} })
  expect(bron.sql).toMatchObject({ tls: 'verify-full', overlap: 5_000 })
  expect(meldElke).toBe(60)
})

test('everything that is wrong is said at once: path, found, expected, and no secret', () => {
  const wrong = good
    .replace('organisatie: gi-noord', 'organisatie: GI Noord')
    .replace('poort: 9464', 'poort: overal')
    .replace('bron:', 'feeds: { relatie: {} }\nextra: 1\nbron:')
  const short = { ...secrets, REFERENTIE: 'geheim' }
  expect(() => read(wrong, short)).toThrow(
    /organisatie: .*\n[\s\S]*poort: [\s\S]*sleutels\.referentie: [\s\S]*feeds: found relatie/,
  )
  expect(() => read(wrong, short)).toThrow(/\(the whole file\): found extra/)
  expect(() => read(wrong, short)).not.toThrow(/geheim/)
})

test('a source that no feed reads is refused, and one that a feed reads is missed', () => {
  const other = good.replace(/ {2}sql: .*/, '  fhir: { basis: "http://127.0.0.1:8080" }')
  expect(() => read(other, secrets)).toThrow(/bron\.sql: found nothing[\s\S]*bron\.fhir: found/)
})
