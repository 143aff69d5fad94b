import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { createSupervisor } from '@gezinsbeeld/local'
import { type EmbeddedRegion, inClone, regionState, startEmbeddedRegion } from '@gezinsbeeld/local/region'

export interface RunningRegion extends EmbeddedRegion {
  readonly folder: string
  stop(): Promise<void>
}

/** The region of the demo, in the test's own process, so that its parts can be ended and started again. */
export const startRunningRegion = async (folder: string, families: number): Promise<RunningRegion> => {
  await buildWhatChanged()
  const supervisor = createSupervisor()
  const state = regionState(folder, { families, seed: 1 }, new Date().toISOString().slice(0, 10))
  try {
    const region = await startEmbeddedRegion(folder, state, supervisor)
    const stop = async (): Promise<void> => {
      await region.close()
      await supervisor.stop()
    }
    return { ...region, folder, stop }
  } catch (error) {
    await supervisor.stop()
    throw error
  }
}

/** Its processes run from `dist`, which the bootstrap brings up to date. */
const buildWhatChanged = async (): Promise<void> => {
  const bootstrap = [inClone('deploy/local/bootstrap.mjs'), 'gezinsbeeld', '--version']
  await promisify(execFile)(process.execPath, bootstrap, { cwd: inClone('.') })
}
