/** Where a process tells what happens. Structured like pino's, so that a pino logger fits. */
export interface Log {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
}

export const silent: Log = { info: () => undefined, warn: () => undefined }
