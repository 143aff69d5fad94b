import { momentOn, plusDays } from '../dates'
import { type GiOrganisatie, type Organisatie, organisations } from '../organisations'
import type { TruePerson } from '../world/world'
import { notificatie } from './corv/notificatie'
import type { CorvBericht } from './corv/parts'
import { vto } from './corv/vto'
import { keyByBsn, keyInZaak } from './keys'
import { type PersonFile, personFile } from './person-file'
import type { StoryContext } from './story-context'

export type Raadsfase = 'verzocht' | 'gestart' | 'afgewezen' | 'geen-rekest' | 'geen-maatregel' | 'maatregel'

export interface OnderzoekChoices {
  readonly kind: TruePerson
  readonly ouders: readonly TruePerson[]
  readonly fase: Raadsfase
  readonly sinds: number
  /** Who asked for it: a municipality or Veilig Thuis. */
  readonly verzoeker: Organisatie
  /** Who carries out the measure, if there is one. */
  readonly uitvoerder: GiOrganisatie
}

/** One story's messages at the Raad voor de Kinderbescherming. */
export interface RvdkFile extends PersonFile {
  readonly berichten: readonly CorvBericht[]
  onderzoek(choices: OnderzoekChoices): void
}

const results = {
  afgewezen: ['Intake afgerond', 'Verzoek tot onderzoek afgewezen', 'verzoek-afgewezen'],
  'geen-rekest': ['Onderzoek afgerond', 'Geen rekest Kinderbescherming', 'geen-rekest'],
  'geen-maatregel': ['Zaak afgerond', 'Geen maatregel opgelegd', 'geen-maatregel-opgelegd'],
  maatregel: ['Zaak afgerond', 'Maatregel opgelegd', 'maatregel-opgelegd'],
} as const

export const rvdkFile = (context: StoryContext): RvdkFile => {
  const organisatie = 'rvdk'
  const { random, ids } = context
  const file = personFile(organisatie, context, keyByBsn(organisatie, ids))
  const berichten: CorvBericht[] = []
  const own = organisations[organisatie]

  return {
    ...file,
    berichten,
    onderzoek({ kind, ouders, fase, sinds, verzoeker, uitvoerder }) {
      const number = ids.next('rvdk/zaak')
      const [zaak, raadszaak] = [`GV-${number}`, `RK-${number}`]
      const asker = organisations[verzoeker]
      const write = (who: TruePerson, mayLack: boolean) =>
        file.person(who, {
          datum: 'heel',
          bsn: random.chance(0.08) && mayLack ? 'geen' : 'goed',
          sleutelZonderBsn: keyInZaak(zaak, true),
        })
      const child = write(kind, true)
      const parents = ouders.map((who) => write(who, true))
      for (const parent of parents) file.relation(parent, 'ouder', child)
      const datumVerzoek = file.ago(sinds)
      const leave = (bestand: string, xml: string): void => void berichten.push({ bestand, xml })
      leave(
        `VTO-${number}.xml`,
        vto({
          zender: asker.oin,
          ontvanger: own.oin,
          referentienummer: `VTO-${number}`,
          tijdstip: momentOn(datumVerzoek, 36_000_000),
          ...{ zaak, raadszaak, datum: datumVerzoek, kind: child, ouders: parents, verzoeker: asker.naam },
        }),
      )
      const dayOf = (step: number): string => plusDays(datumVerzoek, Math.floor((sinds * step) / 4))
      const tell = (
        step: number,
        more: Pick<Parameters<typeof notificatie>[0], 'status' | 'resultaat' | 'besluiten'>,
      ): void => {
        const day = dayOf(step)
        const [ouder] = parents
        leave(
          `NOT-${number}-${step}.xml`,
          notificatie({
            zender: own.oin,
            // Who carries out a measure is told of it.
            ontvanger: more.besluiten ? organisations[uitvoerder].oin : asker.oin,
            referentienummer: `NOT-${number}-${step}`,
            tijdstip: momentOn(day, 54_000_000),
            ...{ raadszaak, zaak, kind: child, ...(ouder && { ouder }), ...more },
            statusGezet: momentOn(day, 50_000_000),
          }),
        )
      }
      if (fase !== 'verzocht' && fase !== 'afgewezen') tell(1, { status: 'Intake afgerond' })
      const loopt = fase === 'verzocht' || fase === 'gestart'
      const result = fase === 'verzocht' || fase === 'gestart' ? undefined : results[fase]
      const ingang = file.ago(Math.max(1, Math.floor(sinds / 4) - 1))
      if (result) {
        tell(3, {
          status: result[0],
          resultaat: result[1],
          ...(fase === 'maatregel' && {
            besluiten: [
              { datum: ingang, toelichting: 'ondertoezichtstelling', ingang, einde: plusDays(ingang, 365) },
            ],
          }),
        })
      }
      file.fact({
        domein: 'onderzoek',
        gebeurtenis: loopt ? (fase === 'verzocht' ? 'verzocht' : 'gestart') : 'afgerond',
        personen: [child.record.id],
        loopt,
        velden: {
          soort: 'raadsonderzoek',
          datumVerzoek,
          ...(result && { resultaat: result[2] }),
          ...(result && result[0] !== 'Zaak afgerond' && { einddatum: dayOf(3) }),
        },
        bekend: { begindatum: datumVerzoek },
      })
      if (fase === 'maatregel') {
        file.fact({
          domein: 'maatregel',
          gebeurtenis: 'opgelegd',
          personen: [child.record.id],
          loopt: true,
          velden: {
            soort: 'ots',
            datumBeslissing: ingang,
            ingangsdatum: ingang,
            verlengdTot: plusDays(ingang, 365),
            uitvoerderOrganisatie: uitvoerder,
          },
          genoemd: [uitvoerder],
        })
      }
    },
  }
}
