import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createRegion, ensureConsumer } from '@gezinsbeeld/bus'
import { type RegisterApp, validate } from '@gezinsbeeld/contracts'
import { announceApp, readsEverything } from '@gezinsbeeld/hub'
import { UserError } from '../tell.js'
import { asOperator, operatorSource, type RegionOptions } from '../with-bus.js'

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
  },
): Promise<void> => {
  const { folder, app, organisatie, role: rol, naam, doel } = options
  const domeinen = options.domeinen.split(',')
  const registration = { app, organisatie, rol, naam, doel, domeinen }
  if (!isRegistration(registration)) {
    const told = validate('register.app', registration, 'strict')
    throw new UserError(told.map(({ path, message }) => `${path}: ${message}`).join('\n'))
  }
  await asOperator(options, async (bus) => {
    const region = await createRegion(join(folder, 'regio'))
    const file = join(folder, `${organisatie}-${app}.creds`)
    // Whole pictures are for who reads every domein; that access ends, everybody must hear.
    const reads = readsEverything(domeinen) ? {} : { domeinen: [...domeinen, 'toegang'] }
    await ensureConsumer(bus.jsm, { organisatie, name: app, ...reads })
    writeFileSync(file, await region.credential({ role: 'afnemer', organisatie, name: app }), { mode: 0o600 })
    await announceApp(bus, operatorSource, registration)
    process.stdout.write(`${file}\n`)
  })
}
