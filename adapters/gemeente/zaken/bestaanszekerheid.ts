import type { TranslatedEvent } from '@gezinsbeeld/adapter-kit'
import { present } from '@gezinsbeeld/adapter-kit/fields'
import type { Bestaanszekerheid } from '@gezinsbeeld/contracts'
import type { ZaakRecord } from '../zgw/record'
import type { BestaanszekerheidType } from '../zgw/settings'
import type { Reached } from '../zgw/status'
import type { ZaakObject } from '../zgw/zaak'

type Stand = BestaanszekerheidType['statustypen'][string]

/** With these it is over, whether the case is closed or not. */
const over: ReadonlySet<Stand> = new Set(['afgewezen', 'afgebroken', 'afgerond'])

/** Help with debts, income or housing: how far it is, and since and until when. Never an amount. */
export const bestaanszekerheidOf = (
  { startdatum, einddatum: closed }: ZaakRecord,
  { soort, eindigtMetZaak }: BestaanszekerheidType,
  stands: readonly Reached<Stand>[],
  { object, dossier, base }: ZaakObject,
): TranslatedEvent => {
  const last = stands.at(-1)
  const found = stands.findLast(({ stand }) => stand !== 'lopend')?.stand
  const stand: Bestaanszekerheid['stand'] | undefined = found === 'lopend' ? undefined : found
  const isOver = last !== undefined && over.has(last.stand)
  const einddatum = (eindigtMetZaak || isOver ? closed : undefined) ?? (isOver ? last.op : undefined)
  const data = {
    ...{ ...base, personen: [...base.personen], soort },
    ...present({ stand, begindatum: startdatum }),
  }
  return einddatum === undefined
    ? { naam: 'bestaanszekerheid.gestart', object, dossier, data }
    : { naam: 'bestaanszekerheid.beeindigd', object, dossier, data: { ...data, einddatum } }
}
