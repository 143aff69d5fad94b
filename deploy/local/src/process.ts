import { type Running, startChild, untilReady } from './child.js'

interface ProcessOptions {
  readonly name: string
  readonly command: string
  readonly args: readonly string[]
  readonly env: NodeJS.ProcessEnv
  readonly logFile: string
  /** Its `/gereed` (ready): answers 200 once the process does its work. */
  readonly ready: string
}

/** Starts a process of ours and waits until it says that it is ready. */
export const startProcess = async ({ ready, ...options }: ProcessOptions): Promise<Running> => {
  const child = await startChild(options)
  await untilReady(child, options.logFile, () =>
    fetch(ready).then(
      (response) => response.ok || undefined,
      () => undefined,
    ),
  )
  return child
}
