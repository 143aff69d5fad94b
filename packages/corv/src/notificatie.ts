import type { Rejection, Translate, TranslateContext, TranslatedEvent } from '@gezinsbeeld/adapter-kit'
import { meaning, meaningIfAny, optional, present, record } from '@gezinsbeeld/adapter-kit/fields'
import type { Maatregel, Onderzoek } from '@gezinsbeeld/contracts'
import { type Either, isLeft, right } from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { gezinOf, kinderenOf } from './clienten'
import { each, folded, Kenmerk, StufDag, StufDatumOfNiets, StufEinde } from './fields'
import { maatregelenIn } from './maatregelen'
import {
  Belanghebbende,
  Client,
  onderzoekObject,
  resultaten,
  standen,
  Zaaktype,
  zaaktypen,
} from './onderzoek'
import type { Bekende } from './persoon'
import { addressed, organisatieOf, settingsOf } from './settings'
import { Stuurgegevens } from './stuurgegevens'

const Besluit = record({
  gerelateerde: optional(
    record({
      datumBeslissing: StufDatumOfNiets,
      /** What kind of measure it is, in free text. */
      toelichting: t.unknown,
      ingangsdatumWerking: StufDatumOfNiets,
      einddatumWerking: StufEinde,
    }),
  ),
})

/** `notificatieDi01`: the Raad tells who asked, and who carries out, how far its zaak about one child is. */
export const Notificatie = record(
  {
    stuurgegevens: Stuurgegevens,
    object: record({
      /** The zaak of the Raad. */
      identificatie: optional(Kenmerk),
      resultaat: optional(record({ omschrijving: optional(Kenmerk) })),
      isVan: optional(Zaaktype),
      heeftBetrekkingOp: each(Client),
      heeftAlsBelanghebbende: each(Belanghebbende),
      /** The zaak of who asked. */
      heeftBetrekkingOpAndere: optional(
        record({ gerelateerde: optional(record({ identificatie: optional(Kenmerk) })) }),
      ),
      heeft: record({
        gerelateerde: record({ omschrijving: Kenmerk }),
        datumStatusGezet: StufDag,
      }),
      leidtTot: each(Besluit),
    }),
  },
  'a notificatieDi01',
)

type Notificatie = t.TypeOf<typeof Notificatie>

interface Stand {
  readonly stand: NonNullable<Onderzoek['stand']>
  readonly resultaat: Onderzoek['resultaat'] | undefined
  /** The day on which it came so far. */
  readonly dag: string | undefined
}

const standOf = ({ heeft, resultaat }: Notificatie['object']): Either<Rejection, Stand> => {
  const stand = meaning(
    standen,
    folded(heeft.gerelateerde.omschrijving),
    'object.heeft.gerelateerde.omschrijving',
  )
  if (isLeft(stand)) return stand
  const said = resultaat?.omschrijving
  const known = said === undefined ? undefined : folded(said)
  const found = meaningIfAny(resultaten, known, 'object.resultaat.omschrijving')
  if (isLeft(found)) return found
  return right({ stand: stand.right, resultaat: found.right, dag: heeft.datumStatusGezet })
}

const onderzoekOf = (
  zaak: string,
  kind: Bekende,
  soort: Onderzoek['soort'],
  { stand, resultaat, dag }: Stand,
  context: TranslateContext,
): TranslatedEvent => {
  const object = onderzoekObject(zaak, kind, context)
  const data = {
    referentie: `${context.organisatie}:${object}`,
    personen: [kind.referentie],
    soort,
    stand,
  }
  const isRunning = stand === 'intake-afgerond' && resultaat === undefined
  if (isRunning) return { naam: 'onderzoek.gestart', object, data, over: 'mag' }
  // The zaak ends at the court, long after the onderzoek did.
  const einddatum = stand === 'zaak-afgerond' && resultaat !== undefined ? undefined : dag
  if (einddatum === undefined && resultaat === undefined) {
    return { naam: 'onderzoek.gestart', object, data, over: 'mag' }
  }
  return {
    naam: 'onderzoek.afgerond',
    object,
    data: { ...data, ...present({ einddatum, resultaat }) },
    over: 'mag',
  }
}

