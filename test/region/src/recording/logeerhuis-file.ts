import { medewerkernaam } from '../world/names'
import type { TruePerson } from '../world/world'
import { keyByNumber } from './keys'
import { type PersonFile, personFile } from './person-file'
import { workPhone } from './professionals'
import type { StoryContext } from './story-context'
import { dutchDate, type Line } from './table'

/** The columns of the two spreadsheets of a small organisation. */
export const logeerhuisKolommen = {
  personen: [
    ...(['nummer', 'bsn', 'voornamen', 'tussenvoegsel', 'achternaam', 'geboortedatum', 'geslacht'] as const),
    ...(['telefoon', 'adres geheim', 'betrokken sinds', 'betrokken tot', 'wat wij doen'] as const),
    ...(['contactpersoon', 'contact telefoon', 'niet delen', 'allergieën'] as const),
  ],
  afspraken: [
    ...(['afspraak', 'nummer', 'wat', 'afgesproken op', 'uiterlijk op', 'gedaan op'] as const),
    ...(['vervallen op', 'gezin mag zien'] as const),
  ],
} as const

type Lines<Sheet extends keyof typeof logeerhuisKolommen> = readonly Line<
  (typeof logeerhuisKolommen)[Sheet][number]
>[]

export interface LogeerhuisSysteem {
  readonly personen: Lines<'personen'>
  readonly afspraken: Lines<'afspraken'>
}

/** One story's part of the two spreadsheets of a small organisation. */
export interface LogeerhuisFile extends PersonFile {
  readonly systeem: LogeerhuisSysteem
  logeert(kind: TruePerson, sinds: number, tot?: number): void
}

export const logeerhuisFile = (context: StoryContext): LogeerhuisFile => {
  const organisatie = 'logeerhuis'
  const { random, ids } = context
  const file = personFile(organisatie, context, keyByNumber(organisatie, ids))
  const personen: Lines<'personen'>[number][] = []
  const afspraken: Lines<'afspraken'>[number][] = []

  const afspraak = (id: string, sleutel: string): void => {
    const [omschrijving, mag] = [random.pick(afgesproken), random.chance(0.5)]
    const gemaaktOp = file.ago(random.between(11, 60))
    const uiterlijkOp = random.chance(0.4) ? file.ago(-random.between(5, 60)) : undefined
    const afloop = random.pick(['gemaakt', 'gemaakt', 'nagekomen', 'vervallen'] as const)
    const op = file.ago(random.between(1, 10))
    const [gedaan, vervallen] = [
      afloop === 'nagekomen' ? op : undefined,
      afloop === 'vervallen' ? op : undefined,
    ]
    afspraken.push({
      ...{ afspraak: `A${ids.next('logeerhuis/afspraak')}`, nummer: sleutel, wat: omschrijving },
      ...{ 'afgesproken op': dutchDate(gemaaktOp), 'uiterlijk op': dutchDate(uiterlijkOp) },
      ...{ 'gedaan op': dutchDate(gedaan), 'vervallen op': dutchDate(vervallen) },
      'gezin mag zien': mag ? 'ja' : 'nee',
    })
    file.fact({
      ...{
        domein: 'afspraak',
        gebeurtenis: afloop,
        personen: [id],
        loopt: afloop === 'gemaakt',
        dossier: id,
      },
      velden: {
        ...{ omschrijving, gemaaktOp, deelbaarMetGezin: mag },
        ...(uiterlijkOp && { uiterlijkOp }),
        ...(gedaan && { nagekomenOp: gedaan }),
        ...(vervallen && { vervallenOp: vervallen }),
      },
    })
  }

  return {
    ...file,
    systeem: { personen, afspraken },
    logeert(kind, sinds, tot) {
      const written = file.person(kind, { datum: 'heel', dossier: 'zelf' })
      const { id, sleutel } = written.record
      const [begindatum, einddatum] = [file.ago(sinds), tot === undefined ? undefined : file.ago(tot)]
      const contactpersoon = { naam: medewerkernaam(random), telefoon: workPhone(random) }
      personen.push({
        ...{ nummer: sleutel, bsn: written.bsn ?? '', voornamen: written.name.voornamen.join(' ') },
        ...{ tussenvoegsel: written.name.voorvoegsel ?? '', achternaam: written.name.geslachtsnaam },
        ...{ geboortedatum: dutchDate(written.geboortedatum), telefoon: '', 'adres geheim': '' },
        geslacht: written.geslacht === undefined ? '' : written.geslacht === 'M' ? 'man' : 'vrouw',
        ...{ 'betrokken sinds': dutchDate(begindatum), 'betrokken tot': dutchDate(einddatum) },
        ...{ 'wat wij doen': 'begeleiding', contactpersoon: contactpersoon.naam },
        ...{ 'contact telefoon': contactpersoon.telefoon, 'niet delen': '', allergieën: 'pinda; "noten"' },
      })
      file.fact({
        domein: 'betrokkenheid',
        gebeurtenis: einddatum === undefined ? 'gestart' : 'beeindigd',
        personen: [id],
        loopt: einddatum === undefined,
        velden: { rol: 'begeleiding', begindatum, ...(einddatum && { einddatum }), contactpersoon },
        bekend: { begindatum, contactpersoon },
        dossier: id,
      })
      for (let count = random.int(3); count > 0; count--) afspraak(id, sleutel)
    },
  }
}

const afgesproken = [
  'Elke tweede zaterdag uit logeren',
  'Ouders bellen voor het brengen',
  'Medicijnen in het zakje met de dag erop',
]
