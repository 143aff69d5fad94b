import { existsSync, readFileSync } from 'node:fs'
import type { IncomingMessage } from '@gezinsbeeld/bus'
import { UserError } from './tell.js'

/** What the command line says of a stream. */
export interface StreamOptions {
  readonly servers: string
  readonly credentials?: string
  readonly max: string
}

/** How long a server may take to be there: a check in CI must end. */
const patience = 10_000

const atMost = (text: string): number => {
  const max = Number(text)
  if (!Number.isInteger(max) || max < 1) throw new UserError(`--max ${text}: expected a whole number above 0`)
  return max
}

/**
 * What a stream holds now, at most `max` messages: connects, reads and ends.
 *
 * @throws UserError for a credential that is not there, or a server that does not answer.
 */
export async function* storedMessages(
  stream: string,
  from: 'begin' | 'end',
  { servers, credentials, max: most }: StreamOptions,
): AsyncGenerator<IncomingMessage, void> {
  const max = atMost(most)
  if (credentials === undefined) throw new UserError(`stream ${stream}: needs --credentials <file>`)
  if (!existsSync(credentials)) throw new UserError(`--credentials ${credentials}: found no such file`)
  const { connectBus, readStored, RetryError } = await import('@gezinsbeeld/bus')
  const away = (cause: unknown): never => {
    if (cause instanceof RetryError)
      throw new UserError(`--servers ${servers}: no NATS server answers there (${cause.message})`, { cause })
    throw cause
  }
  const bus = await connectBus({
    ...{ servers, name: 'gezinsbeeld-contract', signal: AbortSignal.timeout(patience) },
    credentials: readFileSync(credentials, 'utf8'),
  }).catch(away)
  try {
    yield* readStored(bus, { stream, max, from })
  } catch (thrown) {
    away(thrown)
  } finally {
    await bus.close()
  }
}
