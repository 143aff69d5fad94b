import type { Running } from './child.js'
import type { Supervisor } from './supervisor.js'

/** A program of the region that may end, or be ended, and be started again where it was. */
export interface Part {
  readonly name: string
  /** The program as it was last started. */
  running(): Running
  /** Asks it to end if it still runs, and starts it again: same configuration, same data, same address. */
  again(): Promise<void>
}

/** Starts a part in the supervisor's care. `start` is called once more for each `again`. */
export const startPart = async (supervisor: Supervisor, start: () => Promise<Running>): Promise<Part> => {
  let running = await supervisor.start(start())
  return {
    name: running.name,
    running: () => running,
    again: async () => {
      await running.stop()
      running = await supervisor.start(start())
    },
  }
}
