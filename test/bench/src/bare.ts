import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { createSupervisor, startBus } from '@gezinsbeeld/local'
import type { Organisatie } from '@gezinsbeeld/region'
import { z } from 'zod'
import type { Published } from './published'

const program = fileURLToPath(new URL('./bare-publisher.js', import.meta.url))
const outcome = z.object({ ms: z.number(), cpu: z.number() })

/** How long the program took, in milliseconds, and the seconds of processor time that it used. */
export type Bare = z.infer<typeof outcome>

/**
 * Publishes the same messages under the same ids to a fresh server of the same binary and configuration (where they were
 * stored before, the server would know them as duplicates), with a credential like the adapter's, over the same import.
 */
export const publishBare = async (
  folder: string,
  organisatie: Organisatie,
  messages: readonly Published[],
): Promise<Bare> => {
  const supervisor = createSupervisor()
  try {
    const bus = await startBus(folder, supervisor)
    const credentials = await bus.credentials('adapter', 'adapter', organisatie)
    const file = join(folder, 'messages.json')
    writeFileSync(file, JSON.stringify(messages))
    const { stdout } = await promisify(execFile)(process.execPath, [program, bus.url, credentials, file])
    await bus.close()
    return outcome.parse(JSON.parse(stdout))
  } finally {
    await supervisor.stop()
  }
}
