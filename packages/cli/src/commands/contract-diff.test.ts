import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest'
import { UserError } from '../tell.js'
import { type ContractDiffOptions, contractDiff } from './contract-diff.js'

const room = mkdtempSync(join(tmpdir(), 'contract-diff-'))
const written: string[] = []
beforeEach(() => {
  written.length = 0
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0)
  vi.spyOn(process.stderr, 'write').mockReturnValue(true)
})
afterEach(() => {
  vi.restoreAllMocks()
  process.exitCode = undefined
})
afterAll(() => rmSync(room, { recursive: true }))

const write = (path: string, content: unknown): string => {
  const file = join(room, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
  return file
}

const run = async (base: string, head: string, options: Partial<ContractDiffOptions> = {}) => {
  await contractDiff(base, head, { repository: room, format: 'json', servers: '', max: '1', ...options })
  const out = written.join('')
  const code = process.exitCode
  process.exitCode = undefined
  written.length = 0
  return { out, code, ...(options.format === undefined ? JSON.parse(out) : {}) }
}

const document = (payload: unknown, more: object = {}) => ({
  asyncapi: '3.0.0',
  info: { title: 'Proef', version: '1.0.0' },
  channels: {
    gestart: {
      address: 'gezin.v1.{organisatie}.gestart',
      parameters: { organisatie: {} },
      messages: { Gestart: { name: 'gestart', payload } },
    },
    gestopt: {
      address: 'gezin.v1.gestopt',
      messages: { Gestopt: { name: 'gestopt', payload: { type: 'null' } } },
    },
  },
  operations: {
    zendt: { action: 'send', channel: { $ref: '#/channels/gestart' } },
  },
  ...more,
})

test('two JSON Schemas: the shape that other tools read, with a witness where something breaks', async () => {
  const base = write('a.json', {
    type: 'object',
    additionalProperties: false,
    properties: { a: { type: 'string' } },
  })
  const head = write('b.json', {
    type: 'object',
    additionalProperties: false,
    properties: { a: { type: 'string' }, b: { const: 1 } },
  })
  const { out, code } = await run(base, head)
  expect(JSON.parse(out)).toEqual({
    backward: 'compatible',
    forward: 'breaking',
    findings: [
      {
        path: '/properties/b',
        change: 'property-added: b',
        backward: 'compatible',
        forward: 'breaking',
        witness: { b: 1 },
      },
    ],
  })
  expect(code).toBe(1)
  expect(await run(base, base)).toMatchObject({
    backward: 'compatible',
    forward: 'compatible',
    findings: [],
    code: undefined,
  })
})

test('an optional field: breaking between plain schemas, nothing when consumers let pass what they do not know', async () => {
  const base = write('a.json', { type: 'object', additionalProperties: false, properties: {} })
  const head = write('b.json', { type: 'object', additionalProperties: false, properties: { b: {} } })
  expect(await run(base, head, { consumers: 'strict' })).toMatchObject({ forward: 'breaking', code: 1 })
  expect(await run(base, head, { consumers: 'tolerant' })).toMatchObject({
    forward: 'compatible',
    code: undefined,
  })
})

test('operations: what may be sent besides needs somebody to look, what is no longer sent breaks who waits for it', async () => {
  const both = document(
    { type: 'string' },
    {
      operations: {
        zendt: { action: 'send', channel: { $ref: '#/channels/gestart' } },
        leest: { action: 'receive', channel: { $ref: '#/channels/gestopt' } },
      },
    },
  )
  const [base, head] = [write('a.json', document({ type: 'string' })), write('b.json', both)]
  expect((await run(base, head)).findings).toEqual([
    expect.objectContaining({ path: '/operations/leest', forward: 'undecided', witness: null }),
  ])
  expect((await run(head, base)).findings).toEqual([
    expect.objectContaining({
      path: '/operations/leest',
      backward: 'breaking',
      witness: { action: 'receive', subject: 'gezin.v1.gestopt' },
    }),
  ])
  const turned = write(
    'c.json',
    document(
      { type: 'string' },
      { operations: { zendt: { action: 'receive', channel: { $ref: '#/channels/gestart' } } } },
    ),
  )
  expect(await run(base, turned)).toMatchObject({ backward: 'breaking', forward: 'breaking', code: 1 })
})

test('every format holds the finding; text says the step that is owed', async () => {
  const [base, head] = [
    write('a.json', document({ type: 'string' })),
    write('b.json', document({ type: 'number' })),
  ]
  for (const format of ['junit', 'sarif', 'github'] as const)
    expect((await run(base, head, { format })).out).toContain('type-removed')
  const { out } = await run(base, head, { format: 'text' })
  expect(out).toContain('breaking backward  /channels/gestart/messages/Gestart/payload/type')
  expect(out).toContain('a major version step is owed: 1.0.0 → 2.0.0; it still says 1.0.0')
  const wider = write('b.json', document({ type: 'string' }, { info: { title: 'Anders', version: '1.0.1' } }))
  expect((await run(base, wider, { format: 'text' })).out).toContain(
    'a patch version step is owed: 1.0.0 → 1.0.1; it is 1.0.1',
  )
})

const waiver = {
  path: '/maxLength',
  rule: 'max-length-lowered',
  reason: 'Nobody sends it yet.',
  until: '9999-12-31',
}
test.each([
  ['accepted', [waiver], undefined, undefined],
  ['ended', [{ ...waiver, until: '2020-01-01' }], 1, 'waiver-expired'],
  ['of what is not there', [waiver, { ...waiver, path: '/elders' }], 1, 'waiver-unused'],
  ['without a reason', [{ ...waiver, reason: '' }], 1, 'waiver-invalid'],
])('a waiver: %s', async (_, waivers, code, rule) => {
  const [base, head] = [write('a.json', { maxLength: 10 }), write('b.json', { maxLength: 5 })]
  const found = await run(base, head, { waivers: write('waivers.yaml', waivers) })
  expect(found.code).toBe(code)
  expect(found.backward).toBe('breaking')
  const rules = found.findings.map(({ change }: { change: string }) => change.split(':')[0])
  expect(rules.filter((each: string) => each.startsWith('waiver'))).toEqual(rule === undefined ? [] : [rule])
})

test('recorded messages that the new contract refuses are counted, and never repeated', async () => {
  const base = write('a.json', document({ type: 'string' }))
  const line = (subject: string, data: unknown) => JSON.stringify({ subject, headers: {}, data })
  const events = write(
    'events.ndjson',
    [
      line('gezin.v1.gi.gestart', 'Jansen'),
      line('gezin.v1.gi.gestart', 7),
      line('x.y', 'Jansen'),
      '{"Jansen',
      '',
    ].join('\n'),
  )
  const { out, code, findings, backward } = await run(base, base, { replay: events })
  expect([code, backward]).toEqual([1, 'breaking'])
  expect(out).not.toContain('Jansen')
  expect(findings.map(({ change }: { change: string }) => change)).toEqual([
    'replay-payload: refused as gestart: 1 of 4 recorded',
    'replay-unknown-subject: no channel has this subject: 1 of 4 recorded',
    'replay-unreadable: found no JSON, expected { subject, headers, data }: 1 of 4 recorded',
  ])
  expect(
    await run(base, base, { replay: write('goed.ndjson', line('gezin.v1.gi.gestart', 'a')) }),
  ).toMatchObject({ code: undefined })
  await expect(run(base, base, { replay: 'er/niet' })).rejects.toThrow(UserError)
})

test('a git revision and a published version are read without touching the working copy', async () => {
  const git = (...args: readonly string[]): string =>
    execFileSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@example.nl', ...args], {
      cwd: room,
      encoding: 'utf8',
      stdio: 'pipe',
    })
  write('contracts/proef.asyncapi.yaml', document({ $ref: 'schemas/a.yaml' }))
  write('contracts/schemas/a.yaml', { type: 'string', maxLength: 10 })
  write('contracts/gepubliceerd/1.9.0/proef.asyncapi.yaml', document({ type: 'string' }))
  write('contracts/gepubliceerd/1.10.0/proef.asyncapi.yaml', document({ type: 'string', maxLength: 3 }))
  git('init', '--quiet')
  git('add', '.')
  git('commit', '--quiet', '--message', 'x')
  write('contracts/schemas/a.yaml', { type: 'string', maxLength: 5 })
  expect(await run('HEAD', 'contracts')).toMatchObject({
    backward: 'breaking',
    forward: 'compatible',
    findings: [{ path: 'schemas/a.yaml#/maxLength', change: 'max-length-lowered: 10 → 5' }],
  })
  expect(git('status', '--porcelain').trim()).toBe('M contracts/schemas/a.yaml')
  expect(await run('1.9.0', 'contracts')).toMatchObject({ backward: 'breaking' })
  expect(await run('gepubliceerd', 'contracts')).toMatchObject({
    backward: 'compatible',
    forward: 'breaking',
  })
})

