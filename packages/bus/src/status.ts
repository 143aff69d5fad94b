import { errors, type NatsConnection } from '@nats-io/transport-node'
import { asError, type StopError } from './failure'
import type { Log } from './log'

export type BusStatus =
  /** The server is away; the connection comes back by itself. */
  | { readonly type: 'away' }
  | { readonly type: 'back' }
  /** One thing was refused, and the connection stands. The server says it here, not to who asked. */
  | { readonly type: 'refused'; readonly operation: 'publish' | 'subscription'; readonly subject: string }
  /** The end: by `close` (no error), or because the server accepts the credential no longer. */
  | { readonly type: 'closed'; readonly error: StopError | undefined }

export interface ConnectionStatus {
  /** Whether the server is away, as far as the client has noticed. */
  isAway(): boolean
  /**
   * True when the server is there, at once when it is; false when `signal` aborts or the connection was closed here.
   *
   * @throws StopError when the server ended the connection.
   */
  whenThere(signal?: AbortSignal): Promise<boolean>
  /** Returns what ends the listening. */
  onStatus(listener: (status: BusStatus) => void): () => void
}

/** Follows the connection's own reports, and tells each listener in turn. */
export const watchStatus = (
  nc: NatsConnection,
  log: Log,
  refused: (cause: Error) => StopError,
): ConnectionStatus => {
  const listeners = new Set<(status: BusStatus) => void>()
  let now: 'there' | 'away' | 'closed' = 'there'
  let ended: StopError | undefined

  const tell = (status: BusStatus): void => {
    for (const listener of [...listeners]) listener(status)
  }
  const follow = async (): Promise<void> => {
    for await (const status of nc.status()) {
      if (status.type === 'disconnect' && now === 'there') {
        now = 'away'
        log.warn({}, 'the NATS server is away')
        tell({ type: 'away' })
      } else if (status.type === 'reconnect') {
        now = 'there'
        log.info({}, 'the NATS server is back')
        tell({ type: 'back' })
      } else if (status.type === 'error' && status.error instanceof errors.PermissionViolationError) {
        const { operation, subject } = status.error
        log.warn({ operation, subject }, 'refused by the NATS server')
        tell({ type: 'refused', operation, subject })
      }
    }
  }
  const end = async (): Promise<void> => {
    const error = await nc.closed()
    now = 'closed'
    // Anything but a refusal is tried again for ever, whatever the error is called.
    ended = error === undefined ? undefined : refused(asError(error))
    if (ended !== undefined) log.warn({ err: ended }, 'the connection has ended')
    tell({ type: 'closed', error: ended })
  }
  void follow()
  void end()

  const onStatus = (listener: (status: BusStatus) => void): (() => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
  const whenThere = (signal?: AbortSignal): Promise<boolean> =>
    new Promise((resolve, reject) => {
      const closed = (): void => (ended === undefined ? resolve(false) : reject(ended))
      if (signal?.aborted === true) return resolve(false)
      if (now === 'closed') return closed()
      if (now === 'there') return resolve(true)
      const forget = onStatus(({ type }) => {
        if (type === 'back') settle(() => resolve(true))
        else if (type === 'closed') settle(closed)
      })
      const aborted = (): void => settle(() => resolve(false))
      const settle = (how: () => void): void => {
        forget()
        signal?.removeEventListener('abort', aborted)
        how()
      }
      signal?.addEventListener('abort', aborted)
    })
  return { isAway: () => now !== 'there', whenThere, onStatus }
}
