import {
  type Bus,
  type Consumption,
  consumeDurable,
  type IncomingMessage,
  RefusedError,
} from '@gezinsbeeld/bus'
import { type Credentials, textOf, whenReplaced } from './credentials'

interface ReadingOptions {
  readonly creds: Credentials
  readonly enter: (credentials: string) => Promise<Bus>
  readonly signal: AbortSignal
}

/** A connection that goes on with another credential when that takes the place of the first. */
export interface Reading {
  /** The connection as it is now. */
  bus(): Bus
  /** Begins to read; resolves when `stop` has been called, rejects with what ended the reading. */
  read(onMessage: (message: IncomingMessage) => Promise<void>): Promise<void>
  stop(): Promise<void>
}

/** @throws StopError for a credential that cannot work. */
export const openReading = async ({ creds, enter, signal }: ReadingOptions): Promise<Reading> => {
  let text = textOf(creds)
  let bus = await enter(text)
  let consumption: Consumption | undefined
  let begin: (() => Consumption) | undefined
  let takingUp: Promise<boolean> | undefined

  /** Goes on with what now stands in the file, behind the delivery in hand. False when it is no other, or of no use. */
  const takeUp = async (): Promise<boolean> => {
    const found = textOf(creds)
    if (found === text) return false
    const next = await enter(found)
    const before = bus
    const failure = await consumption?.stop().then(
      () => undefined,
      (thrown: unknown) => ({ thrown }),
    )
    // Refused: that is what the new one is for. Anything else ended the reading for good.
    if (signal.aborted || (failure !== undefined && !(failure.thrown instanceof RefusedError))) {
      await next.close()
      return false
    }
    text = found
    bus = next
    consumption = begin?.()
    next.log.info({ expires: next.identity.expiresAt }, 'took up a new credential')
    await before.close()
    return true
  }
  const once = (): Promise<boolean> => {
    takingUp ??= takeUp()
      .catch((err) => {
        bus.log.warn({ err }, 'a new credential cannot be used')
        return false
      })
      .finally(() => {
        takingUp = undefined
      })
    return takingUp
  }
  const forgetFile = whenReplaced(creds, () => void once())

  /** The end of the last one: one that ends because another took over is none. */
  const untilTheEnd = async (): Promise<void> => {
    for (;;) {
      const now = consumption
      const failure = await now?.done.then(
        () => undefined,
        (thrown: unknown) => ({ thrown }),
      )
      await takingUp
      if (now !== consumption) continue
      if (failure === undefined) return
      // Refused: perhaps another credential stands ready that nobody looked at yet.
      if (!(failure.thrown instanceof RefusedError) || !(await once())) throw failure.thrown
    }
  }
  return {
    bus: () => bus,
    read: (onMessage) => {
      begin = () => consumeDurable(bus, { onMessage })
      consumption = begin()
      return untilTheEnd().finally(forgetFile)
    },
    stop: async () => {
      forgetFile()
      await takingUp
      await consumption?.stop()
      await bus.close()
    },
  }
}
