import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { z } from 'zod'
import type { Stage } from './stage'

const clone = fileURLToPath(new URL('../../..', import.meta.url))

/** What `vitest bench --outputJson` writes, as far as it is used; `hz` are calls a second. */
const report = z.object({
  files: z.array(
    z.object({
      groups: z.array(z.object({ benchmarks: z.array(z.object({ name: z.string(), hz: z.number() })) })),
    }),
  ),
})

/** Runs the benches below a folder of the clone, in a process of their own. Returns calls a second by the bench's name. */
export const vitestBench = async (stage: Stage, folder: string): Promise<(name: string) => number> => {
  const file = join(stage.folder('bench'), 'report.json')
  const vitest = join(clone, 'node_modules/vitest/vitest.mjs')
  const args = ['bench', '--run', '--project', 'unit', '--outputJson', file, folder]
  await promisify(execFile)(process.execPath, [vitest, ...args], { cwd: clone })
  const { files } = report.parse(JSON.parse(readFileSync(file, 'utf8')))
  const all = files.flatMap(({ groups }) => groups.flatMap(({ benchmarks }) => benchmarks))
  return (name) => {
    const found = all.find((one) => one.name === name)
    if (found === undefined) throw new Error(`the benches of ${folder} measure no "${name}"`)
    return found.hz
  }
}
