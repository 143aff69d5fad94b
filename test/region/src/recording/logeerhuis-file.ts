import { medewerkernaam } from '../world/names'
import type { TruePerson } from '../world/world'
import { keyByNumber } from './keys'
import { type PersonFile, personFile } from './person-file'
import { workPhone } from './professionals'
import type { StoryContext } from './story-context'

export const kindKolommen = [
  'nr',
  'bsn',
  'voornaam',
  'achternaam',
  'geboren',
  'sinds',
  'tot',
  'begeleider',
  'telefoon',
] as const
export const afspraakKolommen = ['nr', 'kind', 'afspraak', 'gemaakt', 'voor', 'gedaan'] as const
export type KindRegel = Readonly<Record<(typeof kindKolommen)[number], string>>
export type AfspraakRegel = Readonly<Record<(typeof afspraakKolommen)[number], string>>

/** One story's part of the two spreadsheets of a small organisation. */
export interface LogeerhuisFile extends PersonFile {
  readonly kinderen: readonly KindRegel[]
  readonly afspraken: readonly AfspraakRegel[]
  logeert(kind: TruePerson, sinds: number, tot?: number): void
}

export const logeerhuisFile = (context: StoryContext): LogeerhuisFile => {
  const organisatie = 'logeerhuis'
  const { random, ids } = context
  const file = personFile(organisatie, context, keyByNumber(organisatie, ids))
  const kinderen: KindRegel[] = []
  const afspraken: AfspraakRegel[] = []
  return {
    ...file,
    kinderen,
    afspraken,
    logeert(kind, sinds, tot) {
      const written = file.person(kind, { datum: 'heel', dossier: 'zelf' })
      const { id, sleutel } = written.record
      const [begindatum, einddatum] = [file.ago(sinds), tot === undefined ? undefined : file.ago(tot)]
      const contactpersoon = { naam: medewerkernaam(random), telefoon: workPhone(random) }
      kinderen.push({
        nr: sleutel,
        bsn: written.bsn ?? '',
        voornaam: written.name.voornamen.join(' '),
        achternaam: [written.name.voorvoegsel, written.name.geslachtsnaam].filter(Boolean).join(' '),
        geboren: written.geboortedatum ?? '',
        sinds: begindatum,
        tot: einddatum ?? '',
        begeleider: contactpersoon.naam,
        telefoon: contactpersoon.telefoon,
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
      for (let count = random.int(3); count > 0; count--) {
        const gedaan = random.chance(0.4) ? file.ago(random.between(1, 10)) : undefined
        const omschrijving = random.pick(afgesproken)
        const gemaaktOp = file.ago(random.between(11, 60))
        afspraken.push({
          nr: String(ids.next('logeerhuis/afspraak')),
          kind: sleutel,
          afspraak: omschrijving,
          gemaakt: gemaaktOp,
          voor: '',
          gedaan: gedaan ?? '',
        })
        file.fact({
          domein: 'afspraak',
          gebeurtenis: gedaan ? 'nagekomen' : 'gemaakt',
          personen: [id],
          loopt: !gedaan,
          velden: { omschrijving, gemaaktOp, ...(gedaan && { nagekomenOp: gedaan }) },
          dossier: id,
        })
      }
    },
  }
}

const afgesproken = [
  'Elke tweede zaterdag uit logeren',
  'Ouders bellen voor het brengen',
  'Medicijnen in het zakje met de dag erop',
]
