import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Bus, connectBus, RetryError } from '@gezinsbeeld/bus'
import { FindingError, UserError } from './tell.js'

export interface RegionOptions {
  /** What `region init` made. */
  readonly folder: string
  readonly servers: string
}

/** The hub as a CloudEvents source of what the region's operator announces. */
export const operatorSource = 'urn:nld:oin:00000000000000000000:systeem:beheer'

const read = (file: string): string => {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw new UserError(`${file}: found nothing to read, expected a creds file`, { cause })
  }
}

/** Somebody at a terminal is told that the server is away, where a service would wait for it. */
const connect = async (servers: string, credentials: string): Promise<Bus> => {
  const signal = AbortSignal.timeout(3_000)
  try {
    return await connectBus({ servers, credentials: read(credentials), name: 'gezinsbeeld', signal })
  } catch (cause) {
    if (!(cause instanceof RetryError)) throw cause
    throw new FindingError(`--servers ${servers}: found no nats-server that answers`, { cause })
  }
}

/** Does something over a connection with this creds file, and ends the connection. */
export const withBus = async <T>(
  servers: string,
  credentials: string,
  work: (bus: Bus) => Promise<T>,
): Promise<T> => {
  const bus = await connect(servers, credentials)
  try {
    return await work(bus)
  } finally {
    await bus.close()
  }
}

/** The same as the region's operator. */
export const asOperator = <T>(
  { folder, servers }: RegionOptions,
  work: (bus: Bus) => Promise<T>,
): Promise<T> => withBus(servers, join(folder, 'operator.creds'), work)
