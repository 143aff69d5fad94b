/** What the user can put right: printed without a stack, and ends with this exit code (2: wrong usage or configuration). */
export class UserError extends Error {
  readonly exitCode = 2
}

/** Prints why a command ended, and gives the exit code. A stack is for failures that nobody foresaw. */
export const tell = (error: unknown): number => {
  if (error instanceof UserError) {
    process.stderr.write(`gezinsbeeld: ${error.message}\n`)
    return error.exitCode
  }
  process.stderr.write(`gezinsbeeld: ${error instanceof Error ? error.stack : String(error)}\n`)
  return 1
}
