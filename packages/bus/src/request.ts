import { failureOf } from './api-error'
import type { Bus } from './connect'
import { asError, StopError } from './failure'
import { isProblem, readProblem } from './problem'

/**
 * Asks a service of the region (`dienst.v1.…`), JSON both ways.
 *
 * @param timeout in milliseconds.
 * @throws ProblemError when the service answers with one; RetryError when nobody answers (in time); RefusedError when the
 * credential may not ask this.
 */
export const request = async (
  bus: Bus,
  subject: string,
  body: unknown,
  { timeout = 10_000 }: { readonly timeout?: number } = {},
): Promise<unknown> => {
  const answer = await bus.nc.request(subject, JSON.stringify(body), { timeout }).catch((thrown) => {
    throw failureOf(thrown)
  })
  const value = parse(answer.string(), subject)
  if (isProblem(answer)) throw readProblem(value)
  return value
}

const parse = (text: string, subject: string): unknown => {
  try {
    return JSON.parse(text)
  } catch (thrown) {
    throw new StopError(`the answer on ${subject} is not JSON`, { cause: asError(thrown) })
  }
}
