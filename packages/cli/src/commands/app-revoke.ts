import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { createRegion, removeConsumer } from '@gezinsbeeld/bus'
import { announceApp, today } from '@gezinsbeeld/hub'
import { asOperator, operatorSource, type RegionOptions } from '../with-bus.js'
import { credsFile, registrationOf, shutOut } from './app-credential.js'

const dayBefore = (now: Date): string => today(new Date(now.getTime() - 86_400_000))

/**
 * Ends an app: the servers disconnect it, its credentials are worth nothing, its durable consumer goes, and the region knows that
 * it reads no longer. With `old` only what was given out before its newest credential.
 */
export const appRevoke = (
  options: RegionOptions & { readonly app: string; readonly old?: true },
): Promise<void> =>
  asOperator(options, async (bus) => {
    const registration = await registrationOf(bus, options.app)
    const { app, organisatie } = registration
    const region = await createRegion(join(options.folder, 'regio'))
    const count = await shutOut(region, options, registration, options.old === true)
    if (options.old !== true) {
      await removeConsumer(bus.jsm, { organisatie, name: app })
      rmSync(credsFile(options.folder, registration), { force: true })
      await announceApp(bus, operatorSource, { ...registration, geldigTot: dayBefore(new Date()) })
    }
    process.stdout.write(`${organisatie} ${app}: ${count} credential${count === 1 ? '' : 's'} revoked\n`)
  })
