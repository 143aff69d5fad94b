import type { Change, Rejection } from '@gezinsbeeld/adapter-kit'
import { meaning, meaningIfAny, optional, record, wherePossible } from '@gezinsbeeld/adapter-kit/fields'
import { addressed, folded, Kenmerk, organisatieOf, Stuurgegevens } from '@gezinsbeeld/corv'
import { isLeft, left, right } from 'fp-ts/lib/Either.js'
import type * as t from 'io-ts'
import { statussen, uitkomsten } from '../codes'
import { afloop } from './melding'

const Verantwoordelijke = record({
  gerelateerde: optional(record({ naam: wherePossible(Kenmerk) })),
})

/** `vtTerugkoppelingDi01`: Veilig Thuis tells who reported what became of it. It names the melding, and nobody in it. */
export const VtTerugkoppeling = record(
  {
    stuurgegevens: Stuurgegevens,
    object: record({
      status: Kenmerk,
      uitkomst: optional(Kenmerk),
      naarAanleidingVan: record({
        gerelateerde: record({
          identificatieVtMelding: Kenmerk,
          betreft: optional(
            record({
              gerelateerde: optional(
                record({ verantwoordelijkVoorZichtOpDeVeiligheidBelegdBij: optional(Verantwoordelijke) }),
              ),
            }),
          ),
        }),
      }),
    }),
  },
  'a vtTerugkoppelingDi01',
)

const withoutOutcome: Rejection = {
  reden: 'ontbreekt',
  pad: 'object.uitkomst',
  uitleg: 'the status says that there is an outcome; expected it',
}

export const changeByVtTerugkoppeling: Change<t.TypeOf<typeof VtTerugkoppeling>> = (
  { stuurgegevens, object },
  context,
) => {
  const ours = addressed(stuurgegevens, context)
  if (isLeft(ours)) return ours
  const status = meaning(statussen, folded(object.status), 'object.status')
  if (isLeft(status)) return status
  const said = object.uitkomst === undefined ? undefined : folded(object.uitkomst)
  const uitkomst = meaningIfAny(uitkomsten, said, 'object.uitkomst')
  if (isLeft(uitkomst)) return uitkomst
  const { stap } = status.right
  if (stap === 'beoordeeld' && uitkomst.right === undefined) return left(withoutOutcome)
  const outcome = stap === 'beoordeeld' ? { stap, uitkomst: uitkomst.right } : status.right
  const { identificatieVtMelding: nummer, betreft } = object.naarAanleidingVan.gerelateerde
  const belegd = betreft?.gerelateerde?.verantwoordelijkVoorZichtOpDeVeiligheidBelegdBij?.gerelateerde?.naam
  const isHandedOver = stap === 'afgesloten' && status.right.besluit === 'overdracht'
  const aan = isHandedOver ? organisatieOf(belegd, context) : undefined
  const kenmerk = { melder: stuurgegevens.ontvanger?.organisatie, nummer }
  const dag = stuurgegevens.tijdstipBericht
  return right(afloop(kenmerk, outcome, dag, aan === undefined ? [] : [aan], context))
}
