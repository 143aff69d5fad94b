import { ConfigurationError } from '@gezinsbeeld/shell'

/** What the user can put right: printed without a stack, and ends with this exit code (2: wrong usage or configuration). */
export class UserError extends Error {}

/** What was looked at is not right: printed without a stack, and ends with exit code 1, so that CI fails. */
export class FindingError extends Error {}

/** Ctrl-C ended the waiting for something that goes on elsewhere: exit code 130. */
export class InterruptedError extends Error {}

/** Prints why a command ended, and gives the exit code. A stack is for failures that nobody foresaw. */
export const tell = async (error: unknown): Promise<number> => {
  // Imported when something went wrong: a command that goes well does not wait for it.
  const { ProblemError, RetryError, StopError } = await import('@gezinsbeeld/bus')
  if (error instanceof UserError || error instanceof ConfigurationError || error instanceof StopError) {
    process.stderr.write(`gezinsbeeld: ${error.message}\n`)
    return 2
  }
  if (error instanceof ProblemError) {
    process.stderr.write(`gezinsbeeld: ${error.message}\n`)
    return error.status < 500 ? 2 : 1
  }
  if (error instanceof FindingError || error instanceof RetryError || error instanceof InterruptedError) {
    process.stderr.write(`gezinsbeeld: ${error.message}\n`)
    return error instanceof InterruptedError ? 130 : 1
  }
  process.stderr.write(`gezinsbeeld: ${error instanceof Error ? error.stack : String(error)}\n`)
  return 1
}
