import type { Translate } from '@gezinsbeeld/adapter-kit'
import { optional, present, record } from '@gezinsbeeld/adapter-kit/fields'
import { addressed, betrokkenenOf, Client, each, folded, Kenmerk, Stuurgegevens } from '@gezinsbeeld/corv'
import { isLeft, right } from 'fp-ts/lib/Either.js'
import type * as t from 'io-ts'

/** `notificatiejrDi01`: something happened about which a jeugdreclasseerder must know. What, and who tells it, are never read. */
export const Notificatiejr = record(
  {
    stuurgegevens: Stuurgegevens,
    object: record({
      isVan: optional(
        record({ gerelateerde: optional(record({ omschrijvingGeneriek: optional(Kenmerk) })) }),
      ),
      heeftBetrekkingOp: each(Client),
    }),
  },
  'a notificatiejrDi01',
)

/** A signaal about the jeugdige: that there is one, and since when. */
export const translateNotificatiejr: Translate<t.TypeOf<typeof Notificatiejr>> = (
  { stuurgegevens, object },
  context,
) => {
  const ours = addressed(stuurgegevens, context)
  if (isLeft(ours)) return ours
  const named = `${stuurgegevens.zender.organisatie} ${stuurgegevens.referentienummer}`
  const genoemden = object.heeftBetrekkingOp.flatMap(({ gerelateerde, omschrijving = 'jeugdige' }) =>
    (gerelateerde?.natuurlijkPersoon ?? []).map((persoon) => ({
      persoon,
      rol: omschrijving,
      pad: 'object.heeftBetrekkingOp.omschrijving',
    })),
  )
  const betrokkenen = betrokkenenOf(genoemden, [], named, context)
  if (isLeft(betrokkenen)) return betrokkenen
  const token = context.object('corv-signaal', folded(named))
  const data = {
    referentie: `${context.organisatie}:${token}`,
    personen: betrokkenen.right.personen,
    soort: 'escalatie',
    ...present({ begindatum: stuurgegevens.tijdstipBericht }),
  } as const
  return right([...betrokkenen.right.events, { naam: 'signaal.afgegeven', object: token, data, over: 'mag' }])
}
