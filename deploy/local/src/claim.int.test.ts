import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { buildSync } from 'esbuild'
import { afterAll, afterEach, expect, test } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'claim-'))
afterAll(() => rmSync(folder, { recursive: true }))
const bundle = join(folder, 'program.mjs')
buildSync({
  stdin: {
    contents: `
      import { claimFolder } from './claim.js'
      console.log((await claimFolder(process.argv[2])) ?? 'mine')
      process.stdin.resume().once('end', () => process.exit())`,
    resolveDir: import.meta.dirname,
    loader: 'ts',
  },
  bundle: true,
  platform: 'node',
  format: 'esm',
  outfile: bundle,
})

const processes = new Set<ChildProcess>()
afterEach(() => {
  for (const child of processes) child.kill('SIGKILL')
  processes.clear()
})

const claim = async (room: string) => {
  const child = spawn(process.execPath, [bundle, room], { stdio: ['pipe', 'pipe', 'inherit'] })
  processes.add(child)
  const { value } = await createInterface({ input: child.stdout })[Symbol.asyncIterator]().next()
  return { child, outcome: String(value) }
}

test('a second process is told which one has the folder', async () => {
  const room = join(folder, 'second')
  const first = await claim(room)
  expect(first.outcome).toBe('mine')
  expect((await claim(room)).outcome).toBe(String(first.child.pid))
})

test('the claim of a process that was killed is taken over', async () => {
  const room = join(folder, 'killed')
  const first = await claim(room)
  first.child.kill('SIGKILL')
  await new Promise((resolve) => first.child.once('exit', resolve))
  expect((await claim(room)).outcome).toBe('mine')
})

test('of processes that start together, one has the folder', async () => {
  const outcomes = await Promise.all([1, 2, 3, 4].map(() => claim(join(folder, 'together'))))
  expect(outcomes.filter(({ outcome }) => outcome === 'mine')).toHaveLength(1)
})
