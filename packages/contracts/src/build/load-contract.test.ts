import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { generate } from '../build'
import { ContractError } from './contract-error'

// Compiling every validator takes a second; the limit only ends a test that hangs.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const repository = mkdtempSync(join(tmpdir(), 'contract-'))
const contracts = join(repository, 'contracts')
const contractsOfRepository = join(import.meta.dirname, '../../../../contracts')
beforeAll(() => cpSync(contractsOfRepository, contracts, { recursive: true }))
afterAll(() => rmSync(repository, { recursive: true }))

/** What building says of a contract in which one file is changed or, without content, is gone. */
const outcome = async (path: string, content?: string): Promise<string> => {
  const file = join(contracts, path)
  renameSync(file, `${file}.kept`)
  if (content !== undefined) writeFileSync(file, content)
  const error: unknown = await generate(repository).then(
    () => undefined,
    (reason: unknown) => reason,
  )
  rmSync(file, { force: true })
  renameSync(`${file}.kept`, file)
  if (!(error instanceof ContractError)) throw new Error('expected a ContractError', { cause: error })
  expect(error.message).not.toContain('\n')
  return error.message
}

const shared = (ref: string): string => `title: Datum\ntype: object\nproperties:\n  a: { $ref: "${ref}" }\n`

test('a document that is not there is named', async () => {
  expect(await outcome('gezinsbeeld.asyncapi.yaml')).toMatch(
    /^gezinsbeeld\.asyncapi\.yaml: found no such file/,
  )
})

test('a schema that a message needs and that is not there is named with the message', async () => {
  expect(await outcome('schemas/maatregel/opgelegd.v1.yaml')).toBe(
    'gezinsbeeld.asyncapi.yaml components.messages.MaatregelOpgelegd: found a $ref to ' +
      './schemas/maatregel/opgelegd.v1.yaml, expected a schema that is there',
  )
})

test('broken YAML is named with line and column', async () => {
  expect(await outcome('schemas/gedeeld/datum.yaml', 'title: Datum\ntype: [string\n')).toMatch(
    /^schemas\/gedeeld\/datum\.yaml: found .*line \d+, column \d+.*, expected YAML$/,
  )
})

test('YAML that is no object is named', async () => {
  expect(await outcome('schemas/gedeeld/datum.yaml', '- een\n- twee\n')).toMatch(
    /^schemas\/gedeeld\/datum\.yaml: expected an object/,
  )
})

test.each([
  ['niets.yaml', 'schemas/gedeeld/niets.yaml'],
  ['../../README.md', 'schemas/../README.md'],
  ['https://schema.example/datum.json', 'schemas/gedeeld/https:/schema.example/datum.json'],
  ['#/definitions/datum', 'schemas/gedeeld/#/definitions/datum'],
])('a $ref to %s, which is no schema of the contract, is named and nothing is fetched', async (ref, path) => {
  expect(await outcome('schemas/gedeeld/datum.yaml', shared(ref))).toBe(
    `schemas/gedeeld/datum.yaml: found a $ref to ${path}, expected a file that is there`,
  )
})

test('two schemas with one title are both named', async () => {
  expect(await outcome('schemas/gedeeld/datum.yaml', 'title: Adres\ntype: string\n')).toBe(
    'schemas/gedeeld/datum.yaml: found the title Adres, which schemas/gedeeld/adres.yaml has already',
  )
})

test('an event type that is not after its file is named with what it should be', async () => {
  expect(
    await outcome(
      'gezinsbeeld.asyncapi.yaml',
      `asyncapi: 3.0.0
components:
  messages:
    MaatregelOpgelegd:
      name: nl.gezinsbeeld.maatregel-beeindigd.v1
      payload: { $ref: ./schemas/maatregel/opgelegd.v1.yaml }
`,
    ),
  ).toMatch(
    /found the name nl\.gezinsbeeld\.maatregel-beeindigd\.v1, expected nl\.gezinsbeeld\.maatregel-opgelegd\.v1/,
  )
})

const document = readFileSync(join(contractsOfRepository, 'gezinsbeeld.asyncapi.yaml'), 'utf8')

test.each([
  [
    'opvang: bekendheid,\n        }\n      x-grondslag',
    'opvang: alles,\n        }\n      x-grondslag',
    /x-doelbinding: found opvang: alles, expected a role and one of volledig, bekendheid, geen$/,
  ],
  [
    'opvang: volledig,\n        }\n',
    'opvang: volledig,\n          school: volledig,\n        }\n',
    /x-doelbinding: found school: volledig, expected a role/,
  ],
  ['          ggz: volledig,\n', '', /x-doelbinding: found no level for ggz, expected one for every role$/],
  [
    'x-doelbinding-soort:\n        opvang:',
    'x-doelbinding-soort:\n        schuilplaats:',
    /Verblijf\w+ x-doelbinding-soort: found schuilplaats, expected one of thuis, pleeggezin, instelling, opvang, crisis/,
  ],
  [
    'x-doelbinding-van:\n        ggz:',
    'x-doelbinding-van:\n        school:',
    /x-doelbinding-van: found school, expected one of gi, /,
  ],
  [
    'x-doelbinding-overdracht: { gemeente: volledig }',
    'x-doelbinding-overdracht: { gemeente: veel }',
    /Melding\w+ x-doelbinding-overdracht: found gemeente: veel, expected a role and one of/,
  ],
])('a purpose limitation that cannot be meant is named: %s', async (from, to, says) => {
  expect(document).toContain(from)
  expect(await outcome('gezinsbeeld.asyncapi.yaml', document.replace(from, to))).toMatch(says)
})

test('a schema that has no plain type is named with the field', async () => {
  expect(
    await outcome(
      'schemas/gedeeld/datum.yaml',
      'title: Datum\ntype: object\nproperties:\n  a: { description: Niets. }\n',
    ),
  ).toBe('schemas/gedeeld/datum.yaml a: expected a $ref, an enum or a type')
})

test('a message without examples is named', async () => {
  expect(await outcome('voorbeelden/maatregel/opgelegd/geldig')).toMatch(
    /voorbeelden\/maatregel\/opgelegd\/geldig: found no such folder/,
  )
})

test('a README without the place for the catalogue is named', async () => {
  expect(await outcome('README.md', '# Contract\n')).toMatch(/^README\.md: expected the lines <!-- catalogue/)
})
