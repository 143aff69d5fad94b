import type { Logger } from '@gezinsbeeld/shell'
import { today } from './register'

/** Announces today, and every day as it comes. */
export const keepDays = async (
  announce: (datum: string) => Promise<void>,
  signal: AbortSignal,
  log: Logger,
): Promise<() => void> => {
  let announced = today(new Date())
  await announce(announced)
  const timer = setInterval(() => {
    const now = today(new Date())
    if (now === announced || signal.aborted) return
    announced = now
    announce(now).catch((err) => {
      announced = ''
      log.warn({ err }, 'the day could not be announced yet')
    })
  }, 10_000)
  return () => clearInterval(timer)
}
