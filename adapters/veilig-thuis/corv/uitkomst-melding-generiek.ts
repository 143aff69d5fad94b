import type { Change } from '@gezinsbeeld/adapter-kit'
import { Code, meaning, optional, record, wherePossible } from '@gezinsbeeld/adapter-kit/fields'
import { addressed, Kenmerk, organisatieOf, Stuurgegevens } from '@gezinsbeeld/corv'
import { isLeft, right } from 'fp-ts/lib/Either.js'
import type * as t from 'io-ts'
import { statuscodes } from '../codes'
import { afloop } from './melding'

/** `uitkomstMeldingGeneriekDi01`: what became of a meldingGeneriek, which it names by the reporter's number. */
export const UitkomstMeldingGeneriek = record(
  {
    stuurgegevens: Stuurgegevens,
    object: record({
      uwIdentificatie: Kenmerk,
      statuscode: Code,
      routerenNaarInstantie: optional(
        record({ identificatie: wherePossible(Kenmerk), naam: wherePossible(Kenmerk) }),
      ),
    }),
  },
  'an uitkomstMeldingGeneriekDi01',
)

export const changeByUitkomst: Change<t.TypeOf<typeof UitkomstMeldingGeneriek>> = (
  { stuurgegevens, object },
  context,
) => {
  const ours = addressed(stuurgegevens, context)
  if (isLeft(ours)) return ours
  const status = meaning(statuscodes, object.statuscode, 'object.statuscode')
  if (isLeft(status)) return status
  const naar = object.routerenNaarInstantie
  const aan = naar === undefined ? undefined : organisatieOf(naar.naam, context, naar.identificatie)
  const kenmerk = { melder: stuurgegevens.ontvanger?.organisatie, nummer: object.uwIdentificatie }
  const dag = stuurgegevens.tijdstipBericht
  return right(afloop(kenmerk, status.right, dag, aan === undefined ? [] : [aan], context))
}
