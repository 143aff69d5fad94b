import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { buildSync } from 'esbuild'
import { afterAll, expect, test } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'supervisor-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** A process of its own that keeps two others, of which the second uses the first. Each writes when it ends. */
const program = `
  import { appendFileSync, writeSync } from 'node:fs'
  import { createSupervisor, endWhenAsked } from './supervisor.js'
  import { startChild } from './child.js'
  const [, , log] = process.argv
  const supervisor = createSupervisor()
  endWhenAsked(supervisor, () => appendFileSync(log, 'asked\\n'))
  const child = "const [, name] = process.argv; process.once('SIGTERM', () => { console.log(name + ' ended');" +
    "process.exit() }); console.log(name + ' up'); setInterval(() => undefined, 1e8)"
  const start = (name) =>
    startChild({ name, logFile: log, command: process.execPath, args: ['-e', child, name] })
  const pids = []
  for (const name of ['first', 'second']) pids.push((await supervisor.start(start(name))).pid)
  supervisor.crashed.then((who) => console.log(who))
  console.log(pids.join(' '))
  process.once('SIGUSR2', () => { throw new Error('crash') })
`
const bundle = join(folder, 'program.mjs')
buildSync({
  stdin: { contents: program, resolveDir: import.meta.dirname, loader: 'ts' },
  bundle: true,
  platform: 'node',
  format: 'esm',
  outfile: bundle,
})

/** It has a lifeline, as from the bootstrap: it ends with us, should we be ended. */
const run = async (what: string) => {
  const log = join(folder, `${what}.log`)
  writeFileSync(log, '')
  const child = spawn(process.execPath, [bundle, log], {
    stdio: ['ignore', 'pipe', 'ignore', 'pipe'],
    env: { ...process.env, GEZINSBEELD_LIFELINE: '3' },
  })
  if (child.stdout === null) throw new Error('no pipe')
  const ended = new Promise((resolve) => child.once('exit', (code, signal) => resolve(code ?? signal)))
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const pids = String((await lines.next()).value)
    .split(' ')
    .map(Number)
  await expect
    .poll(() => said(log), { timeout: 20_000 })
    .toEqual(expect.arrayContaining(['first up', 'second up']))
  return { child, ended, pids, lines, log }
}

const said = (log: string) => readFileSync(log, 'utf8').trim().split('\n')

const alive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

const allGone = (pids: readonly number[]) =>
  expect.poll(() => pids.filter(alive), { timeout: 20_000 }).toEqual([])

test.each([['SIGTERM', 143] as const, ['SIGINT', 130] as const])(
  '%s ends all, the last started first, with its own exit code',
  async (signal, code) => {
    const { child, ended, pids, log } = await run(signal)
    child.kill(signal)
    child.kill(signal)
    expect(await ended).toBe(code)
    expect(said(log).slice(-3)).toEqual(['asked', 'second ended', 'first ended'])
    await allGone(pids)
  },
)

test('kill -9 leaves no process: each is asked to end', async () => {
  const { child, ended, pids, log } = await run('kill')
  child.kill('SIGKILL')
  expect(await ended).toBe('SIGKILL')
  await allGone(pids)
  expect(said(log).slice(2).sort()).toEqual(['first ended', 'second ended'])
})

test('a crash leaves no process', async () => {
  const { child, ended, pids } = await run('crash')
  child.kill('SIGUSR2')
  expect(await ended).toBe(1)
  await allGone(pids)
})

test('when the one who started us dies, we end in order', async () => {
  const { child, ended, pids, log } = await run('orphan')
  child.stdio[3]?.destroy()
  expect(await ended).toBe(129)
  expect(said(log).slice(-3)).toEqual(['asked', 'second ended', 'first ended'])
  await allGone(pids)
})

test('one that ends though nobody asked is told', async () => {
  const { child, ended, pids, lines } = await run('one')
  process.kill(pids[0] ?? 0, 'SIGKILL')
  expect((await lines.next()).value).toBe('first was ended by SIGKILL')
  child.kill('SIGTERM')
  await ended
  await allGone(pids)
})
