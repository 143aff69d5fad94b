import { join } from 'node:path'
import { createRegion, ensureConsumer } from '@gezinsbeeld/bus'
import { type RegisterApp, validate } from '@gezinsbeeld/contracts'
import { announceApp, readsEverything } from '@gezinsbeeld/hub'
import { UserError } from '../tell.js'
import { asOperator, operatorSource, type RegionOptions } from '../with-bus.js'
import { expiryOf, giveCredential } from './app-credential.js'

const isRegistration = (data: object): data is RegisterApp =>
  validate('register.app', data, 'strict').length === 0

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
  if (!isRegistration(registration)) {
    const told = validate('register.app', registration, 'strict')
    throw new UserError(told.map(({ path, message }) => `${path}: ${message}`).join('\n'))
  }
  // What cannot be is said before anything is made.
  expiryOf(options.geldig, new Date(), options.tot)
  await asOperator(options, async (bus) => {
    const region = await createRegion(join(folder, 'regio'))
    // Whole pictures are for who reads every domein; that access ends, everybody must hear.
    const reads = readsEverything(domeinen) ? {} : { domeinen: [...domeinen, 'toegang'] }
    await ensureConsumer(bus.jsm, { organisatie, name: app, ...reads })
    const file = await giveCredential(region, folder, registration, options.geldig)
    await announceApp(bus, operatorSource, registration)
    process.stdout.write(`${file}\n`)
  })
}
