import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { today } from '@gezinsbeeld/hub'
import { createRegion } from '@gezinsbeeld/region'
import { claimFolder } from './claim.js'
import { addressesFile, writeAddresses } from './demo/addresses.js'
import { startBus } from './demo/bus.js'
import { compareWithTruth } from './demo/check.js'
import { readArguments, regionState, UsageError } from './demo/choices.js'
import { liveADay } from './demo/day.js'
import { overview } from './demo/figures.js'
import { startProcesses } from './demo/processes.js'
import { atRest } from './demo/rest.js'
import { startSystems } from './demo/systems.js'
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

/** Everything of the embedded region runs under one folder and ends with this process. Returns the exit code. */
const demo = async (args: readonly string[], ending: AbortController): Promise<number> => {
  const asked = readArguments(args)
  const holder = await claimFolder(asked.folder)
  if (holder !== undefined)
    throw new UsageError(`a demo is running in ${asked.folder} already (process ${holder})`)
  const folder = join(asked.folder, asked.once ? 'eenmalig' : 'regio')
  // What a day in the region changed is no longer the truth: a comparison begins with a region of its own.
  if (asked.once) rmSync(folder, { recursive: true, force: true })
  const state = regionState(folder, asked, today(new Date()))
  const { families, seed, vandaag } = state
  const region = createRegion({ families, seed, vandaag })

  const supervisor = createSupervisor()
  endWhenAsked(supervisor, () => {
    ending.abort()
    say('\nStopping everything …')
  })
  try {
    say(`A region of ${families} families (seed ${seed}), as of ${vandaag}.`)
    const reached = progress()
    const [bus, systems] = await Promise.all([
      startBus(folder, supervisor).then((started) => {
        reached('NATS runs, with a credential for each process.')
        return started
      }),
      startSystems(folder, supervisor, region, state).then((started) => {
        reached("The partners' own systems run: two databases and a FHIR server.")
        return started
      }),
    ])
    const processes = await startProcesses(folder, supervisor, bus, systems, state)
    reached('Pseudonym service, hub, adapters and pages run; the adapters have read their sources.')
    await atRest(bus, processes)
    reached('All of it has been linked and delivered.')
    if (asked.once) {
      const { text, code } = verdict(await compareWithTruth(bus, region, state, processes))
      say(`\n${await overview(processes)}\n\n${text}`)
      await systems.close()
      await bus.close()
      return code
    }
    writeAddresses(folder, bus, systems, processes)
    say(`\n${await overview(processes)}\n\n  Where the systems are: ${join(folder, addressesFile)}.\n`)
    say(asked.still ? 'Ctrl-C ends everything.' : 'A day in the region; Ctrl-C ends everything.\n')
    const crashed = supervisor.crashed.then((what) => {
      throw new Error(`${what}; its log is under ${folder}`)
    })
    const day = asked.still
      ? new Promise<void>((resolve) => ending.signal.addEventListener('abort', () => resolve()))
      : liveADay(folder, systems, region, say, ending.signal)
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
