import { type Bus, deleteSecurely } from '@gezinsbeeld/bus'
import { keepTrying } from './keep-trying'
import type { Tables } from './tables'

/** Takes out of `bezorgd` what a receiver was told of a family before it might see less. */
export interface Cleaner {
  /** There may be something to take out, decided by an input up to `positie`: everything of those is out. */
  look(positie: number): void
  close(): Promise<void>
}

/**
 * What still waited for a receiver when its view narrowed is deleted securely, message by message: a purge would leave the
 * content on the disk. What the receiver read already goes with it, as it has been told to delete that. Begun again after a
 * crash, and again while the server is away, until it is done; `onFailed` hears why it cannot be.
 */
export const createCleaner = (
  bus: Bus,
  tables: Tables,
  signal: AbortSignal,
  onFailed: (reason: unknown) => void,
): Cleaner => {
  let again = false
  let upTo = 0
  let working: Promise<void> | undefined

  const takeOut = async (ontvanger: string, gezin: string, before: number): Promise<void> => {
    const next_by_subj = `bezorgd.v1.${ontvanger}.${gezin}.>`
    for (let seq = 1; !signal.aborted; ) {
      const found = await bus.jsm.direct.getMessage('bezorgd', { seq, next_by_subj })
      if (found === null || Number(found.header.get('ce-sequence')) >= before) return
      await deleteSecurely(bus, 'bezorgd', found.seq)
      seq = found.seq + 1
    }
  }

  const work = async (): Promise<void> => {
    do {
      again = false
      for (const { key, value } of tables.opruimen.entries()) {
        if (value > upTo) continue
        const [ontvanger = '', gezin = ''] = key.split(' ')
        await takeOut(ontvanger, gezin, value)
        if (signal.aborted) return
        if (tables.opruimen.get(key) === value) tables.opruimen.remove(key)
      }
    } while (again && !signal.aborted)
  }

  const look = (positie: number): void => {
    again = true
    upTo = Math.max(upTo, positie)
    working ??= keepTrying(work, {
      log: bus.log,
      signal,
      what: 'what waits for a receiver could not be taken out',
    })
      .catch(onFailed)
      .finally(() => {
        working = undefined
      })
  }
  return {
    look,
    close: async () => {
      await working
    },
  }
}
