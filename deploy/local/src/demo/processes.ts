import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { allOrganisations, type Organisatie, ofAll, organisations } from '@gezinsbeeld/region'
import { hashPassword } from '@gezinsbeeld/viewer'
import { stringify } from 'yaml'
import { inClone } from '../clone.js'
import { portsInBlock, portsOfOurs } from '../free-port.js'
import { type Part, startPart } from '../part.js'
import { startProcess } from '../process.js'
import type { Supervisor } from '../supervisor.js'
import type { RegionBus } from './bus.js'
import type { RegionState } from './choices.js'
import { fromEnvironment, sourceOf } from './sources.js'
import type { PartnerSystems } from './systems.js'
import { demoPassword, users } from './users.js'

/** One process of the region, and where it tells how it is. */
export interface Process extends Part {
  /** `http://127.0.0.1:<port>` of /gezond, /gereed and, but for a page, /metrics. */
  readonly address: string
  /** Path of its configuration, and what that finds in the environment. */
  readonly configuration: string
  readonly secrets: Readonly<Record<string, string>>
}

export interface Processes {
  readonly pseudoniem: Process
  readonly hub: Process
  readonly adapters: Readonly<Record<Organisatie, Process>>
  readonly pages: Readonly<Record<Organisatie, Process>>
}

/** Writes each process's configuration, as an IT team would, and starts it with the `gezinsbeeld` command. */
export const startProcesses = async (
  folder: string,
  supervisor: Supervisor,
  bus: RegionBus,
  systems: PartnerSystems,
  state: RegionState,
): Promise<Processes> => {
  const { geheimen } = state
  const configurations = join(folder, 'configuratie')
  mkdirSync(configurations, { recursive: true, mode: 0o700 })
  const freePort = portsOfOurs()
  const start = async (
    name: string,
    command: string,
    poort: number,
    configuration: object,
    secrets: Readonly<Record<string, string>> = {},
    module?: string,
  ): Promise<Process> => {
    const file = join(configurations, `${name}.yaml`)
    writeFileSync(file, stringify({ ...configuration, poort }), { mode: 0o600 })
    const address = `http://127.0.0.1:${poort}`
    const cli = inClone('packages/cli/dist/main.js')
    const part = await startPart(supervisor, () =>
      startProcess({
        name,
        command: process.execPath,
        args: [
          ...['--enable-source-maps', cli, command, 'run', '--config', file],
          ...(module === undefined ? [] : ['--module', module]),
        ],
        env: { ...process.env, ...secrets },
        logFile: join(folder, 'logs', `${name}.log`),
        ready: `${address}/gereed`,
      }),
    )
    return { ...part, address, configuration: file, secrets }
  }
  const nats = async (...of: Parameters<RegionBus['credentials']>) => ({
    servers: [bus.url],
    credentials: await bus.credentials(...of),
  })

  const pseudoniem = async (): Promise<Process> => {
    const configuration = {
      nats: await nats('pseudoniem', 'pseudoniem'),
      geheim: fromEnvironment('PSEUDONIEM'),
      versie: '1',
    }
    return start('pseudoniem', 'pseudonym', await freePort(), configuration, {
      PSEUDONIEM: geheimen.PSEUDONIEM,
    })
  }
  const hub = async (): Promise<Process> =>
    start('hub', 'hub', await freePort(), {
      nats: await nats('hub', 'hub'),
      oin: '00000099000000009000',
      gegevens: join(folder, 'hub'),
    })
  const adapter = async (organisatie: Organisatie): Promise<Process> => {
    const { rol, oin } = organisations[organisatie]
    const { adapter, bronsysteem, bron, feeds, secrets, module } = sourceOf(
      organisatie,
      systems,
      state,
      configurations,
    )
    return start(
      `adapter-${organisatie}`,
      'adapter',
      await freePort(),
      {
        ...{ adapter, organisatie, oin, bronsysteem },
        nats: await nats(`adapter-${rol}`, 'adapter', organisatie),
        gegevens: join(folder, 'adapters', organisatie),
        sleutels: {
          referentie: fromEnvironment('REFERENTIE'),
          quarantaine: fromEnvironment('QUARANTAINE'),
        },
        bron,
        ...(feeds && { feeds }),
        meldElke: 10,
      },
      {
        REFERENTIE: referenceKeyOf(organisatie, geheimen),
        QUARANTAINE: geheimen.QUARANTAINE,
        ...secrets,
      },
      module,
    )
  }
  // Hashing is meant to take long; one demonstration has one password.
  const hashing = hashPassword(demoPassword)
  const pagePorts = await portsInBlock(8081, allOrganisations.length)
  const page = async (organisatie: Organisatie): Promise<Process> => {
    const wachtwoord = await hashing
    const port = pagePorts[allOrganisations.indexOf(organisatie)] ?? (await freePort())
    return start(`pagina-${organisatie}`, 'page', port, {
      organisatie,
      naam: organisations[organisatie].naam,
      nats: await nats('beeld-pagina', 'pagina', organisatie),
      doelen: ['uitvoering van de maatregel', 'afstemming met betrokken organisaties'],
      toelichting: `Proefomgeving met verzonnen mensen. Gebruiker ${users(organisatie)[0]?.[0] ?? ''}, wachtwoord ${demoPassword}.`,
      gebruikers: users(organisatie).map(([gebruikersnaam, naam]) => ({ gebruikersnaam, naam, wachtwoord })),
    })
  }
  // Side by side: each waits by itself for what it needs of the others.
  const [service, running, adapters, pages] = await Promise.all([
    pseudoniem(),
    hub(),
    ofAll(adapter),
    ofAll(page),
  ])
  return { pseudoniem: service, hub: running, adapters, pages }
}

/** The key under which an organisation makes its references, in hexadecimal digits. */
export const referenceKeyOf = (organisatie: string, geheimen: RegionState['geheimen']): string => {
  const keys = new Map(Object.entries(geheimen))
  const key = keys.get(`REFERENTIE_${organisatie.replaceAll('-', '_').toUpperCase()}`)
  if (key === undefined) throw new Error(`no reference key of ${organisatie}`)
  return key
}
