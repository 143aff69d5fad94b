import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createRegion } from '@gezinsbeeld/bus'
import { UserError } from '../tell.js'

/** The processes of the region itself; those of partners get theirs when they join. */
const own = ['operator', 'hub', 'pseudoniem'] as const

/** Makes a region's keys, the configuration of its nats-server, and the credentials of the region's own processes. */
export const regionInit = async ({ folder }: { readonly folder: string }): Promise<void> => {
  const configuration = join(folder, 'nats-server.conf')
  if (existsSync(configuration))
    throw new UserError(
      `${configuration}: found a region, expected none; what it has made cannot be made again`,
    )
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const region = await createRegion(join(folder, 'regio'))
  const written = await Promise.all(
    own.map(async (role) => {
      const file = join(folder, `${role}.creds`)
      writeFileSync(file, await region.credential({ role, name: role }), { mode: 0o600 })
      return file
    }),
  )
  const text = region.serverConfiguration({
    port: 4222,
    storeFolder: join(folder, 'jetstream'),
    syncAlways: true,
  })
  writeFileSync(configuration, text, { mode: 0o600 })
  for (const file of [configuration, ...written]) process.stdout.write(`${file}\n`)
  process.stderr.write(
    `Keep ${join(folder, 'regio')} safe and backed up: who has it is the region's operator.\n`,
  )
}
