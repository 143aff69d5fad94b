import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type Finding, findingFormats } from '@gezinsbeeld/contracts/findings'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { contractCheck } from './contract-check.js'

const room = mkdtempSync(join(tmpdir(), 'contract-check-'))
const clone = join(import.meta.dirname, '../../../..')

const written: string[] = []
beforeAll(() => {
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0)
})
afterEach(() => {
  process.exitCode = undefined
})
afterAll(() => {
  vi.restoreAllMocks()
  rmSync(room, { recursive: true })
})

let folders = 0
/** A folder with these files. */
const folder = (files: Readonly<Record<string, string | Buffer>>): string => {
  folders += 1
  const root = join(room, String(folders))
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), content)
  }
  return root
}

const run = async (
  path: string,
  options: Partial<Parameters<typeof contractCheck>[1]> = {},
): Promise<{ readonly output: string; readonly code: unknown }> => {
  await contractCheck(path, { profile: 'nats', format: 'json', ...options })
  return { output: written.splice(0).join(''), code: process.exitCode }
}

const findings = async (path: string): Promise<readonly Finding[]> =>
  JSON.parse((await run(path)).output).findings

const document = (payload: string, more = ''): string => `
asyncapi: 3.0.0
info: { title: Proef, version: 1.0.0 }
servers: { a: { host: nats.example, protocol: nats } }
channels:
  iets:
    address: a.b
    description: Iets.
    messages: { iets: { summary: Iets., payload: ${payload} } }
${more}`

test('our own contract has nothing against it', async () => {
  const { output, code } = await run(join(clone, 'contracts'), { profile: 'gezinsbeeld', format: 'text' })
  expect(output).toBe('no findings\n')
  expect(code).toBe(0)
})

test.each(findingFormats)(
  'what is wrong ends with exit code 1, what is right with 0, in the format %s',
  async (format) => {
    const root = folder({
      'goed.asyncapi.yaml': document('{ type: string }'),
      'fout.asyncapi.yaml': document('{ type: string }').replace('a.b', 'a..b'),
    })
    const wrong = await run(join(root, 'fout.asyncapi.yaml'), { format })
    expect(wrong.code).toBe(1)
    expect(wrong.output).toContain('nats-subject')
    expect((await run(join(root, 'goed.asyncapi.yaml'), { format })).code).toBe(0)
  },
)

test('a warning ends with exit code 0, and with --strict 1', async () => {
  const root = folder({
    'a.asyncapi.yaml': document('{ type: string }').replace('    description: Iets.\n', ''),
  })
  expect((await run(root)).code).toBe(0)
  expect((await run(root, { strict: true })).code).toBe(1)
})

