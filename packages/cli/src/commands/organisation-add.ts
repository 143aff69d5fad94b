import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createRegion, ensureConsumer } from '@gezinsbeeld/bus'
import { type RegisterOrganisatie, validate } from '@gezinsbeeld/contracts'
import { announceOrganisation } from '@gezinsbeeld/hub'
import { UserError } from '../tell.js'
import { asOperator, operatorSource, type RegionOptions } from '../with-bus.js'

const isRegistration = (data: object): data is RegisterOrganisatie =>
  validate('register.organisatie', data, 'strict').length === 0

/** Registers an organisation in a role, and makes the credential and the durable consumer of its adapter. */
export const organisationAdd = async (
  options: RegionOptions & {
    readonly organisatie: string
    readonly role: string
    readonly naam: string
    readonly oin: string
    readonly opensFamilies?: true
    readonly live?: true
  },
): Promise<void> => {
  const { folder, organisatie, role: rol, naam, oin, opensFamilies, live } = options
  const registration = {
    ...{ organisatie, rol, naam, oin, opentGezinnen: opensFamilies === true },
    // Until the organisation and the operator have looked, nothing is delivered.
    ...(live === true ? {} : { schaduw: true }),
  }
  if (!isRegistration(registration)) {
    const told = validate('register.organisatie', registration, 'strict')
    throw new UserError(told.map(({ path, message }) => `${path}: ${message}`).join('\n'))
  }
  await asOperator(options, async (bus) => {
    const file = join(folder, `${organisatie}-adapter.creds`)
    if (!existsSync(file)) {
      const region = await createRegion(join(folder, 'regio'))
      const credential = await region.credential({
        role: `adapter-${registration.rol}`,
        organisatie,
        name: 'adapter',
      })
      writeFileSync(file, credential, { mode: 0o600 })
    }
    await ensureConsumer(bus.jsm, { organisatie, name: 'adapter' })
    await announceOrganisation(bus, operatorSource, registration)
    process.stdout.write(`${file}\n`)
  })
}
