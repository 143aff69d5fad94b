import type { Translate } from '@gezinsbeeld/adapter-kit'
import { translateNotificatie, translateVerzoekTotOnderzoek } from '@gezinsbeeld/corv'
import { right } from 'fp-ts/lib/Either.js'
import { translateNotificatiejr } from './notificatiejr'
import type { CorvRecord } from './record'

/** A measure of which the Raad tells a GI is one that this GI carries out. */
const notificatie = translateNotificatie({ weCarryOut: true })

export const translateCorv: Translate<CorvRecord> = (record, context) => {
  if (record === undefined) return right([])
  if ('vtoDi01' in record) return translateVerzoekTotOnderzoek(record.vtoDi01, context)
  if ('notificatiejrDi01' in record) return translateNotificatiejr(record.notificatiejrDi01, context)
  return notificatie(record.notificatieDi01, context)
}
