import { join } from 'node:path'
import { createRegion } from '@gezinsbeeld/bus'
import { asOperator, type RegionOptions } from '../with-bus.js'
import { giveCredential, registrationOf } from './app-credential.js'

/**
 * Gives an app a new credential under the same name, so with the same durable consumer: it goes on where it was. The older one stays
 * until it expires; `app revoke --old` ends it once the app has the new one.
 */
export const appRotate = (
  options: RegionOptions & { readonly app: string; readonly geldig: string },
): Promise<void> =>
  asOperator(options, async (bus) => {
    const registration = await registrationOf(bus, options.app)
    const region = await createRegion(join(options.folder, 'regio'))
    process.stdout.write(`${await giveCredential(region, options.folder, registration, options.geldig)}\n`)
  })
