/** Words on a terminal, JSON where it was asked for. */
export const out = (json: true | undefined, value: unknown, words: () => string): void => {
  process.stdout.write(json === true ? `${JSON.stringify(value, undefined, 2)}\n` : words())
}

const colours = { goed: 32, 'let op': 33, fout: 31 } as const

/** Coloured only on a terminal, and not where NO_COLOR asks for none. */
export const coloured = (text: keyof typeof colours): string =>
  process.stdout.isTTY && !process.env['NO_COLOR'] ? `\u001b[${colours[text]}m${text}\u001b[0m` : text

/** Says on a terminal, in one line that is written over, how long something has been going on; gives what ends it. */
export const showProgress = (what: string): (() => void) => {
  if (!process.stderr.isTTY) return () => undefined
  const begunMs = Date.now()
  const timer = setInterval(() => {
    process.stderr.write(`\r${what}, ${Math.round((Date.now() - begunMs) / 1_000)} s`)
  }, 1_000)
  return () => {
    clearInterval(timer)
    process.stderr.write('\r\u001b[K')
  }
}
