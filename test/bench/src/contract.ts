import { execFile } from 'node:child_process'
import { cpSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Choices } from './choices'
import type { Figure } from './figure'
import { median } from './percentile'
import type { Stage } from './stage'
import { vitestBench } from './vitest-bench'

const clone = fileURLToPath(new URL('../../..', import.meta.url))

/** Bytes of the generated validators of all messages, both forms, minified as they are committed. */
const validatorsSize = (): number =>
  ['strict.js', 'tolerant.js'].reduce(
    (total, file) => total + statSync(join(clone, 'packages/contracts/src/gegenereerd', file)).size,
    0,
  )

const cli = join(clone, 'packages/cli/dist/main.js')

/** Seconds of one command from its start to its end, as somebody at a terminal waits for it. That it finds something is no failure. */
const secondsOf = async (args: readonly string[]): Promise<number> => {
  const from = performance.now()
  await promisify(execFile)(process.execPath, [cli, ...args], { cwd: clone }).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 1)) throw error
  })
  return (performance.now() - from) / 1_000
}

/** `gezinsbeeld contract check` of our whole contract; a process of its own each time, so cold each time. */
const measureCheck = async (stage: Stage, rounds: number): Promise<Figure> => {
  stage.say('contract: gezinsbeeld contract check contracts')
  const of: number[] = []
  for (let round = 0; round < rounds; round += 1) of.push(await secondsOf(['contract', 'check', 'contracts']))
  return { name: 'contract.check.cold', value: median(of), unit: 's', of }
}

/**
 * `gezinsbeeld contract diff` of the newest release against the whole contract, in which an object that every event has is
 * changed: nothing to compare would take no time.
 */
const measureDiff = async (stage: Stage, rounds: number): Promise<Figure> => {
  stage.say('contract: gezinsbeeld contract diff gepubliceerd')
  const head = stage.folder('contract-head')
  cpSync(join(clone, 'contracts/gezinsbeeld.asyncapi.yaml'), join(head, 'gezinsbeeld.asyncapi.yaml'))
  for (const part of ['schemas', 'toepassingen'])
    cpSync(join(clone, 'contracts', part), join(head, part), { recursive: true })
  const changed = join(head, 'schemas/gedeeld/herkomst.yaml')
  writeFileSync(changed, `${readFileSync(changed, 'utf8')}minProperties: 4\n`)
  const of: number[] = []
  for (let round = 0; round < rounds; round += 1)
    of.push(await secondsOf(['contract', 'diff', 'gepubliceerd', head]))
  return { name: 'contract.diff.cold', value: median(of), unit: 's', of }
}

/** Our own validator beside plain ajv, on a valid event: packages/contracts/src/validate.bench.ts. */
export const measureContract = async (stage: Stage, { rounds }: Choices): Promise<readonly Figure[]> => {
  stage.say('contract: packages/contracts/src/validate.bench.ts')
  const rateOf = await vitestBench(stage, 'packages/contracts')
  const own = rateOf('validate, strict')
  return [
    { name: 'contract.validate.rate', value: own, unit: 'events/s' },
    { name: 'contract.validate.ratio', value: own / rateOf('plain ajv'), unit: 'ratio' },
    { name: 'contract.validators.size', value: validatorsSize() / 1000, unit: 'kB' },
    await measureCheck(stage, rounds),
    await measureDiff(stage, rounds),
  ]
}
