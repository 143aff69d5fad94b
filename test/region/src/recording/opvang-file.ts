import type { TruePerson } from '../world/world'
import { keyByNumber } from './keys'
import { type PersonFile, personFile, type Written } from './person-file'
import { workPhone } from './professionals'
import type { StoryContext } from './story-context'

/** A line of the shelter's export, by its columns. */
export type OpvangRegel = Readonly<Record<(typeof opvangKolommen)[number], string>>
export const opvangKolommen = [
  'clientnr',
  'bsn',
  'voornamen',
  'voorvoegsel',
  'achternaam',
  'geboortedatum',
  'geslacht',
  'instroom',
  'uitstroom',
  'begeleider',
  'telefoon_begeleider',
  'locatie',
] as const

/** One story's part of the shelter's list. */
export interface OpvangFile extends PersonFile {
  readonly regels: readonly OpvangRegel[]
  /** Where the shelter is. */
  readonly geheimen: readonly string[]
  verblijf(people: readonly TruePerson[], sinds: number, tot?: number): void
}

const dutchDate = (date: string | undefined): string => date?.split('-').reverse().join('-') ?? ''

export const opvangFile = (context: StoryContext): OpvangFile => {
  const organisatie = 'opvang-oost'
  const { random, ids } = context
  const file = personFile(organisatie, context, keyByNumber(organisatie, ids))
  const regels: OpvangRegel[] = []
  const geheimen: string[] = []

  const regel = (
    who: Written,
    sinds: number,
    tot: number | undefined,
    telefoon: string,
    locatie: string,
  ) => ({
    clientnr: who.record.sleutel,
    bsn: who.bsn ?? '',
    voornamen: who.name.voornamen.join(' '),
    voorvoegsel: who.name.voorvoegsel ?? '',
    achternaam: who.name.geslachtsnaam,
    geboortedatum: dutchDate(who.geboortedatum),
    geslacht: who.geslacht ?? '',
    instroom: dutchDate(file.ago(sinds)),
    uitstroom: tot === undefined ? '' : dutchDate(file.ago(tot)),
    begeleider: 'Team begeleiding',
    telefoon_begeleider: telefoon,
    locatie,
  })

  return {
    ...file,
    regels,
    geheimen,
    verblijf(people, sinds, tot) {
      const locatie = `Schuilhof ${ids.next('opvang/locatie')}`
      const telefoon = workPhone(random)
      geheimen.push(locatie)
      for (const who of people) {
        const written = file.person(who, { datum: 'heel', dossier: 'zelf' })
        regels.push(regel(written, sinds, tot, telefoon, locatie))
        const begindatum = file.ago(sinds)
        const period = { begindatum, ...(tot !== undefined && { einddatum: file.ago(tot) }) }
        const common = {
          gebeurtenis: tot === undefined ? 'gestart' : 'beeindigd',
          personen: [written.record.id],
          loopt: tot === undefined,
          dossier: written.record.id,
        }
        file.fact({
          ...common,
          domein: 'verblijf',
          velden: { soort: 'opvang', ...period },
          afwezig: ['locatie', 'aanbieder'],
          bekend: { begindatum },
          opvang: true,
        })
        const contactpersoon = { naam: 'Team begeleiding', telefoon }
        file.fact({
          ...common,
          domein: 'betrokkenheid',
          velden: { rol: 'opvang', ...period, contactpersoon },
          bekend: { begindatum, contactpersoon },
        })
      }
    },
  }
}
