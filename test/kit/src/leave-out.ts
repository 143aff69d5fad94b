import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inject, type TestContext } from 'vitest'

declare module 'vitest' {
  interface TaskMeta {
    /** Why the test was left out; `npm test` lists these. */
    leftOut?: string
  }
}

/** Skips the test, and says why at the end of `npm test`. Call it in the test or in `beforeEach`. */
export const leaveOut = (context: TestContext, reason: string): never => {
  context.task.meta.leftOut = reason
  return context.skip(reason)
}

/** The partners' standards beside the clone, or the test is left out. */
export const standards = (context: TestContext): string => {
  const folder = fileURLToPath(new URL('../../../../shared/standaarden', import.meta.url))
  return existsSync(folder) ? folder : leaveOut(context, 'the folder ../shared/standaarden is not there')
}

const browsers = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']

/** The path of a Chromium (`$CHROMIUM`, else on PATH), or the test is left out. */
export const chromium = (context: TestContext): string =>
  process.env['CHROMIUM'] ?? onPath(browsers) ?? leaveOut(context, 'there is no Chromium')

/** The image of nats-server, or the test is left out. */
export const natsImage = (context: TestContext): string => {
  const way = inject('natsWay')
  return 'container' in way ? way.container : leaveOut(context, way.whyNoContainer)
}

const onPath = (names: readonly string[]): string | undefined =>
  names
    .flatMap((name) => (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, name)))
    .find(executable)

const executable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error) return false
    throw error
  }
}
