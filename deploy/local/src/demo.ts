import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { today } from '@gezinsbeeld/hub'
import { createRegion } from '@gezinsbeeld/region'
import { claimFolder } from './claim.js'
import { startBus } from './demo/bus.js'
import { compareWithTruth } from './demo/check.js'
import { readArguments, regionState, UsageError } from './demo/choices.js'
import { overview } from './demo/figures.js'
import { startProcesses } from './demo/processes.js'
import { type PartnerSystems, startSystems } from './demo/systems.js'
import { createSupervisor, endWhenAsked } from './supervisor.js'

const data = fileURLToPath(new URL('../../../.data', import.meta.url))
const say = (text: string): void => {
  process.stdout.write(`${text}\n`)
}

/** Keeps small changes coming, so that the pages move, until the process is asked to end. */
const liveADay = async (
  systems: PartnerSystems,
  changes: ReturnType<ReturnType<typeof createRegion>['day']>,
  signal: AbortSignal,
) => {
  for (const change of changes) {
    await pause(4_000, undefined, { signal }).catch(() => undefined)
    if (signal.aborted) return
    await systems.apply(change)
    say(`  ${new Date().toLocaleTimeString('nl-NL')}  ${change.omschrijving}`)
  }
}

/** The embedded region: everything of it runs under `.data/` and ends with this process. Returns the exit code. */
const demo = async (args: readonly string[]): Promise<number> => {
  const asked = readArguments(args)
  const holder = await claimFolder(data)
  if (holder !== undefined) throw new UsageError(`a demo is running in ${data} already (process ${holder})`)
  const folder = join(data, asked.once ? 'eenmalig' : 'regio')
  // What a day in the region changed is no longer the truth: a comparison begins with a region of its own.
  if (asked.once) rmSync(folder, { recursive: true, force: true })
  const state = regionState(folder, asked, today(new Date()))
  const { families, seed, vandaag } = state
  const region = createRegion({ families, seed, vandaag })

  const supervisor = createSupervisor()
  const ending = new AbortController()
  endWhenAsked(supervisor, () => {
    ending.abort()
    say('\nStopping everything …')
  })
  try {
    say(`A region of ${families} families (seed ${seed}), as of ${vandaag}.`)
    const bus = await startBus(folder, supervisor)
    say('  NATS runs, with a credential for each process.')
    const systems = await startSystems(folder, supervisor, region, state)
    say("  The partners' own systems run: two databases and a FHIR server.")
    const processes = await startProcesses(folder, supervisor, bus, systems, state)
    say('  Pseudonym service, hub, adapters and pages run.\n')
    if (asked.once) {
      const { pictures, differences } = await compareWithTruth(bus, region, state, processes)
      say(`${await overview(processes)}\n`)
      for (const difference of differences.slice(0, 50)) say(`  ${difference}`)
      if (differences.length > 50) say(`  … and ${differences.length - 50} more`)
      say(
        differences.length === 0
          ? `All ${pictures} pictures equal the truth.`
          : `${differences.length} differences with the truth in ${pictures} pictures.`,
      )
      await systems.close()
      await bus.close()
      return differences.length === 0 ? 0 : 1
    }
    say(`${await overview(processes)}\n\nA day in the region; Ctrl-C ends everything.\n`)
    const crashed = supervisor.crashed.then((what) => {
      throw new Error(`${what}; its log is under ${join(folder, 'logs')}`)
    })
    await Promise.race([liveADay(systems, region.day(), ending.signal), crashed])
    return 0
  } finally {
    if (!ending.signal.aborted) await supervisor.stop()
  }
}

demo(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    const told = error instanceof UsageError
    process.stderr.write(
      `demo: ${told || !(error instanceof Error) ? String(error instanceof Error ? error.message : error) : error.stack}\n`,
    )
    process.exit(told ? 2 : 1)
  },
)
