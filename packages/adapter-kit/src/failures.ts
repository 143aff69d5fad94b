/** What goes wrong, classified by what happens next. Messages never hold a value of a record. */

/** The source or the bus is away or busy: the same work is done again later, and nothing is lost. */
export class RetryError extends Error {
  override readonly name: string = 'RetryError'
}

/** Refused, wrong contract or wrong configuration: the message says what to fix, and nothing is tried again. */
export class StopError extends Error {
  override readonly name: string = 'StopError'
}

/** The source says itself when to come back (Retry-After). */
export class BusyError extends RetryError {
  override readonly name = 'BusyError'
  /** Not earlier than this many milliseconds from now. */
  readonly afterMs: number

  constructor(message: string, afterMs: number, options: ErrorOptions) {
    super(message, options)
    this.afterMs = afterMs
  }
}

export const isStop = (error: unknown): error is StopError => error instanceof StopError
