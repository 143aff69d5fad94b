import { readChoices, UsageError } from './choices'
import { measureContract } from './contract'
import { measureDrop } from './drop'
import { measureFhir } from './fhir'
import { type Figure, missed } from './figure'
import { measureHub } from './hub'
import { measureLatency } from './latency'
import { measurePush } from './latency-push'
import { measureLedger } from './ledger'
import { measureRebuild, measureScale } from './scale'
import { measureSql, measureSync } from './sql'
import { claimStage } from './stage'
import { measureStart } from './start'
import { jsonLine, table } from './table'
import { measureTakeover } from './takeover'

const measure = {
  sql: measureSql,
  sync: measureSync,
  fhir: measureFhir,
  start: measureStart,
  latency: measureLatency,
  push: measurePush,
  hub: measureHub,
  takeover: measureTakeover,
  rebuild: measureRebuild,
  scale: measureScale,
  contract: measureContract,
  ledger: measureLedger,
  drop: measureDrop,
}

/** Measures what was asked for. Returns the exit code: 1 when a target is missed. */
const bench = async (args: readonly string[]): Promise<number> => {
  const choices = readChoices(args)
  const stage = await claimStage()
  const figures: Figure[] = []
  try {
    for (const group of choices.only) {
      const some = await measure[group](stage, choices)
      if (choices.json) for (const figure of some) process.stdout.write(`${jsonLine(figure)}\n`)
      figures.push(...some)
    }
  } finally {
    stage.clear()
  }
  if (!choices.json) process.stdout.write(`${table(figures)}\n`)
  const misses = missed(figures)
  if (misses.length > 0) process.stderr.write(`missed: ${misses.join(', ')}\n`)
  return misses.length === 0 ? 0 : 1
}

bench(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    const told = error instanceof UsageError
    const what = error instanceof Error ? (told ? error.message : error.stack) : String(error)
    process.stderr.write(`bench: ${what}\n`)
    process.exit(told ? 2 : 1)
  },
)
