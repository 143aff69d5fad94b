import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createRegion, ensureConsumer } from '@gezinsbeeld/bus'
import { announceOrganisation } from '@gezinsbeeld/hub'
import { UserError } from '../tell.js'
import { asOperator, operatorSource, type RegionOptions } from '../with-bus.js'
import { refuseMistakes } from './refuse-mistakes.js'
import { roleOf } from './registered.js'

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
  refuseMistakes('register.organisatie', registration)
  await asOperator(options, async (bus) => {
    const before = await roleOf(bus, organisatie)
    if (before !== undefined && before !== registration.rol)
      throw new UserError(
        `--role ${rol}: found ${organisatie} as ${before}; another role is another organisation`,
      )
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
