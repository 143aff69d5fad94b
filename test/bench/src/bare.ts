import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { createSupervisor, type RegionBus, startBus } from '@gezinsbeeld/local'
import { type Organisatie, organisations } from '@gezinsbeeld/region'
import { z } from 'zod'
import type { Published } from './published'

const outcome = z.object({ ms: z.number(), cpu: z.number() })

/** How long the program took, in milliseconds, and the seconds of processor time that it used. */
export type Bare = z.infer<typeof outcome>

/**
 * A fresh server of the same binary and configuration, since where messages were stored before, the server knows them as
 * duplicates; and a file of the messages.
 */
const onFreshServer = async (
  folder: string,
  messages: readonly Published[],
  syncAlways: boolean,
  command: (bus: RegionBus, file: string) => Promise<readonly string[]>,
): Promise<Bare> => {
  const supervisor = createSupervisor()
  try {
    const bus = await startBus(folder, supervisor, { syncAlways })
    const file = join(folder, 'messages.json')
    writeFileSync(file, JSON.stringify(messages))
    const [program = '', ...args] = await command(bus, file)
    const path = fileURLToPath(new URL(program, import.meta.url))
    const { stdout } = await promisify(execFile)(process.execPath, [path, ...args])
    await bus.close()
    return outcome.parse(JSON.parse(stdout))
  } finally {
    await supervisor.stop()
  }
}

/**
 * Publishes the same messages under the same ids, with a credential like the adapter's, over the same import; with the
 * client library's own `publish`, or by something that only counts acknowledgements.
 */
export const publishBare = (
  folder: string,
  { organisatie, syncAlways }: { readonly organisatie: Organisatie; readonly syncAlways: boolean },
  messages: readonly Published[],
  way: 'client' | 'wire',
): Promise<Bare> =>
  onFreshServer(folder, messages, syncAlways, async (bus, file) => [
    './bare-publisher.js',
    bus.url,
    await bus.credentials(`adapter-${organisations[organisatie].rol}`, 'adapter', organisatie),
    file,
    way,
  ])

/** Reads `invoer` of the first server and publishes these messages to `bezorgd` of another, both as the hub. */
export const relayBare = (
  folder: string,
  from: RegionBus,
  messages: readonly Published[],
  way: 'client' | 'wire',
): Promise<Bare> =>
  onFreshServer(folder, messages, false, async (bus, file) => [
    './bare-relay.js',
    from.url,
    await from.credentials('hub', 'kaal'),
    bus.url,
    await bus.credentials('hub', 'kaal'),
    file,
    way,
  ])
