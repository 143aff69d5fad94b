import type { Translate } from '@gezinsbeeld/adapter-kit'
import { translateNotificatie, translateVerzoekTotOnderzoek } from '@gezinsbeeld/corv'
import { right } from 'fp-ts/lib/Either.js'
import type { CorvRecord } from './record'

const notificatie = translateNotificatie({ weCarryOut: false })

/** One message: the onderzoek of each child, and the measures to which it led. */
export const translateCorv: Translate<CorvRecord> = (record, context) => {
  if (record === undefined) return right([])
  return 'vtoDi01' in record
    ? translateVerzoekTotOnderzoek(record.vtoDi01, context)
    : notificatie(record.notificatieDi01, context)
}
