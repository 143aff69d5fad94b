import { ProblemError, RetryError, StopError } from '@gezinsbeeld/bus'

export { RetryError, StopError }

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

/**
 * What may be logged and shown of a failure. Our own classes say it in words that hold no value; of anything else (a parser's
 * message quotes what it could not parse) only its kind and the line of code.
 */
export const describe = (error: unknown): string => {
  if (error instanceof RetryError || error instanceof StopError || error instanceof ProblemError)
    return error.message
  if (!(error instanceof Error)) return `a ${typeof error} was thrown`
  const code = 'code' in error ? ` ${String(error.code)}` : ''
  const frame = error.stack?.split('\n').find((line) => line.trimStart().startsWith('at '))
  return `${error.name}${code}${frame === undefined ? '' : ` ${frame.trim()}`}`
}
