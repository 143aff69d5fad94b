import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { readIfThere } from '../read-if-there.js'
import type { EmbeddedRegion } from './embedded-region.js'

const everyMs = 4_000

/**
 * Keeps small changes coming, so that the pages move, until `signal` aborts. Goes on after the last change of an earlier start:
 * its number is kept in the folder. One that was cut off between the systems and the folder is done again, which changes nothing.
 */
export const liveADay = async (
  folder: string,
  { systems, region }: Pick<EmbeddedRegion, 'systems' | 'region'>,
  say: (text: string) => void,
  signal: AbortSignal,
): Promise<void> => {
  const file = join(folder, 'laatste-wijziging')
  const after = Number(readIfThere(file) ?? 0)
  for (const change of region.day(after)) {
    await pause(everyMs, undefined, { signal }).catch(() => undefined)
    if (signal.aborted) return
    await systems.apply(change)
    writeFileSync(file, String(change.nummer))
    say(`  ${new Date().toLocaleTimeString('nl-NL')}  ${change.omschrijving}`)
  }
}
