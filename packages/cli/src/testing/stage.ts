import { randomBytes } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ensureConsumer } from '@gezinsbeeld/bus'
import { announceOrganisation } from '@gezinsbeeld/hub'
import { startRegion, type TestRegion, temporaryFolder } from '@gezinsbeeld/test-kit'

/** A GI whose whole administration is a spreadsheet. */
const mapping = {
  naam: 'werkmap',
  rol: 'gi',
  feeds: [
    {
      naam: 'clienten',
      bestanden: ['clienten*.csv'],
      sleutel: ['nr'],
      deelNiet: { kolom: 'deel niet', waarden: ['J'] },
      events: [
        {
          domein: 'persoon',
          bsn: 'bsn',
          velden: {
            'naam/geslachtsnaam': 'naam',
            geboortedatum: 'geboren',
            geslacht: { kolom: 'geslacht', lijst: 'geslacht' },
          },
        },
        {
          domein: 'betrokkenheid',
          personen: ['nr'],
          velden: { rol: { vast: 'jeugdbescherming' }, begindatum: 'sinds', 'contactpersoon/naam': 'wie' },
        },
      ],
    },
  ],
  codelijsten: { geslacht: { M: 'man', V: 'vrouw' } },
}

const columns = 'nr;bsn;naam;geboren;geslacht;sinds;wie;deel niet'

/** The operator's part of a region, and organisations in it that each have a spreadsheet. */
export interface Stage {
  readonly region: TestRegion
  /** A new organisation, registered and live; `more`: what its adapter's configuration says beside the usual. */
  organisation(more?: object): Promise<Organisation>
  /** The configuration of a process of the region. */
  configuration(role: 'hub' | 'pseudoniem'): Promise<string>
  stop(): Promise<void>
}

export interface Organisation {
  readonly naam: string
  readonly folder: string
  /** Of its adapter. */
  readonly config: string
  readonly mapping: string
  /** `--config … --module …`. */
  readonly args: readonly string[]
  /** Leaves a spreadsheet where the adapter reads. */
  leave(name: string, ...rows: readonly string[]): void
  /** Writes the configuration anew, otherwise in these. */
  configure(more: object): void
}

export const startStage = async (): Promise<Stage> => {
  const region = await startRegion()
  const operator = await region.connect({ role: 'operator', name: 'beheer' })
  let organisations = 0
  const creds = async (file: string, request: Parameters<TestRegion['credential']>[0]): Promise<string> => {
    const path = join(temporaryFolder('creds'), file)
    writeFileSync(path, await region.credential(request), { mode: 0o600 })
    return path
  }
  return {
    region,
    organisation: async (more = {}) => {
      organisations += 1
      const naam = `gi-werk${organisations}`
      const oin = `00000099${String(organisations).padStart(9, '0')}000`
      await announceOrganisation(operator, `urn:nld:oin:${oin}:systeem:beheer`, {
        ...{ organisatie: naam, rol: 'gi', naam: 'GI Werkmap', oin, opentGezinnen: true },
      })
      await ensureConsumer(operator.jsm, { organisatie: naam, name: 'adapter', domeinen: ['bekendheid'] })
      const folder = temporaryFolder(naam)
      const drop = join(folder, 'map')
      mkdirSync(drop)
      const [config, map] = [join(folder, 'adapter.yaml'), join(folder, 'mapping.yaml')]
      writeFileSync(map, JSON.stringify(mapping))
      const usual = {
        ...{ adapter: 'werkmap', organisatie: naam, oin, bronsysteem: 'werkmap', poort: 0 },
        nats: {
          servers: [region.url],
          credentials: await creds('adapter.creds', {
            ...{ role: 'adapter-gi', organisatie: naam, name: 'adapter' },
          }),
        },
        gegevens: join(folder, 'gegevens'),
        sleutels: {
          referentie: randomBytes(32).toString('hex'),
          quarantaine: randomBytes(32).toString('hex'),
        },
        bron: { files: { map: drop, rust: 0 } },
        feeds: { clienten: { interval: 20 } },
      }
      const configure = (otherwise: object): void =>
        writeFileSync(config, JSON.stringify({ ...usual, ...more, ...otherwise }))
      configure({})
      return {
        ...{ naam, folder, config, mapping: map, configure },
        args: ['--config', config, '--module', map],
        leave: (name, ...rows) => writeFileSync(join(drop, name), [columns, ...rows, ''].join('\n')),
      }
    },
    configuration: async (role) => {
      const nats = { servers: [region.url], credentials: await creds(`${role}.creds`, { role, name: role }) }
      const file = join(dirname(nats.credentials), `${role}.yaml`)
      const rest =
        role === 'hub'
          ? { oin: '00000099000000009000', gegevens: temporaryFolder('hub') }
          : { geheim: 'ab'.repeat(32), versie: '1' }
      writeFileSync(file, JSON.stringify({ nats, poort: 0, ...rest }))
      return file
    },
    stop: () => region.stop(),
  }
}
