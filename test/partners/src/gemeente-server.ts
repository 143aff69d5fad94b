import { parseArgs } from 'node:util'
import { startBrpServer } from './brp-server/server'
import { startZgwServer } from './zgw-server/server'

/**
 * A municipality's systems as a process of their own: `gemeente-server --zgw 8080 --brp 8081 --folder .data/gemeente-noorddam`. The secret
 * of the client `gezinsbeeld` comes from ZGW_GEHEIM, what the BRP lets in from BRP_AUTORISATIE. `GET /gereed` at the first
 * port answers 200 when both are ready.
 */
const usage = 'usage: gemeente-server --zgw <port> --brp <port> --folder <path>'

const fail = (message: string): never => {
  process.stderr.write(`${message}\n${usage}\n`)
  process.exit(2)
}

const text = { type: 'string' } as const

const read = () => {
  try {
    return parseArgs({ options: { zgw: text, brp: text, folder: text } }).values
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error))
  }
}

const { zgw = '', brp = '', folder = fail('--folder: found nothing, expected a path') } = read()
for (const port of [zgw, brp]) if (!/^\d{1,5}$/.test(port)) fail(`found "${port}", expected a port`)
const needed = (name: string): string => process.env[name] ?? fail(`${name} is not set`)

const register = await startBrpServer({
  ...{ autorisatie: needed('BRP_AUTORISATIE'), port: Number(brp), folder },
})
const cases = await startZgwServer({
  ...{ client: 'gezinsbeeld', geheim: needed('ZGW_GEHEIM'), port: Number(zgw), folder },
})
process.stdout.write(`${cases.basis} ${register.basis}\n`)

const end = async (): Promise<void> => {
  await cases.close()
  await register.close()
  process.exit(0)
}
process.once('SIGTERM', end)
process.once('SIGINT', end)
