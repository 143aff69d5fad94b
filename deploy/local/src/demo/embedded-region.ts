import { createRegion, type Region } from '@gezinsbeeld/region'
import type { Supervisor } from '../supervisor.js'
import { type RegionBus, startBus } from './bus.js'
import type { RegionState } from './choices.js'
import { type Processes, startProcesses } from './processes.js'
import { atRest } from './rest.js'
import { type PartnerSystems, startSystems } from './systems.js'

/** The whole region on this machine: what it was made of, and what runs. */
export interface EmbeddedRegion {
  readonly state: RegionState
  /** What the systems were filled with, and the truth about it. */
  readonly region: Region
  readonly bus: RegionBus
  readonly systems: PartnerSystems
  readonly processes: Processes
  /** Ends our own connections; what runs ends with the supervisor. */
  close(): Promise<void>
}

/** Starts everything in a folder, and waits until all that the systems have has been linked and delivered. */
export const startEmbeddedRegion = async (
  folder: string,
  state: RegionState,
  supervisor: Supervisor,
  reached: (text: string) => void = () => undefined,
): Promise<EmbeddedRegion> => {
  const { families, seed, vandaag } = state
  const region = createRegion({ families, seed, vandaag })
  const telling = <T>(text: string) => {
    return (started: T): T => {
      reached(text)
      return started
    }
  }
  const [bus, systems] = await Promise.all([
    startBus(folder, supervisor).then(telling('NATS runs, with a credential for each process.')),
    startSystems(folder, supervisor, region, state).then(
      telling(
        "The partners' own systems run: databases, FHIR servers, case systems, the BRP, folders of files.",
      ),
    ),
  ])
  const processes = await startProcesses(folder, supervisor, bus, systems, state)
  reached('Pseudonym service, hub, adapters and pages run; the adapters have read their sources.')
  await atRest(bus, processes)
  reached('All of it has been linked and delivered.')
  const close = async (): Promise<void> => {
    await systems.close()
    await bus.close()
  }
  return { state, region, bus, systems, processes, close }
}
