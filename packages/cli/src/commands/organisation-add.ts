import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createRegion, ensureConsumer } from '@gezinsbeeld/bus'
import { type RegisterOrganisatie, validate } from '@gezinsbeeld/contracts'
import { announceOrganisation } from '@gezinsbeeld/hub'
import { UserError } from '../tell.js'
import { asOperator, operatorSource, type RegionOptions } from '../with-bus.js'

const isRegistration = (data: object): data is RegisterOrganisatie =>
  validate('register.organisatie', data, 'strict').length === 0

/** Registers an organisation in a role, and makes the credentials of its adapter and its page, and the durable consumer of its adapter. */
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
    const region = await createRegion(join(folder, 'regio'))
    const files: string[] = []
    for (const [name, role] of [
      ['adapter', `adapter-${registration.rol}`],
      // Of whoever shows pictures, and of the professional who answers for a proposed link.
      ['pagina', 'beeld-pagina'],
    ] as const) {
      const file = join(folder, `${organisatie}-${name}.creds`)
      files.push(file)
      if (existsSync(file)) continue
      writeFileSync(file, await region.credential({ role, organisatie, name }), { mode: 0o600 })
    }
    await ensureConsumer(bus.jsm, { organisatie, name: 'adapter' })
    await announceOrganisation(bus, operatorSource, registration)
    process.stdout.write(`${files.join('\n')}\n`)
  })
}
