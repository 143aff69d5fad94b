import type { RegionTokens } from './accounts'

export interface ServerOptions {
  readonly host?: string
  /** -1: a free port, which the server writes into `portsFolder`. */
  readonly port: number
  readonly monitorPort?: number
  readonly portsFolder?: string
  /** Where JetStream keeps the streams; undefined when the command line says so. */
  readonly storeFolder?: string
  readonly name?: string
  /** Sync every message to disk before it is acknowledged; the default acknowledges up to two minutes earlier. */
  readonly syncAlways?: boolean
}

const line = (key: string, value: string | number | undefined): readonly string[] =>
  value === undefined ? [] : [`${key}: ${typeof value === 'number' ? value : JSON.stringify(value)}`]

/** The text of a nats-server.conf for the region: operator mode, so that nobody connects without a credential. */
export const configurationText = (tokens: RegionTokens, options: ServerOptions): string => {
  const host = options.host ?? '127.0.0.1'
  return [
    ...line('server_name', options.name ?? 'gezinsbeeld'),
    ...line('listen', `${host}:${options.port}`),
    ...line('http', options.monitorPort === undefined ? undefined : `${host}:${options.monitorPort}`),
    ...line('ports_file_dir', options.portsFolder),
    'jetstream {',
    ...line('  store_dir', options.storeFolder),
    ...(options.syncAlways === true ? ['  sync_interval: always'] : []),
    '}',
    // A client on a machine under load may take longer than the default two seconds to sign; it would seem refused.
    'authorization { timeout: 10 }',
    ...line('operator', tokens.operator),
    ...line('system_account', tokens.systemAccount),
    'resolver: MEMORY',
    'resolver_preload {',
    ...Object.entries(tokens.accounts).flatMap(([key, jwt]) => line(`  ${key}`, jwt)),
    '}',
    '',
  ].join('\n')
}
