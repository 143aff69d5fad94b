import { FhirError } from './outcome'
import type { Place } from './search'

/** What the next page must know: the query of the first, and after which version to go on. */
export interface Continuation extends Place {
  readonly query: string
}

/** One opaque parameter: a client follows the link and cannot put it together itself. */
export const tokenOf = ({ query, at, order }: Continuation): string =>
  Buffer.from(`${at} ${order} ${query}`).toString('base64url')

export const continuationOf = (token: string): Continuation => {
  const text = Buffer.from(token, 'base64url').toString('utf8')
  const [, at, order, query] = /^(\d+) (\d+) (.*)$/s.exec(text) ?? []
  if (query === undefined) throw new FhirError(400, 'invalid', '_page: not a link that this server gave')
  return { query, at: Number(at), order: Number(order) }
}
