import { existsSync, mkdirSync, renameSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  csv,
  type GatewayOrganisatie,
  logeerhuisKolommen,
  opvangKolommen,
  type Systems,
} from '@gezinsbeeld/region'

interface Bestand {
  readonly bestand: string
  readonly tekst: string
}

/** What an organisation's system leaves in the folder that its adapter reads, in the order in which it came. */
const leftBy = (organisatie: GatewayOrganisatie, systems: Systems): readonly Bestand[] => {
  switch (organisatie) {
    case 'veilig-thuis':
    case 'rvdk':
      return systems[organisatie].map(({ bestand, xml }) => ({ bestand, tekst: xml }))
    case 'gemeente-noorddam':
    case 'gemeente-zuidveen':
      return systems[organisatie].berichten.map(({ bestand, xml }) => ({ bestand, tekst: xml }))
    case 'opvang-oost': {
      const { clienten, verblijven, huisvesting } = systems[organisatie]
      return [
        { bestand: 'clienten.csv', tekst: csv(opvangKolommen.clienten, clienten) },
        { bestand: 'verblijven.csv', tekst: csv(opvangKolommen.verblijven, verblijven) },
        { bestand: 'huisvesting.csv', tekst: csv(opvangKolommen.huisvesting, huisvesting) },
      ]
    }
    case 'logeerhuis': {
      const { personen, afspraken } = systems[organisatie]
      return [
        { bestand: 'personen.csv', tekst: csv(logeerhuisKolommen.personen, personen) },
        { bestand: 'afspraken.csv', tekst: csv(logeerhuisKolommen.afspraken, afspraken) },
      ]
    }
  }
}

/** The folder in which files are left: filled once, because the adapter takes them out. */
export const gateway = (organisatie: GatewayOrganisatie, folder: string, systems: Systems): string => {
  const own = join(folder, organisatie, 'bestanden')
  if (existsSync(own)) return own
  const made = `${own}.nieuw`
  mkdirSync(made, { recursive: true, mode: 0o700 })
  const files = leftBy(organisatie, systems)
  const now = Date.now() / 1000
  for (const [at, { bestand, tekst }] of files.entries()) {
    const file = join(made, bestand)
    writeFileSync(file, tekst)
    // One a millisecond: the order in which they came is theirs to keep.
    const moment = now + (at - files.length) / 1000
    utimesSync(file, moment, moment)
  }
  renameSync(made, own)
  return own
}

/** Leaves one more file there, whole at once; of the same name it takes the place of one that was not taken yet. */
export const leaveFile = (folder: string, { bestand, tekst }: Bestand): void => {
  const unfinished = join(folder, `${bestand}.bezig`)
  writeFileSync(unfinished, tekst)
  renameSync(unfinished, join(folder, bestand))
}
