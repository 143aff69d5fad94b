import type { Rejection, Translate, TranslateContext, TranslatedEvent } from '@gezinsbeeld/adapter-kit'
import {
  Code,
  meaning,
  meaningIfAny,
  optional,
  present,
  record,
  wherePossible,
} from '@gezinsbeeld/adapter-kit/fields'
import {
  addressed,
  type Bekende,
  each,
  eenmaal,
  folded,
  Kenmerk,
  NatuurlijkPersoon,
  onceEach,
  persoonOf,
  relatieOf,
  StufDag,
  Stuurgegevens,
} from '@gezinsbeeld/corv'
import { type Either, isLeft, left, right } from 'fp-ts/lib/Either.js'
import type * as t from 'io-ts'
import { hoedanigheden, melderVan, soortenMelding, verhoudingen } from '../codes'
import { ontvangen } from './melding'

const Wie = optional(record({ natuurlijkPersoon: optional(NatuurlijkPersoon) }))

const Incident = record({
  datumTijd: StufDag,
  periodeVanTot: optional(record({ datumtijdBegin: StufDag })),
})

/** `meldingGeneriekDi01`: any organisation reports. What it says in words, and its contact person, are never read. */
export const MeldingGeneriek = record(
  {
    stuurgegevens: Stuurgegevens,
    object: record({
      identificatie: Kenmerk,
      soortmeldingCode: Code,
      datumTijdMelding: StufDag,
      heeftBetrekkingOp: record({ gerelateerde: Wie, hoedanigheid: optional(Code) }),
      heeftAlsOverigBetrokkene: each(record({ gerelateerde: Wie, betrokkenheidRelatie: optional(Code) })),
      heeftAlsInitiator: optional(
        record({
          gerelateerde: optional(
            record({ organisatorischeEenheid: optional(record({ naam: wherePossible(Kenmerk) })) }),
          ),
        }),
      ),
      betreft: optional(
        record({
          gerelateerde: optional(
            record({
              vraagAntwoord: each(
                record({ vraagCode: wherePossible(Code), antwoord: wherePossible(Kenmerk) }),
              ),
              kent: optional(record({ gerelateerde: optional(Incident) })),
            }),
          ),
        }),
      ),
    }),
  },
  'a meldingGeneriekDi01',
)

type MeldingGeneriek = t.TypeOf<typeof MeldingGeneriek>

const nobody: Rejection = {
  reden: 'geen-betrokkene',
  pad: 'object.heeftBetrekkingOp',
  uitleg: 'found nobody whom this may be told about: no person, or one who reports or saw it',
}

interface Betrokkenen {
  readonly personen: readonly Bekende[]
  readonly relaties: readonly TranslatedEvent[]
}

const betrokkenenIn = (
  object: MeldingGeneriek['object'],
  zaak: string,
  context: TranslateContext,
): Either<Rejection, Betrokkenen> => {
  const { hoedanigheid, gerelateerde } = object.heeftBetrekkingOp
  const pad = 'object.heeftBetrekkingOp.hoedanigheid'
  const role = meaningIfAny(hoedanigheden, hoedanigheid, pad)
  if (isLeft(role)) return role
  const subject = gerelateerde?.natuurlijkPersoon
  if (subject === undefined || role.right === 'niemand') return left(nobody)
  const centre = persoonOf(subject, zaak, 0, context)
  const personen: Bekende[] = [centre]
  const relaties: TranslatedEvent[] = []
  for (const [
    plaats,
    { gerelateerde: other, betrokkenheidRelatie },
  ] of object.heeftAlsOverigBetrokkene.entries()) {
    const persoon = other?.natuurlijkPersoon
    if (persoon === undefined) continue
    const where = 'object.heeftAlsOverigBetrokkene.betrokkenheidRelatie'
    const found = meaningIfAny(verhoudingen, betrokkenheidRelatie, where)
    if (isLeft(found)) return found
    if (found.right === undefined || found.right === 'niemand') continue
    const bekende = persoonOf(persoon, zaak, plaats + 1, context)
    if (bekende.referentie === centre.referentie) continue
    personen.push(bekende)
    const { soort, omgekeerd } = found.right
    const [van, naar] = omgekeerd === true ? [centre, bekende] : [bekende, centre]
    relaties.push(relatieOf({ van: van.referentie, naar: naar.referentie, soort }, context))
  }
  return right({ personen: eenmaal(personen), relaties: onceEach(relaties) })
}

/** VT-005 asks whether it is violence in the name of honour. */
const isHonour = ({ betreft }: MeldingGeneriek['object']): boolean =>
  (betreft?.gerelateerde?.vraagAntwoord ?? []).some(
    ({ vraagCode, antwoord }) => vraagCode === 'VT-005' && /^ja\b/.test(folded(antwoord ?? '')),
  )

export const translateMeldingGeneriek: Translate<MeldingGeneriek> = ({ stuurgegevens, object }, context) => {
  const ours = addressed(stuurgegevens, context)
  if (isLeft(ours)) return ours
  const soort = meaning(soortenMelding, object.soortmeldingCode, 'object.soortmeldingCode')
  if (isLeft(soort)) return soort
  const melder = stuurgegevens.zender.organisatie
  const kenmerk = { melder, nummer: object.identificatie }
  const betrokkenen = betrokkenenIn(object, `${melder} ${kenmerk.nummer}`, context)
  if (isLeft(betrokkenen)) return betrokkenen
  const incident = object.betreft?.gerelateerde?.kent?.gerelateerde
  const melding = {
    soort: soort.right,
    ...present({
      datumMelding: object.datumTijdMelding ?? stuurgegevens.tijdstipBericht,
      datumIncident: incident?.datumTijd ?? incident?.periodeVanTot?.datumtijdBegin,
      aardGeweld: isHonour(object) ? (['eergerelateerd-geweld'] as const) : undefined,
      melder: melderVan(object.heeftAlsInitiator?.gerelateerde?.organisatorischeEenheid?.naam ?? melder),
    }),
  }
  const personen = betrokkenen.right.personen.map(({ referentie }) => referentie)
  return right([
    ...betrokkenen.right.personen.map(({ event }) => event),
    ...betrokkenen.right.relaties,
    ...ontvangen(kenmerk, { personen, clienten: personen, melding }, context),
  ])
}