const clone = join(import.meta.dirname, '../../../..')
const copyOfContract = (to: string, change: (path: string) => void): string => {
  for (const part of ['gezinsbeeld.asyncapi.yaml', 'schemas', 'toepassingen'])
    cpSync(join(clone, 'contracts', part), join(room, to, part), { recursive: true })
  change(join(room, to))
  return join(room, to)
}

test('the contract holds what was published, and a breaking change of it would not pass', async () => {
  const waivers = join(clone, 'contracts/gepubliceerd/afwijkingen.yaml')
  const options = { repository: clone, waivers }
  expect(await run('gepubliceerd', 'contracts', options)).toMatchObject({ code: undefined })
  const changed = copyOfContract('breekt', (folder) => {
    const file = join(folder, 'schemas/gedeeld/herkomst.yaml')
    writeFileSync(file, `${readFileSync(file, 'utf8')}minProperties: 4\n`)
  })
  const { code, findings } = await run('gepubliceerd', changed, options)
  expect(code).toBe(1)
  expect(findings).toContainEqual(
    expect.objectContaining({
      path: 'schemas/gedeeld/herkomst.yaml#/minProperties',
      change: 'min-properties-added: 4',
      backward: 'breaking',
      witness: expect.objectContaining({ herkomst: expect.anything() }),
    }),
  )
})

