import { ConfigurationError, createLog, type Logger, readCredentials } from '@gezinsbeeld/shell'
import { loadAssets } from './assets'
import type { PageConfiguration } from './configuration'
import { linkToHub } from './hub-link'
import { Bell } from './live/bell'
import { Sessions } from './security/sessions'
import { createServer } from './server'

export interface PageOptions {
  readonly log?: Logger
  /** Told once, where the page listens. */
  readonly onListening?: (url: string) => void
}

/**
 * Runs one organisation's page until `signal` aborts. It listens before NATS is there and while it is away, and says so to who
 * looks.
 *
 * @throws ConfigurationError for a creds file that cannot be read, credentials of another organisation, or an address that is
 * taken; StopError for credentials that the server refuses.
 */
export const runPage = async (
  configuration: PageConfiguration,
  signal: AbortSignal,
  { log = createLog('beeldpagina'), onListening = () => undefined }: PageOptions = {},
): Promise<void> => {
  const { organisatie, nats, sessie } = configuration
  const credentials = readCredentials(nats.credentials)
  const { files, assets } = await loadAssets()
  const failed = new AbortController()
  const sessions = new Sessions(sessie)
  const bell = new Bell()
  const hub = linkToHub({
    organisatie,
    servers: nats.servers,
    credentials,
    bell,
    log,
    signal: AbortSignal.any([signal, failed.signal]),
  })
  const parts = { configuration, assets, pictures: hub.pictures, hub, bell, sessions, now: () => new Date() }
  const app = await createServer(parts, files, log)
  try {
    const url = await listen(app, configuration)
    log.info({ url }, 'running')
    onListening(url)
    await hub.done
  } finally {
    failed.abort()
    sessions.endAll()
    await Promise.allSettled([hub.done, app.close()])
    log.info('stopped')
  }
}

const listen = async (
  app: Awaited<ReturnType<typeof createServer>>,
  { host, poort }: PageConfiguration,
): Promise<string> => {
  try {
    return await app.listen({ host, port: poort })
  } catch (cause) {
    throw new ConfigurationError(
      `host, poort: found ${host} and ${poort}, expected an address that is free`,
      { cause },
    )
  }
}
