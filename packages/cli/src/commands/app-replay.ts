import { replayConsumer } from '@gezinsbeeld/bus'
import { UserError } from '../tell.js'
import { asOperator, type RegionOptions } from '../with-bus.js'
import { registrationOf } from './app-credential.js'

/** Has everything since a moment delivered to an app once more, in order, and then what comes. */
export const appReplay = (
  options: RegionOptions & { readonly app: string; readonly since: string },
): Promise<void> => {
  const since = new Date(options.since)
  if (Number.isNaN(since.getTime()))
    throw new UserError(`--since ${options.since}: expected a moment such as 2026-11-22T09:00:00+01:00`)
  return asOperator(options, async (bus) => {
    const { app, organisatie } = await registrationOf(bus, options.app)
    await replayConsumer(bus.jsm, { organisatie, name: app }, since)
    process.stdout.write(`${organisatie} ${app}: again since ${since.toISOString()}\n`)
  })
}
