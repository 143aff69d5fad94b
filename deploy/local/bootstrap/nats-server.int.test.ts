import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, expect, test } from 'vitest'
import { runNode } from './run-node.js'

const base = mkdtempSync(join(tmpdir(), 'bootstrap-'))
afterAll(() => rmSync(base, { recursive: true }))
const room = () => mkdtempSync(join(base, 'room-'))

/** A program that says it is that version, and does nothing else. */
const pretender = (folder: string, version: string): string => {
  mkdirSync(folder, { recursive: true })
  const path = join(folder, 'nats-server')
  writeFileSync(path, `#!/bin/sh\necho "nats-server: v${version}"\n`)
  chmodSync(path, 0o755)
  return path
}

const find = (folder: string, env: Record<string, string>) =>
  runNode(
    `import { natsServer } from './nats-server.mjs'
     await natsServer(${JSON.stringify(folder)}).then(console.log, (e) => { console.error(e.message); process.exit(1) })`,
    env,
  )

const platform = `${process.platform}-${process.arch === 'x64' ? 'amd64' : process.arch}`
const name = `nats-server-v9.8.7-${platform}`

const archive = (): Buffer => {
  const folder = room()
  pretender(join(folder, name), '9.8.7')
  return execFileSync('tar', ['-czf', '-', '-C', folder, `${name}/nats-server`])
}

const servers = new Set<ReturnType<typeof createServer>>()
afterEach(() => {
  for (const server of servers) server.close().closeAllConnections()
  servers.clear()
})

const serve = async (listener: RequestListener): Promise<string> => {
  const server = createServer(listener)
  servers.add(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return typeof address === 'object' ? `http://127.0.0.1:${address?.port}` : ''
}

const release = (folder: string, base: string, sha256: string) =>
  runNode(
    `import { releasedNatsServer } from './nats-server-release.mjs'
     await releasedNatsServer(${JSON.stringify(folder)}, '${base}', { answerWithin: 300, nextBytesWithin: 300 },
       { version: '9.8.7', sha256: { '${platform}': '${sha256}' } })
       .then((it) => console.log(it.room + '/' + it.binary), (e) => { console.error(e.message); process.exit(1) })`,
    { PATH: process.env['PATH'] ?? '' },
  )

test('NATS_SERVER decides when it is set, and is refused when it is too old or not there', async () => {
  const env = { PATH: room() }
  expect((await find(room(), { ...env, NATS_SERVER: pretender(room(), '2.10.0') })).out).toMatch(
    /nats-server$/,
  )
  const old = await find(room(), { ...env, NATS_SERVER: pretender(room(), '2.9.10') })
  expect(old).toMatchObject({
    status: 1,
    said: expect.stringContaining('is version 2.9.10; version 2.10 or newer'),
  })
  const absent = await find(room(), { ...env, NATS_SERVER: '/nergens' })
  expect(absent).toMatchObject({
    status: 1,
    said: expect.stringContaining('NATS_SERVER=/nergens does not run'),
  })
})

test('a server on PATH is taken when it is new enough, before one that was fetched', async () => {
  const folder = room()
  const fetched = pretender(join(folder, '2.10.27'), '2.10.27')
  const [old, recent] = [room(), room()]
  pretender(old, '2.9.10')
  const wanted = pretender(recent, '2.11.1')
  expect((await find(folder, { PATH: `${old}:${recent}` })).out).toBe(wanted)
  expect((await find(folder, { PATH: old })).out).toBe(fetched)
  expect(readFileSync(join(folder, 'path'), 'utf8')).toBe(fetched)
})

test('the release is unpacked when its archive has the pinned sum', async () => {
  const bytes = archive()
  const asked: (string | undefined)[] = []
  const base = await serve((request, response) => {
    asked.push(request.url)
    response.end(bytes)
  })
  const outcome = await release(room(), base, createHash('sha256').update(bytes).digest('hex'))
  expect(outcome.said).toBe('')
  expect(execFileSync(outcome.out, { encoding: 'utf8' })).toContain('9.8.7')
  expect(asked).toEqual([`/v9.8.7/${name}.tar.gz`])
})

test('an archive with another sum is refused, and nothing of it stays', async () => {
  const folder = room()
  const base = await serve((_, response) => response.end(archive()))
  const outcome = await release(folder, base, '0'.repeat(64))
  expect(outcome).toMatchObject({
    status: 1,
    said: expect.stringMatching(/^refused: the archive's SHA-256 is/),
  })
  expect(readdirSync(folder)).toEqual([])
})

test.each<[string, RequestListener, RegExp]>([
  ['says that it has no such file', (_, response) => response.writeHead(404).end(), /answered 404/],
  ['never answers', () => undefined, /no answer within 0.3 s/],
  ['stops half-way', (_, response) => response.write('half'), /the download stalled/],
  ['hangs up', (request) => request.socket.destroy(), /cannot be reached/],
])('a mirror that %s is given up, and nothing stays', async (_, listener, reason) => {
  const folder = room()
  const outcome = await release(folder, await serve(listener), '0'.repeat(64))
  expect(outcome).toMatchObject({ status: 1, said: expect.stringMatching(reason) })
  expect(readdirSync(folder)).toEqual([])
})

test('when no way works, one message lists the ways', async () => {
  const base = await serve((_, response) => response.writeHead(404).end())
  const outcome = await find(room(), { PATH: room(), NATS_SERVER_RELEASES: base })
  expect(outcome.status).toBe(1)
  expect(outcome.said).toMatch(
    /needed, and no way to get it worked.*on PATH.*NATS_SERVER .*NATS_SERVER_RELEASES/s,
  )
})

test('Homebrew is asked where it is there', async () => {
  const [path, prefix] = [room(), room()]
  const wanted = pretender(join(prefix, 'bin'), '2.12.3')
  writeFileSync(join(path, 'brew'), `#!/bin/sh\n[ "$1" = --prefix ] && echo ${prefix}\nexit 0\n`, {
    mode: 0o755,
  })
  const base = await serve((_, response) => response.writeHead(404).end())
  expect((await find(room(), { PATH: path, NATS_SERVER_RELEASES: base })).out).toBe(wanted)
})

const locked = (lock: string, work: string) =>
  runNode(`import { withLock } from './lock.mjs'
       import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
       await withLock('${lock}', async () => { ${work} })`)

test('of bootstraps that start together, one works at a time', async () => {
  const folder = room()
  const busy = join(folder, 'busy')
  const work = `
    if (existsSync('${busy}')) throw new Error('two at once')
    writeFileSync('${busy}', '')
    for (let turn = 0; turn < 50; turn++) await new Promise((next) => setImmediate(next))
    rmSync('${busy}')`
  const outcomes = await Promise.all([1, 2, 3, 4].map(() => locked(join(folder, 'lock'), work)))
  expect(outcomes.map(({ status }) => status)).toEqual([0, 0, 0, 0])
  expect(existsSync(join(folder, 'lock'))).toBe(false)
})

test('a lock whose owner was killed is taken over', async () => {
  const lock = join(room(), 'lock')
  const killed = await locked(
    lock,
    `process.kill(process.pid, 'SIGKILL'); await new Promise(() => undefined)`,
  )
  expect(killed.status).toBe(null)
  expect(existsSync(lock)).toBe(true)
  expect((await locked(lock, `console.log('mine')`)).out).toBe('mine')
})