/** Results beside which a besluit is none: it says what was decided instead. */
const withoutMeasure = new Set<Onderzoek['resultaat']>([
  'verzoek-afgewezen',
  'geen-rekest',
  'geen-maatregel-opgelegd',
])

/** Who receives the notificatie of a measure carries it out, where the receiver is an organisation that does. */
const uitvoerderOf = (
  { ontvanger }: Notificatie['stuurgegevens'],
  weCarryOut: boolean,
  context: TranslateContext,
): Pick<Maatregel, 'uitvoerder' | 'uitvoerderOrganisatie'> => {
  const found = organisatieOf(ontvanger?.organisatie, context, ontvanger?.applicatie)
  const organisatie = found?.organisatie
  if (organisatie === undefined) return {}
  const isUs = weCarryOut && organisatie === context.organisatie
  if (!isUs && !settingsOf(context).uitvoerders.includes(organisatie)) return {}
  return { ...present({ uitvoerder: found?.naam }), uitvoerderOrganisatie: organisatie }
}

const maatregelenOf = (
  { stuurgegevens, object: { leidtTot } }: Notificatie,
  zaak: string,
  kind: Bekende,
  weCarryOut: boolean,
  context: TranslateContext,
): Either<Rejection, readonly TranslatedEvent[]> => {
  const events: TranslatedEvent[] = []
  for (const { gerelateerde: besluit } of leidtTot) {
    if (besluit === undefined) continue
    const toelichting = typeof besluit.toelichting === 'string' ? besluit.toelichting : ''
    const soorten = maatregelenIn(toelichting, context)
    if (isLeft(soorten)) return soorten
    for (const soort of soorten.right) {
      // A decision of another day is another measure; dates of the same one may still be corrected.
      const named = [folded(zaak), kind.referentie, soort, besluit.datumBeslissing ?? '']
      const object = context.object('corv-maatregel', JSON.stringify(named))
      const data = {
        referentie: `${context.organisatie}:${object}`,
        personen: [kind.referentie],
        soort,
        ...present({
          datumBeslissing: besluit.datumBeslissing,
          ingangsdatum: besluit.ingangsdatumWerking,
          // The end of the court's term: the measure does not end by itself then.
          verlengdTot: besluit.einddatumWerking,
        }),
        ...uitvoerderOf(stuurgegevens, weCarryOut, context),
      }
      events.push({ naam: 'maatregel.opgelegd', object, data, over: 'mag' })
    }
  }
  return right([...new Map(events.map((event) => [event.object, event])).values()])
}

/**
 * The onderzoek as far as it is, the measures to which it led, and who they are about.
 *
 * @param weCarryOut whether this organisation carries out measures that it is told of.
 */
export const translateNotificatie =
  ({ weCarryOut }: { readonly weCarryOut: boolean }): Translate<Notificatie> =>
  (notificatie, context) => {
    const { stuurgegevens, object } = notificatie
    const ours = addressed(stuurgegevens, context)
    if (isLeft(ours)) return ours
    const zaak =
      object.heeftBetrekkingOpAndere?.gerelateerde?.identificatie ??
      object.identificatie ??
      `${stuurgegevens.zender.organisatie} ${stuurgegevens.referentienummer}`
    const zaaktype = object.isVan?.gerelateerde?.omschrijvingGeneriek
    const known = zaaktype === undefined ? undefined : folded(zaaktype)
    const soort = meaningIfAny(zaaktypen, known, 'object.isVan.gerelateerde.omschrijvingGeneriek')
    if (isLeft(soort)) return soort
    const stand = standOf(object)
    if (isLeft(stand)) return stand
    const kinderen = kinderenOf(object.heeftBetrekkingOp, zaak, context)
    if (isLeft(kinderen)) return kinderen
    const gezin = gezinOf(kinderen.right, object.heeftAlsBelanghebbende, zaak, context)
    if (isLeft(gezin)) return gezin
    const events = [...gezin.right.events]
    for (const kind of kinderen.right) {
      events.push(onderzoekOf(zaak, kind, soort.right ?? 'raadsonderzoek', stand.right, context))
      if (withoutMeasure.has(stand.right.resultaat)) continue
      const measures = maatregelenOf(notificatie, zaak, kind, weCarryOut, context)
      if (isLeft(measures)) return measures
      events.push(...measures.right)
    }
    return right(events)
  }
