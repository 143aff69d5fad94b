import { execFile } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { z } from 'zod'
import type { Figure } from './figure'
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

/** Bytes of the generated validators of all messages, both forms, minified as they are committed. */
const validatorsSize = (): number =>
  ['strict.js', 'tolerant.js'].reduce(
    (total, file) => total + statSync(join(clone, 'packages/contracts/src/gegenereerd', file)).size,
    0,
  )

/** Our own validator beside plain ajv, on a valid event: packages/contracts/src/validate.bench.ts. */
export const measureContract = async (stage: Stage): Promise<readonly Figure[]> => {
  stage.say('contract: packages/contracts/src/validate.bench.ts')
  const file = join(stage.folder('contract'), 'report.json')
  const vitest = join(clone, 'node_modules/vitest/vitest.mjs')
  const args = ['bench', '--run', '--project', 'unit', '--outputJson', file, 'packages/contracts']
  await promisify(execFile)(process.execPath, [vitest, ...args], { cwd: clone })
  const { files } = report.parse(JSON.parse(readFileSync(file, 'utf8')))
  const all = files.flatMap(({ groups }) => groups.flatMap(({ benchmarks }) => benchmarks))
  const rateOf = (name: string): number => {
    const found = all.find((one) => one.name === name)
    if (found === undefined) throw new Error(`validate.bench.ts measures no "${name}"`)
    return found.hz
  }
  const own = rateOf('validate, strict')
  return [
    { name: 'contract.validate.rate', value: own, unit: 'events/s' },
    { name: 'contract.validate.ratio', value: own / rateOf('plain ajv'), unit: 'ratio' },
    { name: 'contract.validators.size', value: validatorsSize() / 1000, unit: 'kB' },
  ]
}
