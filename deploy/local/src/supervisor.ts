import { Socket } from 'node:net'
import { constants } from 'node:os'
import { howEnded, type Running } from './child.js'

/** Keeps what runs beside us together: it ends in the reverse order of its start, so that nobody misses whom it uses. */
export interface Supervisor {
  start<T extends Running>(starting: Promise<T>): Promise<T>
  /** The first that ended though nobody asked it to: what to say about it. */
  readonly crashed: Promise<string>
  stop(): Promise<void>
}

export const createSupervisor = (): Supervisor => {
  const running: Running[] = []
  let stopping: Promise<void> | undefined
  let tell: (what: string) => void = () => undefined
  const crashed = new Promise<string>((resolve) => {
    tell = resolve
  })
  const stopAll = async () => {
    for (let last = running.pop(); last; last = running.pop()) await last.stop()
  }
  return {
    crashed,
    start: async (starting) => {
      const one = await starting
      if (stopping) {
        await one.stop()
        throw new Error(`${one.name} started while everything was being stopped`)
      }
      running.push(one)
      void one.exited.then((exit) => stopping ?? tell(`${one.name} ${howEnded(exit)}`))
      return one
    },
    stop: () => {
      stopping ??= stopAll()
      return stopping
    },
  }
}

/**
 * Ctrl-C, SIGTERM, a closed terminal, and the death of the bootstrap that started us (it holds the other end of a pipe):
 * everything is stopped in order, and we end with the code that the signal asks for. Asked again, we are already at it.
 */
export const endWhenAsked = (supervisor: Supervisor, asked: () => void): void => {
  let ending = false
  const end = (signal: 'SIGINT' | 'SIGTERM' | 'SIGHUP') => {
    if (ending) return
    ending = true
    asked()
    const code = 128 + constants.signals[signal]
    supervisor.stop().then(
      () => process.exit(code),
      (error) => {
        process.stderr.write(`${error}\n`)
        process.exit(code)
      },
    )
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => end(signal))
  const lifeline = process.env['GEZINSBEELD_LIFELINE']
  if (lifeline === undefined) return
  // For us alone: below us that number is another file.
  delete process.env['GEZINSBEELD_LIFELINE']
  const pipe = new Socket({ fd: Number(lifeline), readable: true, writable: false })
  pipe
    .resume()
    .unref()
    .once('close', () => end('SIGHUP'))
}
