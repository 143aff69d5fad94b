/** Aborts at SIGINT or SIGTERM, so that a process hands over what is under way; a second signal ends it at once. */
export const untilStopped = (): AbortSignal => {
  const controller = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      controller.abort()
      process.once(signal, () => process.exit(130))
    })
  return controller.signal
}
