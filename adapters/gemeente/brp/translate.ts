import type { Rejection, Translate, TranslateContext, TranslatedEvent } from '@gezinsbeeld/adapter-kit'
import { isNumberInDoubt, present } from '@gezinsbeeld/adapter-kit/fields'
import { type Either, isLeft, left, right } from 'fp-ts/lib/Either.js'
import { persoonMetBsn } from '../keys'
import { dateOf } from './date'
import { persoonOf } from './persoon'
import type { BrpRecord } from './record'
import { relatiesOf } from './relaties'

/** Since when they live together: the day on which the last one came, when it is known of all. */
const sinceOf = ({ leden }: BrpRecord): Either<Rejection, string | undefined> => {
  const days: string[] = []
  for (const { datumVan } of leden) {
    const day = dateOf(datumVan, 'leden/datumVan')
    if (isLeft(day)) return day
    if (day.right !== undefined) days.push(day.right)
  }
  return right(days.length === leden.length ? days.sort().at(-1) : undefined)
}

/** Who of the municipality's clients live together, without where. Every member's record tells the same. */
const householdOf = (
  record: BrpRecord,
  context: TranslateContext,
): Either<Rejection, readonly TranslatedEvent[]> => {
  const [first] = record.leden
  if (record.huishouden === undefined || first === undefined) return right([])
  const begindatum = sinceOf(record)
  if (isLeft(begindatum)) return begindatum
  const object = context.object('huishouden', `${record.huishouden}|${first.bsn}`)
  return right([
    {
      naam: 'huishouden.vastgelegd',
      ...{ object, dossier: persoonMetBsn(context, record.gevraagd) },
      data: {
        referentie: `${context.organisatie}:${object}`,
        personen: record.leden.map(({ bsn }) => persoonMetBsn(context, bsn)),
        ...present({ begindatum: begindatum.right }),
      },
    },
  ])
}

/** A record that is wrong as a whole: somebody was entered twice, or not at all. */
const mistake = 'F'

/** One client in the BRP: who it is, how it is related and to whom, and with whom it lives. All in the client's file. */
export const translateBrp: Translate<BrpRecord> = (record, context) => {
  const { persoon } = record
  if (persoon === undefined || persoon.opschortingBijhouding?.reden?.code === mistake) return right([])
  if (isNumberInDoubt(persoon)) {
    const uitleg = 'it is being looked into whose number this is; it is read again by itself'
    return left({ reden: 'in-onderzoek', pad: 'persoon/inOnderzoek/burgerservicenummer', uitleg })
  }
  const client = persoonOf(record, persoon, context)
  if (isLeft(client)) return client
  const around = relatiesOf(record, persoon, context)
  if (isLeft(around)) return around
  const household = householdOf(record, context)
  if (isLeft(household)) return household
  const others = around.right.filter(
    ({ object, naam }) => !(naam === client.right.naam && object === client.right.object),
  )
  return right([client.right, ...others, ...household.right])
}
