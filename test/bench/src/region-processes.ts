import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { RegionBus, Supervisor } from '@gezinsbeeld/local'
import { type Organisatie, organisations } from '@gezinsbeeld/region'
import { hashPassword } from '@gezinsbeeld/viewer'
import { type CommandProcess, startCommand } from './command-process'

/** What every process of a region needs to start. */
export interface Surroundings {
  /** For its data, configuration and log. */
  readonly folder: string
  readonly bus: RegionBus
  readonly supervisor: Supervisor
}

const nats = async ({ bus }: Surroundings, ...asWhom: Parameters<RegionBus['credentials']>) => ({
  servers: [bus.url],
  credentials: await bus.credentials(...asWhom),
})

export const startPseudonyms = async (here: Surroundings): Promise<CommandProcess> =>
  startCommand({
    ...here,
    command: ['pseudonym', 'run'],
    configuration: {
      nats: await nats(here, 'pseudoniem', 'pseudoniem'),
      geheim: randomBytes(32).toString('hex'),
      versie: '1',
    },
  })

/** Node's own options for the hub, e.g. `--cpu-prof --cpu-prof-dir=/tmp/profile`. */
const hubOptions = process.env['BENCH_HUB_NODE_OPTIONS']?.split(' ') ?? []

/** @param behind what stands before its command line, e.g. what holds it to some memory. */
export const startHub = async (here: Surroundings, behind: readonly string[] = []): Promise<CommandProcess> =>
  startCommand({
    ...here,
    behind,
    command: ['hub', 'run'],
    node: hubOptions,
    configuration: {
      nats: await nats(here, 'hub', 'hub'),
      oin: '00000099000000009000',
      gegevens: join(here.folder, 'hub'),
    },
  })

/** Who looks at the page of a benchmark. */
export const user = { gebruikersnaam: 'meter', wachtwoord: 'wie meet die weet', doel: 'meten' }

export const startPage = async (here: Surroundings, organisatie: Organisatie): Promise<CommandProcess> =>
  startCommand({
    ...here,
    command: ['page', 'run'],
    configuration: {
      organisatie,
      naam: organisations[organisatie].naam,
      nats: await nats(here, 'beeld-pagina', 'pagina', organisatie),
      doelen: [user.doel],
      gebruikers: [
        {
          gebruikersnaam: user.gebruikersnaam,
          naam: 'Wie meet',
          wachtwoord: await hashPassword(user.wachtwoord),
        },
      ],
    },
  })
