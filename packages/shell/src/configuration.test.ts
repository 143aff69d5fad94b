import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { readConfiguration, readCredentials } from './configuration'

const schema = z.strictObject({
  nats: z.strictObject({ url: z.url(), wachtwoord: z.string() }),
  poort: z.int().max(65_535),
  rollen: z.array(z.enum(['gi', 'ggz'])),
})

const file = (text: string): string => {
  const path = join(mkdtempSync(join(tmpdir(), 'configuration-')), 'hub.yaml')
  writeFileSync(path, text)
  return path
}

const read = (text: string, env = {}) => readConfiguration(file(text), schema, env)

test('a secret comes from the environment', () => {
  const text = `nats: { url: "nats://localhost:4222", wachtwoord: "\${env:GEHEIM}" }\npoort: 80\nrollen: [gi]`
  expect(read(text, { GEHEIM: 's3' }).nats.wachtwoord).toBe('s3')
})

test('everything that is wrong is said at once, with path, found and expected', () => {
  const text = 'nats: { url: 3, wachtwoord: x, extra: 1 }\npoort: 99999\nrollen: [gi, school]'
  expect(() => read(text)).toThrow(/nats\.url: found 3, expected a string/)
  expect(() => read(text)).toThrow(/nats: found extra, expected none of these/)
  expect(() => read(text)).toThrow(/rollen\.1: found a string, expected one of gi, ggz/)
  expect(() => read(text)).toThrow(/poort: found 99999, expected/)
})

test('a variable that is not set is named with the place that asks for it', () => {
  expect(() => read(`nats: { wachtwoord: "\${env:GEHEIM}" }`)).toThrow(
    /nats\.wachtwoord: found \$\{env:GEHEIM\}, expected GEHEIM to be set/,
  )
})

test('a value that may be a secret is never repeated', () => {
  const text = 'nats: { url: "hunter2", wachtwoord: ["hunter2"] }\npoort: hunter2\nrollen: [hunter2]'
  expect(() => read(text)).toThrow(/^(?![\s\S]*hunter2)/)
})

test('a file that is not there or is not YAML is named', () => {
  expect(() => readConfiguration('/nergens/hub.yaml', schema, {})).toThrow(
    '/nergens/hub.yaml cannot be read: found ENOENT, expected a YAML file',
  )
  expect(() => read('nats: [')).toThrow(/hub\.yaml is not YAML: .* at line 1/)
})

test('credentials that cannot be read are named with their place in the configuration', () => {
  expect(() => readCredentials('/nergens/hub.creds')).toThrow(
    'nats.credentials: found /nergens/hub.creds, expected a creds file that can be read',
  )
})
