import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { today } from '@gezinsbeeld/hub'
import { claimFolder } from './claim.js'
import { writeAddresses } from './demo/addresses.js'
import { compareWithTruth } from './demo/check.js'
import { readArguments, regionState, UsageError, usage } from './demo/choices.js'
import { liveADay } from './demo/day.js'
import { startEmbeddedRegion } from './demo/embedded-region.js'
import { overview } from './demo/figures.js'
import { verdict } from './demo/verdict.js'
import { createSupervisor, endWhenAsked } from './supervisor.js'

const say = (text: string): void => {
  process.stdout.write(`${text}\n`)
}

/** Says what has been reached, and after how many seconds. */
const progress = (): ((text: string) => void) => {
  const started = performance.now()
  return (text) => say(`${`${((performance.now() - started) / 1000).toFixed(1)} s`.padStart(8)}  ${text}`)
}

const whenAborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => signal.addEventListener('abort', () => resolve()))

/** Everything of the embedded region runs under one folder and ends with this process. Returns the exit code. */
const demo = async (args: readonly string[], ending: AbortController): Promise<number> => {
  if (args.includes('--help')) {
    say(usage)
    return 0
  }
  const asked = readArguments(args)
  const holder = await claimFolder(asked.folder)
  if (holder !== undefined)
    throw new UsageError(`a demo is running in ${asked.folder} already (process ${holder})`)
  const folder = join(asked.folder, asked.once ? 'eenmalig' : 'regio')
  // What a day in the region changed is no longer the truth: a comparison begins with a region of its own.
  if (asked.once) rmSync(folder, { recursive: true, force: true })
  const state = regionState(folder, asked, today(new Date()))
  const supervisor = createSupervisor()
  endWhenAsked(supervisor, () => {
    ending.abort()
    say('\nStopping everything …')
  })
  try {
    say(`A region of ${state.families} families (seed ${state.seed}), as of ${state.vandaag}.`)
    const running = await startEmbeddedRegion(folder, state, supervisor, progress())
    if (asked.once) {
      const { text, code } = verdict(await compareWithTruth(running))
      say(`\n${await overview(running.processes)}\n\n${text}`)
      await running.close()
      return code
    }
    const addresses = await writeAddresses(folder, running)
    say(`\n${await overview(running.processes)}\n\n  Where the systems are: ${addresses}\n`)
    say(asked.still ? 'Ctrl-C ends everything.' : 'A day in the region; Ctrl-C ends everything.\n')
    const crashed = supervisor.crashed.then((what) => {
      throw new Error(`${what}; its log is under ${folder}`)
    })
    const day = asked.still ? whenAborted(ending.signal) : liveADay(folder, running, say, ending.signal)
    await Promise.race([day, crashed])
    return 0
  } finally {
    if (!ending.signal.aborted) await supervisor.stop()
  }
}

const ending = new AbortController()
demo(process.argv.slice(2), ending).then(
  (code) => {
    // Asked to end, `endWhenAsked` stops everything in order, and then ends us with the signal's own code.
    if (!ending.signal.aborted) process.exit(code)
  },
  (error: unknown) => {
    if (ending.signal.aborted) return
    const told = error instanceof UsageError
    process.stderr.write(
      `demo: ${told || !(error instanceof Error) ? String(error instanceof Error ? error.message : error) : error.stack}\n`,
    )
    process.exit(told ? 2 : 1)
  },
)
