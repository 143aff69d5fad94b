/** A failure that the user can act on: printed as it is, without a stack. */
export class Stop extends Error {}

/** We were asked to end while a program worked for us. */
export class Interrupted extends Error {
  constructor(signal) {
    super(`interrupted by ${signal}`)
    this.signal = signal
  }
}

/** Progress goes to stderr: stdout belongs to the command that follows. */
export const say = (text) => process.stderr.write(`bootstrap: ${text}\n`)

/** Says what is being done before it is done, and how long it took after. */
export const step = async (text, work) => {
  const started = performance.now()
  process.stderr.write(`bootstrap: ${text} … `)
  try {
    const result = await work()
    process.stderr.write(`${((performance.now() - started) / 1000).toFixed(1)} s\n`)
    return result
  } catch (error) {
    process.stderr.write('failed\n')
    throw error
  }
}
