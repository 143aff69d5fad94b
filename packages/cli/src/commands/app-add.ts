import { join } from 'node:path'
import { createRegion, ensureConsumer } from '@gezinsbeeld/bus'
import { announceApp, readsEverything } from '@gezinsbeeld/hub'
import { UserError } from '../tell.js'
import { asOperator, operatorSource, type RegionOptions } from '../with-bus.js'
import { expiryOf, giveCredential } from './app-credential.js'
import { refuseMistakes } from './refuse-mistakes.js'
import { roleOf } from './registered.js'

/**
 * Registers an app for an organisation: its purpose and the domeinen that it receives, always with all that happens in them. Makes
 * its credential and its durable consumer. A second time for the same app is a new credential, or other domeinen.
 */
export const appAdd = async (
  options: RegionOptions & {
    readonly app: string
    readonly organisatie: string
    readonly role: string
    readonly naam: string
    readonly doel: string
    readonly domeinen: string
    /** How long its credential lasts, e.g. `30d`. */
    readonly geldig: string
    /** The last day on which it may read. */
    readonly tot?: string
  },
): Promise<void> => {
  const { folder, app, organisatie, role: rol, naam, doel } = options
  const domeinen = options.domeinen.split(',')
  const until = options.tot === undefined ? {} : { geldigTot: options.tot }
  const registration = { app, organisatie, rol, naam, doel, domeinen, ...until }
  refuseMistakes('register.app', registration)
  // What cannot be is said before anything is made.
  expiryOf(options.geldig, new Date(), options.tot)
  await asOperator(options, async (bus) => {
    const known = await roleOf(bus, organisatie)
    if (known === undefined)
      throw new UserError(`--organisatie ${organisatie}: found no organisation of that name in the region`)
    if (known !== rol) throw new UserError(`--role ${rol}: expected ${known}, the role of ${organisatie}`)
    const region = await createRegion(join(folder, 'regio'))
    // Whole pictures are for who reads every domein; that access ends, everybody must hear.
    const reads = readsEverything(domeinen) ? {} : { domeinen: [...domeinen, 'toegang'] }
    await ensureConsumer(bus.jsm, { organisatie, name: app, ...reads })
    const file = await giveCredential(region, folder, registration, options.geldig)
    await announceApp(bus, operatorSource, registration)
    process.stdout.write(`${file}\n`)
  })
}
