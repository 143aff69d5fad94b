/** What happens next decides the class of a failure; never its message. */

/** Try again: the other side is away or busy, and nothing is wrong with what was asked. */
export class RetryError extends Error {
  override readonly name: string = 'RetryError'
}

/** Put this one message aside and go on with the next: sending it again cannot succeed. */
export class ParkError extends Error {
  override readonly name: string = 'ParkError'
}

/** Stop: refused, or wrongly configured. The message says what to fix. */
export class StopError extends Error {
  override readonly name: string = 'StopError'
}

/** The server does not let this credential do this. */
export class RefusedError extends StopError {
  override readonly name = 'RefusedError'
}

/** The stream stands elsewhere than expected: another writer (a second hub) has published. */
export class ConflictError extends StopError {
  override readonly name = 'ConflictError'
}

/** Whatever was thrown, as an Error that a `cause` can hold. */
export const asError = (thrown: unknown): Error =>
  thrown instanceof Error ? thrown : new Error(String(thrown))
