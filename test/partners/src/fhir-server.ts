import { parseArgs } from 'node:util'
import { startFhirServer } from './fhir-server/server'

/**
 * The GGZ's FHIR server as a process of its own: `fhir-server --port 8080 --folder .data/ggz-oost`. The bearer token that it
 * asks for comes from FHIR_TOKEN; without one it asks for none. `GET /gereed` answers 200 when it is ready.
 */
const usage = 'usage: fhir-server --port <number> [--folder <path>]'

const fail = (message: string): never => {
  process.stderr.write(`${message}\n${usage}\n`)
  process.exit(2)
}

const read = () => {
  try {
    return parseArgs({ options: { port: { type: 'string' }, folder: { type: 'string' } } }).values
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error))
  }
}

const { port = '', folder } = read()
if (!/^\d{1,5}$/.test(port)) fail(`--port: found "${port}", expected a number`)
const token = process.env['FHIR_TOKEN']

const server = await startFhirServer({
  port: Number(port),
  ...(folder !== undefined && { folder }),
  ...(token !== undefined && { token }),
})
process.stdout.write(`${server.url}\n`)

const end = async (): Promise<void> => {
  await server.close()
  process.exit(0)
}
process.once('SIGTERM', end)
process.once('SIGINT', end)
