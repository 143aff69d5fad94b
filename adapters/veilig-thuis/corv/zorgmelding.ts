import type { Change, Translate } from '@gezinsbeeld/adapter-kit'
import { meaning, optional, present, record, wherePossible } from '@gezinsbeeld/adapter-kit/fields'
import {
  addressed,
  Belanghebbende,
  betrokkenenOf,
  Client,
  each,
  folded,
  type Genoemde,
  Kenmerk,
  Stuurgegevens,
} from '@gezinsbeeld/corv'
import { isLeft, right } from 'fp-ts/lib/Either.js'
import type * as t from 'io-ts'
import { melderVan, resultaten } from '../codes'
import { afloop, ontvangen } from './melding'

const Nummer = record({ kenmerk: Kenmerk })

/** `zorgmeldingDi01`: the police worry about a jeugdige. The document, and whom to ask about it, are never read. */
export const Zorgmelding = record(
  {
    stuurgegevens: Stuurgegevens,
    object: record({
      kenmerk: Nummer,
      heeftBetrekkingOp: each(Client),
      heeftAlsBelanghebbende: each(Belanghebbende),
      heeftAlsInitiator: optional(
        record({
          gerelateerde: optional(
            record({ nietNatuurlijkPersoon: optional(record({ statutaireNaam: wherePossible(Kenmerk) })) }),
          ),
        }),
      ),
    }),
  },
  'a zorgmeldingDi01',
)

type Zorgmelding = t.TypeOf<typeof Zorgmelding>

const genoemdenIn = ({
  heeftBetrekkingOp,
  heeftAlsBelanghebbende,
}: Zorgmelding['object']): readonly Genoemde[] => [
  ...heeftBetrekkingOp.flatMap(({ gerelateerde, omschrijving = 'jeugdige' }) =>
    (gerelateerde?.natuurlijkPersoon ?? []).map((persoon) => ({
      persoon,
      rol: omschrijving,
      pad: 'object.heeftBetrekkingOp.omschrijving',
    })),
  ),
  ...heeftAlsBelanghebbende.flatMap(({ gerelateerde, omschrijving, code }) => {
    const persoon = gerelateerde?.natuurlijkPersoon
    const rol = omschrijving ?? code
    // Who has no role might be who reported.
    if (persoon === undefined || rol === undefined) return []
    return [{ persoon, rol, pad: 'object.heeftAlsBelanghebbende.omschrijving' }]
  }),
]

export const translateZorgmelding: Translate<Zorgmelding> = ({ stuurgegevens, object }, context) => {
  const ours = addressed(stuurgegevens, context)
  if (isLeft(ours)) return ours
  const melder = stuurgegevens.zender.organisatie
  const kenmerk = { melder, nummer: object.kenmerk.kenmerk }
  const betrokkenen = betrokkenenOf(genoemdenIn(object), [], `${melder} ${kenmerk.nummer}`, context)
  if (isLeft(betrokkenen)) return betrokkenen
  const { personen, jeugdigen, events } = betrokkenen.right
  const initiator = object.heeftAlsInitiator?.gerelateerde?.nietNatuurlijkPersoon?.statutaireNaam
  const melding = {
    soort: 'zorgmelding',
    ...present({ datumMelding: stuurgegevens.tijdstipBericht, melder: melderVan(initiator ?? melder) }),
  } as const
  return right([...events, ...ontvangen(kenmerk, { personen, clienten: jeugdigen, melding }, context)])
}

/** `zorgmeldingTerugkoppelingDi01`: what became of a zorgmelding. */
export const ZorgmeldingTerugkoppeling = record(
  {
    stuurgegevens: Stuurgegevens,
    object: record({ kenmerk: Nummer, resultaat: record({ omschrijving: Kenmerk }) }),
  },
  'a zorgmeldingTerugkoppelingDi01',
)

export const changeByZorgmeldingTerugkoppeling: Change<t.TypeOf<typeof ZorgmeldingTerugkoppeling>> = (
  { stuurgegevens, object },
  context,
) => {
  const ours = addressed(stuurgegevens, context)
  if (isLeft(ours)) return ours
  const result = meaning(resultaten, folded(object.resultaat.omschrijving), 'object.resultaat.omschrijving')
  if (isLeft(result)) return result
  const kenmerk = { melder: stuurgegevens.ontvanger?.organisatie, nummer: object.kenmerk.kenmerk }
  return right(afloop(kenmerk, result.right, stuurgegevens.tijdstipBericht, [], context))
}