test('an application that may do more on a channel that was there already needs somebody to look', async () => {
  const changed = copyOfContract('ruimer', (folder) => {
    const file = join(folder, 'toepassingen/adapter-ggz.asyncapi.yaml')
    const channel = 'invoer-maatregel-opgelegd'
    const text = readFileSync(file, 'utf8')
      .replace(
        /^channels:\n/m,
        `channels:\n  ${channel}: { $ref: "../gezinsbeeld.asyncapi.yaml#/channels/${channel}" }\n`,
      )
      .replace(
        /^operations:\n/m,
        `operations:\n  ruimer: { action: send, channel: { $ref: "#/channels/${channel}" } }\n`,
      )
    writeFileSync(file, text)
  })
  const { findings } = await run('contracts', changed, { repository: clone })
  expect(findings).toEqual([
    {
      path: 'toepassingen/adapter-ggz.asyncapi.yaml#/operations/ruimer',
      change: 'permission-widened: may send gezin.v1.{organisatie}.maatregel.opgelegd.{object}',
      backward: 'compatible',
      forward: 'undecided',
      witness: null,
    },
  ])
})

const big = () => `type: string\ndescription: "${'x'.repeat(50_000_000)}"\n`
test.each([
  ['a missing file', () => 'er-is-niets.yaml', 'file-missing'],
  ['an option as a revision', () => '--output=x', 'file-missing'],
  ['broken YAML', () => write('slecht.yaml', 'a: [1,\n  b: }'), 'syntax'],
  ['a reference that only leads to itself', () => write('rond.yaml', { $ref: '#' }), 'ref-endless'],
  ['50 MB', () => write('groot.yaml', big()), 'file-size'],
  [
    'a reference to the network',
    () => write('net.yaml', { properties: { a: { $ref: 'http://127.0.0.1:9/a.yaml' } } }),
    'ref-remote',
  ],
  [
    'a reference that leaves the folder',
    () => write('uit/uit.yaml', { properties: { a: { $ref: '../a.json' } } }),
    'ref-outside',
  ],
])('bad input is one clear finding: %s', async (_, make, rule) => {
  const good = write('goed.json', { type: 'string' })
  const found = await run(make(), good)
  expect(found).toMatchObject({ backward: 'undecided', forward: 'undecided', code: 1 })
  expect(found.findings).toHaveLength(1)
  expect(found.findings[0].change.split(':')[0]).toBe(rule)
})

test('AsyncAPI 2: a channel holds its operations, and each message of oneOf is compared', async () => {
  const second = (text: object, values: readonly string[]) => ({
    asyncapi: '2.6.0',
    info: { title: 'Proef', version: '1.0.0' },
    channels: {
      'gezin.gestart': { subscribe: { message: { name: 'Gestart', payload: { type: 'string', ...text } } } },
      'gezin.gestopt': {
        publish: {
          message: {
            oneOf: [
              { name: 'Gestopt', payload: { type: 'string', enum: values } },
              { name: 'Anders', payload: { type: 'integer' } },
            ],
          },
        },
      },
    },
  })
  const base = write('twee/a.json', second({ maxLength: 5 }, ['a']))
  const head = write('twee/b.json', second({ maxLength: 3 }, ['a', 'b']))
  const { backward, forward, findings } = await run(base, head)
  expect({ backward, forward }).toEqual({ backward: 'breaking', forward: 'breaking' })
  expect(findings.map(({ path }: { readonly path: string }) => path)).toEqual([
    '/channels/gezin.gestart/subscribe/message/payload/maxLength',
    '/channels/gezin.gestopt/publish/message/oneOf/0/payload/enum',
  ])
  const { channels, ...rest } = second({ maxLength: 5 }, ['a'])
  const gone = write('twee/c.json', { ...rest, channels: { 'gezin.gestart': channels['gezin.gestart'] } })
  expect((await run(base, gone)).backward).toBe('breaking')
  expect((await run(base, base)).findings).toEqual([])
})
