import { record } from '@gezinsbeeld/adapter-kit/fields'
import { corvMessage, Notificatie, VerzoekTotOnderzoek } from '@gezinsbeeld/corv'
import * as t from 'io-ts'

/** What the Raad sends (`notificatieDi01`) and receives (`vtoDi01`). */
export const CorvRecord = corvMessage(
  t.union([record({ notificatieDi01: Notificatie }), record({ vtoDi01: VerzoekTotOnderzoek })]),
  ['notificatieDi01', 'vtoDi01'],
)

export type CorvRecord = t.TypeOf<typeof CorvRecord>
