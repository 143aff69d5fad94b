import { notBefore } from '../dates'
import { medewerkernaam } from '../world/names'
import type { TruePerson } from '../world/world'
import { keyByNumber } from './keys'
import { type PersonFile, personFile, type Written } from './person-file'
import { workPhone } from './professionals'
import type { StoryContext } from './story-context'
import { dutchDate, type Line } from './table'

/** The columns of the shelter's exports; those that nobody asked for stand in them as well. */
export const opvangKolommen = {
  clienten: [
    ...(['clientnummer', 'bsn', 'voornamen', 'tussenvoegsel', 'achternaam', 'roepnaam'] as const),
    ...(['geboortedatum', 'uitgerekend', 'geslacht', 'telefoon', 'kamer', 'kind van'] as const),
    ...(['geheim', 'deel niet', 'gewijzigd'] as const),
  ],
  verblijven: [
    ...(['verblijfnummer', 'clientnummer', 'soort', 'begin', 'einde', 'locatie'] as const),
    ...(['begeleider', 'functie', 'telefoon begeleider', 'email begeleider', 'gewijzigd'] as const),
  ],
  huisvesting: ['trajectnummer', 'clientnummer', 'stand', 'begin', 'einde', 'gewijzigd'],
} as const

type Lines<Export extends keyof typeof opvangKolommen> = readonly Line<
  (typeof opvangKolommen)[Export][number]
>[]

/** Everything in the shelter's administration, by export. */
export interface OpvangSysteem {
  readonly clienten: Lines<'clienten'>
  readonly verblijven: Lines<'verblijven'>
  readonly huisvesting: Lines<'huisvesting'>
}

const soorten = { VO: 'opvang', MO: 'opvang', GO: 'opvang', CO: 'crisis' } as const
const standen = { AANVRAAG: 'aangevraagd', URGENTIE: 'urgentie', TIJDELIJK: 'tijdelijk-gehuisvest' } as const

export interface StayChoices {
  readonly moeder: TruePerson | undefined
  readonly kinderen: readonly TruePerson[]
  readonly sinds: number
  readonly tot?: number
  /** Where they are may be known to nobody. */
  readonly geheim: boolean
  /** The client does not want to be shared. */
  readonly deelNiet: boolean
  /** The shelter helps to find a home. */
  readonly huisvesting: boolean
}

/** One story's part of the shelter's administration. */
export interface OpvangFile extends PersonFile {
  readonly systeem: OpvangSysteem
  /** Where the shelter is. */
  readonly geheimen: readonly string[]
  verblijf(choices: StayChoices): void
}

export const opvangFile = (context: StoryContext): OpvangFile => {
  const organisatie = 'opvang-oost'
  const { random, ids } = context
  const file = personFile(organisatie, context, keyByNumber(organisatie, ids))
  const clienten: Lines<'clienten'>[number][] = []
  const verblijven: Lines<'verblijven'>[number][] = []
  const huisvesting: Lines<'huisvesting'>[number][] = []
  const geheimen: string[] = []
  /** Of who does not want to be shared nothing is told. */
  const untold = personFile(organisatie, context, keyByNumber(organisatie, ids))

  const client = (written: Written, moeder: Written | undefined, deelNiet: boolean) => ({
    clientnummer: written.record.sleutel,
    bsn: written.bsn ?? '',
    voornamen: written.name.voornamen.join(' '),
    tussenvoegsel: written.name.voorvoegsel ?? '',
    achternaam: written.name.geslachtsnaam,
    roepnaam: written.name.roepnaam ?? '',
    geboortedatum: dutchDate(written.geboortedatum),
    uitgerekend: '',
    geslacht: written.geslacht ?? '',
    telefoon: written.telefoon ?? '',
    kamer: String(random.between(1, 30)),
    'kind van': moeder?.record.sleutel ?? '',
    // Nothing is as good as yes.
    geheim: written.geheim ? random.pick(['J', 'ja', '']) : 'N',
    'deel niet': deelNiet ? 'J' : 'N',
    gewijzigd: written.record.vastgelegdOp,
  })

  return {
    ...file,
    systeem: { clienten, verblijven, huisvesting },
    geheimen,
    verblijf({ moeder, kinderen, sinds, tot, geheim, deelNiet, huisvesting: helps }) {
      const locatie = `Schuilhof ${ids.next('opvang/locatie')}`
      const telefoon = workPhone(random)
      const begeleider = medewerkernaam(random)
      geheimen.push(locatie)
      const here = deelNiet ? untold : file
      const [begin, einde] = [file.ago(sinds), tot === undefined ? undefined : file.ago(tot)]
      const write = (who: TruePerson): Written =>
        here.person(who, { datum: 'heel', dossier: 'zelf', heeft: ['telefoon'], geheim })
      const mother = moeder && write(moeder)
      const enrol = (who: Written, parent: Written | undefined): void => {
        const before = clienten.some(({ clientnummer }) => clientnummer === who.record.sleutel)
        if (!before) clienten.push(client(who, parent, deelNiet))
      }
      if (mother) enrol(mother, undefined)
      const children = kinderen.map(write)
      for (const child of children) {
        enrol(child, mother)
        if (mother) here.relation(mother, 'ouder', child, child.record.id)
      }
      for (const written of [...(mother ? [mother] : []), ...children]) {
        const soort = random.pick(['VO', 'VO', 'MO', 'GO', 'CO'] as const)
        const { id, sleutel } = written.record
        verblijven.push({
          verblijfnummer: `V${ids.next('opvang/verblijf')}`,
          ...{ clientnummer: sleutel, soort, locatie, begeleider, functie: 'woonbegeleider' },
          ...{ begin: dutchDate(begin), einde: einde ? dutchDate(einde) : random.pick(['', '31-12-9999']) },
          ...{ 'telefoon begeleider': telefoon, 'email begeleider': '' },
          gewijzigd: notBefore(begin, file.moment()),
        })
        const period = { begindatum: begin, ...(einde && { einddatum: einde }) }
        const common = {
          gebeurtenis: einde ? 'beeindigd' : 'gestart',
          personen: [id],
          loopt: einde === undefined,
          dossier: id,
        }
        here.fact({
          ...common,
          domein: 'verblijf',
          velden: { soort: soorten[soort], ...period },
          afwezig: ['locatie', 'aanbieder'],
          bekend: { begindatum: begin },
          opvang: true,
        })
        const contactpersoon = { naam: begeleider, telefoon }
        here.fact({
          ...common,
          domein: 'betrokkenheid',
          velden: { rol: 'opvang', ...period, contactpersoon },
          bekend: { begindatum: begin, contactpersoon },
        })
      }
      if (!mother || !helps) return
      const stand = random.pick(['AANVRAAG', 'URGENTIE', 'TIJDELIJK'] as const)
      const { id, sleutel } = mother.record
      huisvesting.push({
        trajectnummer: `H${ids.next('opvang/traject')}`,
        ...{ clientnummer: sleutel, stand, begin: dutchDate(begin), einde: '' },
        gewijzigd: notBefore(begin, file.moment()),
      })
      here.fact({
        ...{ domein: 'bestaanszekerheid', gebeurtenis: 'gestart', personen: [id], loopt: true, dossier: id },
        velden: { soort: 'huisvesting', stand: standen[stand], begindatum: begin },
        bekend: { begindatum: begin },
      })
    },
  }
}
