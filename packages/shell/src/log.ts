import { type Logger, pino } from 'pino'

/**
 * The log of a process: JSON lines on stdout. What is logged are counts, names of feeds and references; never personal data.
 * `LOG_LEVEL` sets the level.
 */
export const createLog = (process: string, level = 'info'): Logger =>
  pino({ level, base: { process }, timestamp: pino.stdTimeFunctions.isoTime })

export type { Logger }
