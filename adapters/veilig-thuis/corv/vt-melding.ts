import type { Translate } from '@gezinsbeeld/adapter-kit'
import {
  Code,
  meaningWherePossible,
  optional,
  present,
  record,
  wherePossible,
} from '@gezinsbeeld/adapter-kit/fields'
import {
  addressed,
  betrokkenenOf,
  each,
  folded,
  type Genoemde,
  Kenmerk,
  NatuurlijkPersoon,
  StufDatumOfNiets,
  Stuurgegevens,
} from '@gezinsbeeld/corv'
import { isLeft, right } from 'fp-ts/lib/Either.js'
import type * as t from 'io-ts'
import { ernst, melderVan } from '../codes'
import { ontvangen } from './melding'

const Betrokkene = record({
  gerelateerde: optional(NatuurlijkPersoon),
  /** So the standard writes it. */
  jeugzorgrol: optional(Kenmerk),
  jeugdzorgrol: optional(Kenmerk),
})

/** `vtMeldingDi01`. What happened, where, and who was told of it are never read. */
export const VtMelding = record(
  {
    stuurgegevens: Stuurgegevens,
    object: record({
      identificatieVtMelding: Kenmerk,
      datumMelding: StufDatumOfNiets,
      datumIncident: StufDatumOfNiets,
      SASHniveau: optional(Code),
      betreft: record({
        gerelateerde: record({
          eergerelateerdGeweld: wherePossible(Kenmerk),
          heeftBetrokken: each(Betrokkene),
        }),
      }),
      isIngediendDoor: optional(record({ gerelateerde: optional(record({ naam: wherePossible(Kenmerk) })) })),
    }),
  },
  'a vtMeldingDi01',
)

/** Who has no role might be who reported, and is left out. */
const genoemd = (betrokkene: t.TypeOf<typeof Betrokkene>): readonly Genoemde[] => {
  const { gerelateerde: persoon, jeugzorgrol, jeugdzorgrol } = betrokkene
  const rol = jeugzorgrol ?? jeugdzorgrol
  if (persoon === undefined || rol === undefined) return []
  return [{ persoon, rol, pad: 'object.betreft.gerelateerde.heeftBetrokken.jeugzorgrol' }]
}

export const translateVtMelding: Translate<t.TypeOf<typeof VtMelding>> = (
  { stuurgegevens, object },
  context,
) => {
  const ours = addressed(stuurgegevens, context)
  if (isLeft(ours)) return ours
  const niveau = object.SASHniveau === undefined ? undefined : folded(object.SASHniveau)
  const level = meaningWherePossible(ernst, niveau, 'object.SASHniveau', context)
  const { heeftBetrokken, eergerelateerdGeweld } = object.betreft.gerelateerde
  const melder = stuurgegevens.zender.organisatie
  const kenmerk = { melder, nummer: object.identificatieVtMelding }
  const zaak = `${melder} ${kenmerk.nummer}`
  const betrokkenen = betrokkenenOf(heeftBetrokken.flatMap(genoemd), [], zaak, context)
  if (isLeft(betrokkenen)) return betrokkenen
  const { personen, jeugdigen, events } = betrokkenen.right
  const isHonour = eergerelateerdGeweld !== undefined && /^ja\b/.test(folded(eergerelateerdGeweld))
  const melding = {
    soort: 'vt-melding',
    ...present({
      datumMelding: object.datumMelding,
      datumIncident: object.datumIncident,
      aardGeweld: isHonour ? (['eergerelateerd-geweld'] as const) : undefined,
      ernst: level,
      melder: melderVan(object.isIngediendDoor?.gerelateerde?.naam ?? melder),
    }),
  } as const
  return right([...events, ...ontvangen(kenmerk, { personen, clienten: jeugdigen, melding }, context)])
}
