import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { RegionBus, Supervisor } from '@gezinsbeeld/local'
import { type Organisatie, organisations } from '@gezinsbeeld/region'
import { type CommandProcess, startCommand } from './command-process'

export interface AdapterOptions {
  readonly organisatie: Organisatie
  /** For its ledger, configuration and log. */
  readonly folder: string
  readonly bus: RegionBus
  readonly supervisor: Supervisor
  /** `bron` of its configuration. */
  readonly bron: object
  /** `feeds` of its configuration. */
  readonly feeds?: object
  /** Path of another adapter than the one that the command brings. */
  readonly module?: string | undefined
}

const key = (): string => randomBytes(32).toString('hex')

/** Node's own options for the adapter, e.g. `--cpu-prof --cpu-prof-dir=/tmp/profile`. */
const nodeOptions = process.env['BENCH_ADAPTER_NODE_OPTIONS']?.split(' ') ?? []

/**
 * `gezinsbeeld adapter run` as an organisation runs it: a process of its own, new keys, an empty ledger. It is ready when
 * everything that the source has is published and acknowledged.
 */
export const startAdapter = async (options: AdapterOptions): Promise<CommandProcess> => {
  const { organisatie, folder, bus, supervisor, bron, feeds, module } = options
  const { rol, oin } = organisations[organisatie]
  return startCommand({
    command: ['adapter', 'run', ...(module === undefined ? [] : ['--module', module])],
    folder,
    supervisor,
    node: nodeOptions,
    configuration: {
      adapter: rol,
      organisatie,
      oin,
      bronsysteem: rol === 'gi' ? 'dossier' : 'epd',
      nats: {
        servers: [bus.url],
        credentials: await bus.credentials(`adapter-${rol}`, 'adapter', organisatie),
      },
      gegevens: join(folder, 'ledger'),
      sleutels: { referentie: key(), quarantaine: key() },
      bron,
      ...(feeds === undefined ? {} : { feeds }),
    },
  })
}
