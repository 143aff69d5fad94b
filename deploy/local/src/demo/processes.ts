import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { allOrganisations, gis, type Organisatie, organisations } from '@gezinsbeeld/region'
import { hashPassword } from '@gezinsbeeld/viewer'
import { stringify } from 'yaml'
import { freePort } from '../free-port.js'
import { startProcess } from '../process.js'
import type { Supervisor } from '../supervisor.js'
import type { RegionBus } from './bus.js'
import type { RegionState } from './choices.js'
import type { PartnerSystems } from './systems.js'

const cli = fileURLToPath(new URL('../../../packages/cli/dist/main.js', import.meta.url))

/** For a demonstration on this machine only; every page says so at its login. */
export const demoPassword = 'gezinsbeeld'
const users = (organisatie: Organisatie) =>
  organisations[organisatie].rol === 'gi'
    ? [
        ['jeugdbeschermer', 'Jo Jeugdbeschermer'],
        ['gedragswetenschapper', 'Gé Gedragswetenschapper'],
      ]
    : [['behandelaar', 'Bo Behandelaar']]

/** One process of the region, and where it tells how it is. */
export interface Process {
  readonly name: string
  /** `http://127.0.0.1:<port>` of /gezond, /gereed and /metrics. */
  readonly address: string
}

export interface Processes {
  readonly hub: Process
  readonly adapters: ReadonlyMap<Organisatie, Process>
  readonly pages: ReadonlyMap<Organisatie, Process>
}

/** Writes each process's configuration, as an IT team would, and starts it with the `gezinsbeeld` command. */
export const startProcesses = async (
  folder: string,
  supervisor: Supervisor,
  bus: RegionBus,
  systems: PartnerSystems,
  { geheimen }: RegionState,
): Promise<Processes> => {
  const configurations = join(folder, 'configuratie')
  mkdirSync(configurations, { recursive: true, mode: 0o700 })
  const start = async (
    name: string,
    command: readonly string[],
    poort: number,
    configuration: object,
    secrets: Readonly<Record<string, string>> = {},
  ): Promise<Process> => {
    const file = join(configurations, `${name}.yaml`)
    writeFileSync(file, stringify(configuration), { mode: 0o600 })
    const address = `http://127.0.0.1:${poort}`
    await supervisor.start(
      startProcess({
        name,
        command: process.execPath,
        args: ['--enable-source-maps', cli, ...command, '--config', file],
        env: { ...process.env, ...secrets },
        logFile: join(folder, 'logs', `${name}.log`),
        ready: `${address}/gereed`,
      }),
    )
    return { name, address }
  }
  const nats = (credentials: string) => ({ servers: [bus.url], credentials })

  const pseudoniem = await freePort()
  await start(
    'pseudoniem',
    ['pseudonym', 'run'],
    pseudoniem,
    {
      nats: nats(await bus.credentials('pseudoniem', 'pseudoniem')),
      geheim: '$' + '{env:PSEUDONIEM}',
      versie: '1',
      poort: pseudoniem,
    },
    { PSEUDONIEM: geheimen.PSEUDONIEM },
  )
  const hubPort = await freePort()
  const hub = await start('hub', ['hub', 'run'], hubPort, {
    nats: nats(await bus.credentials('hub', 'hub')),
    oin: '00000099000000009000',
    gegevens: join(folder, 'hub'),
    poort: hubPort,
  })

  const adapter = async (organisatie: Organisatie): Promise<Process> => {
    const poort = await freePort()
    const { rol, oin } = organisations[organisatie]
    const database = gis.flatMap((gi) => (gi === organisatie ? (systems.databases.get(gi) ?? []) : []))[0]
    return start(
      `adapter-${organisatie}`,
      ['adapter', 'run'],
      poort,
      {
        adapter: rol,
        organisatie,
        oin,
        bronsysteem: rol === 'gi' ? 'dossier' : 'epd',
        nats: nats(await bus.credentials('adapter', 'adapter', organisatie)),
        gegevens: join(folder, 'adapters', organisatie),
        poort,
        sleutels: { referentie: '$' + '{env:REFERENTIE}', quarantaine: '$' + '{env:QUARANTAINE}' },
        bron:
          database === undefined
            ? { fhir: { basis: systems.fhir.url, token: '$' + '{env:BRON}' } }
            : { sql: { url: '$' + '{env:BRON}', tls: 'uit' } },
        meldElke: 10,
      },
      {
        REFERENTIE: referenceKeyOf(organisatie, geheimen),
        QUARANTAINE: geheimen.QUARANTAINE,
        BRON: database?.lezersUrl ?? systems.fhir.token,
      },
    )
  }
  const page = async (organisatie: Organisatie, preferred: number): Promise<Process> => {
    const poort = await freePort(preferred)
    const wachtwoord = await hashPassword(demoPassword)
    return start(`pagina-${organisatie}`, ['page', 'run'], poort, {
      organisatie,
      naam: organisations[organisatie].naam,
      nats: nats(await bus.credentials('app', 'pagina', organisatie)),
      poort,
      toelichting: `Proefomgeving met verzonnen mensen. Gebruiker ${users(organisatie)[0]?.[0] ?? ''}, wachtwoord ${demoPassword}.`,
      doelen: ['uitvoering van de maatregel', 'afstemming met betrokken organisaties'],
      gebruikers: users(organisatie).map(([gebruikersnaam, naam]) => ({ gebruikersnaam, naam, wachtwoord })),
    })
  }
  const pairs = async (make: (organisatie: Organisatie, at: number) => Promise<Process>) => {
    const made = new Map<Organisatie, Process>()
    for (const [at, organisatie] of allOrganisations.entries())
      made.set(organisatie, await make(organisatie, at))
    return made
  }
  const adapters = await pairs(adapter)
  return { hub, adapters, pages: await pairs((organisatie, at) => page(organisatie, 8081 + at)) }
}

/** The key under which an organisation makes its references, in hexadecimal digits. */
export const referenceKeyOf = (organisatie: Organisatie, geheimen: RegionState['geheimen']): string => {
  switch (organisatie) {
    case 'gi-noord':
      return geheimen.REFERENTIE_GI_NOORD
    case 'gi-zuid':
      return geheimen.REFERENTIE_GI_ZUID
    case 'ggz-oost':
      return geheimen.REFERENTIE_GGZ_OOST
  }
}
