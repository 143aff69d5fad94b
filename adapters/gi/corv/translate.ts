import type { Translate, TranslatedEvent } from '@gezinsbeeld/adapter-kit'
import { translateNotificatie, translateVerzoekTotOnderzoek } from '@gezinsbeeld/corv'
import { isLeft, right } from 'fp-ts/lib/Either.js'
import { translateNotificatiejr } from './notificatiejr'
import type { CorvRecord } from './record'

/** A measure of which the Raad tells a GI is one that this GI carries out. */
const notificatie = translateNotificatie({ weCarryOut: true })

/** An onderzoek is for the Raad to tell: a GI sends none (contracts/toepassingen/adapter-gi). */
const isOurs = ({ naam }: TranslatedEvent): boolean => !naam.startsWith('onderzoek.')

export const translateCorv: Translate<CorvRecord> = (record, context) => {
  if (record === undefined) return right([])
  if ('notificatiejrDi01' in record) return translateNotificatiejr(record.notificatiejrDi01, context)
  const told =
    'vtoDi01' in record
      ? translateVerzoekTotOnderzoek(record.vtoDi01, context)
      : notificatie(record.notificatieDi01, context)
  return isLeft(told) ? told : right(told.right.filter(isOurs))
}