describe('bad input is one finding, and nothing is fetched:', () => {
  const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]']
    .concat([...'bcdefghi'].map((k, i) => `${k}: &${k} [${Array(9).fill(`*${'abcdefgh'[i]}`)}]`))
    .join('\n')
  const endless = `
components:
  schemas:
    a: { $ref: "#/components/schemas/b" }
    b: { $ref: "#/components/schemas/b" }
`
  const growing = `
components:
  schemas:
    s0: { type: string }
${Array.from({ length: 40 }, (_, i) => `    s${i + 1}: { allOf: [{ $ref: "#/components/schemas/s${i}" }, { $ref: "#/components/schemas/s${i}" }] }`).join('\n')}
`
  test.each<readonly [string, string | Buffer, string]>([
    ['broken YAML', 'asyncapi: 3.0.0\ninfo: { title: [\n', 'syntax'],
    ['a duplicate key', document('{ type: string }', 'channels: {}'), 'duplicate-key'],
    ['an empty file', '', 'file-empty'],
    ['a binary file', Buffer.from([0, 1, 2, 3]), 'file-unreadable'],
    ['aliases that grow', bomb, 'yaml-size'],
    ['a list', '- a\n', 'asyncapi-is-asyncapi'],
    ['a text', 'hallo\n', 'asyncapi-is-asyncapi'],
    ['something else', 'openapi: 3.0.0\n', 'asyncapi-is-asyncapi'],
    ['a missing reference', document('{ $ref: weg.yaml }'), 'file-missing'],
    ['a reference to a host', document('{ $ref: "https://voorbeeld.example/a.yaml" }'), 'ref-remote'],
    ['a reference above', document('{ $ref: ../a.yaml }'), 'ref-outside'],
    ['references that grow', document('{ $ref: "#/components/schemas/s40" }', growing), 'ref-expansion'],
  ])('%s', async (_, content, rule) => {
    const root = folder({ 'map/a.asyncapi.yaml': content, 'a.yaml': 'type: string' })
    const found = await findings(join(root, 'map/a.asyncapi.yaml'))
    expect(found.map((each) => each.rule)).toEqual([rule])
    expect(found[0]?.message).not.toMatch(/\n|\bat .*:\d+:\d+/)
    expect(process.exitCode).toBe(1)
  })

  test('each $ref of a chain that never ends, and none for a schema that comes back to itself', async () => {
    const root = folder({
      'a.asyncapi.yaml': document('{ type: string }', endless),
      'b.asyncapi.yaml': document(
        '{ $ref: "#/components/schemas/tak" }',
        'components: { schemas: { tak: { type: object, properties: { tak: { description: Een tak., $ref: "#/components/schemas/tak" } } } } }',
      ),
    })
    expect((await findings(join(root, 'a.asyncapi.yaml'))).map(({ rule }) => rule)).toEqual([
      'ref-endless',
      'ref-endless',
    ])
    expect(await findings(join(root, 'b.asyncapi.yaml'))).toEqual([])
  })

  test('a path that is not there, and a folder without a document', async () => {
    expect(await findings(join(room, 'nergens'))).toMatchObject([{ rule: 'file-missing' }])
    expect(await findings(folder({ 'a.txt': 'a' }))).toMatchObject([{ rule: 'no-document' }])
  })

  test('a folder whose document has another name is found by what it says', async () => {
    const root = folder({ 'taal.yml': document('{ type: string }'), 'iets.yml': 'a: 1' })
    expect(await findings(root)).toEqual([])
  })

  test('fifty megabytes', async () => {
    const root = folder({ 'a.asyncapi.yaml': '' })
    truncateSync(join(root, 'a.asyncapi.yaml'), 50_000_000)
    expect(await findings(root)).toMatchObject([{ rule: 'file-size' }])
  })

  test('a link out of the folder', async () => {
    const root = folder({ 'in/a.asyncapi.yaml': document('{ $ref: uit.yaml }'), 'uit.yaml': 'type: string' })
    symlinkSync('../uit.yaml', join(root, 'in/uit.yaml'))
    expect(await findings(join(root, 'in'))).toMatchObject([{ rule: 'ref-outside', line: 9 }])
  })

  test('a server of which everything refers to it, and that nobody asks', async () => {
    let asked = 0
    const server = createServer((_, answer) => {
      asked += 1
      answer.end('type: string')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const url =
      typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}/a.yaml` : ''
    const root = folder({
      'a.asyncapi.yaml': document(
        `{ $ref: "${url}" }`,
        `x-iets: { $ref: "${url}" }\ncomponents: { schemas: { a: { $schema: "${url}", examples: [{ $ref: "${url}" }] } } }`,
      ),
    })
    expect((await findings(root)).map(({ rule }) => rule)).toEqual(['ref-remote', 'ref-remote'])
    await new Promise((resolve) => server.close(resolve))
    expect(asked).toBe(0)
  })
})

describe("a contract's folder", () => {
  const schema =
    'title: MaatregelOpgelegd\ntype: object\nadditionalProperties: false\nproperties:\n  soort: { description: Soort., type: string }\n'
  const contract = (change: Readonly<Record<string, string>>): string =>
    folder({
      'a.asyncapi.yaml': document('{ $ref: schemas/maatregel/opgelegd.v1.yaml }'),
      'schemas/maatregel/opgelegd.v1.yaml': schema,
      ...Object.fromEntries(
        [1, 2, 3].flatMap((i) => [
          [`voorbeelden/maatregel/opgelegd/geldig/${i}.json`, '{ "soort": "ots" }'],
          [
            `voorbeelden/maatregel/opgelegd/ongeldig/${i}.json`,
            '{ "reden": "r", "pad": "/soort", "payload": { "soort": 1 } }',
          ],
        ]),
      ),
      ...change,
    })
  const said = async (root: string): Promise<readonly string[]> => {
    const { output } = await run(root, { profile: 'gezinsbeeld' })
    const all: readonly Finding[] = JSON.parse(output).findings
    return all
      .filter(
        ({ rule }) =>
          rule.startsWith('example') || rule.startsWith('schema') || ['bsn', 'syntax'].includes(rule),
      )
      .map(({ file, line, rule }) => `${file.split('/').slice(-2).join('/')}:${line} ${rule}`)
  }

  test('with right examples has nothing said of them', async () => {
    expect(await said(contract({}))).toEqual([])
  })

  const valid = 'voorbeelden/maatregel/opgelegd/geldig/1.json'
  const invalid = 'voorbeelden/maatregel/opgelegd/ongeldig/1.json'
  test.each([
    ['a valid example that is refused', valid, '{\n"soort": 1 }', 'geldig/1.json:2 example-file'],
    ['a valid example with a field too many', valid, '{ "x": 1 }', 'geldig/1.json:1 example-file'],
    ['a valid example with a BSN', valid, '{ "soort": "999990019" }', 'geldig/1.json:1 bsn'],
    [
      'an invalid example that is accepted',
      invalid,
      '{ "reden": "r", "pad": "",\n"payload": {} }',
      'ongeldig/1.json:2 example-accepted',
    ],
    [
      'an invalid example that fails elsewhere',
      invalid,
      '{ "reden": "r", "pad": "/x", "payload": { "soort": 1 } }',
      'ongeldig/1.json:1 example-accepted',
    ],
    [
      'an invalid example without a reason',
      invalid,
      '{ "pad": "/soort", "payload": { "soort": 1 } }',
      'ongeldig/1.json:1 example-accepted',
    ],
    ['an example that is no JSON', valid, '{', 'geldig/1.json:1 syntax'],
    ['an example of nothing', 'voorbeelden/iets/anders/geldig/1.json', '{}', 'geldig/1.json:1 example-count'],
    [
      'a schema that nothing refers to',
      'schemas/gedeeld/los.yaml',
      'typo: string\ntype: object',
      'gedeeld/los.yaml:1 schema-keyword',
    ],
  ])('%s', async (_, path, content, expected) => {
    const root = contract({ [path]: content })
    expect(await said(root)).toEqual([expected])
  })

  test('too few examples', async () => {
    const root = contract({})
    rmSync(join(root, valid))
    expect(await said(root)).toEqual(['maatregel/opgelegd.v1.yaml:1 example-count'])
  })
})
