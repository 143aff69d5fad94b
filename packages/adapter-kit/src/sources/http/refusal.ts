import { BusyError, RetryError, StopError } from '../../failures'
import type { Reply } from './exchange'
import { retryAfterMs } from './retry-after'

/** The server refuses, and says how. */
export class HttpRefusal extends StopError {
  readonly status: number

  constructor(message: string, status: number) {
    super(message)
    this.status = status
  }
}

/** Where it sends us, without what may stand in the query. */
const placeOf = (location: string | undefined): string => {
  if (location === undefined || !URL.canParse(location)) return ''
  const { origin, pathname } = new URL(location)
  return ` at ${origin}${pathname}`
}

/**
 * What a status other than 200 means for what happens next.
 *
 * @param message what was answered to what.
 * @param setting of the source, e.g. `bron.http`.
 */
export const refusalOf = ({ status, header, serverMs }: Reply, message: string, setting: string): Error => {
  if (status === 429 || status === 408 || (status >= 500 && status !== 501)) {
    const after = retryAfterMs(header('retry-after'), serverMs ?? Date.now())
    return after === undefined ? new RetryError(message) : new BusyError(message, after, {})
  }
  if (status === 401 || status === 403)
    return new HttpRefusal(`${message}: ${setting} does not give this right`, status)
  if (status < 300 || status >= 400) return new HttpRefusal(message, status)
  const elsewhere = `${message}: it is elsewhere${placeOf(header('location'))}, see ${setting}.basis`
  // For now: a page to log in at, or one that says that there is maintenance.
  return [302, 303, 307].includes(status) ? new RetryError(elsewhere) : new HttpRefusal(elsewhere, status)
}
