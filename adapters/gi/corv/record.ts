import { record } from '@gezinsbeeld/adapter-kit/fields'
import { corvMessage, Notificatie, VerzoekTotOnderzoek } from '@gezinsbeeld/corv'
import * as t from 'io-ts'
import { Notificatiejr } from './notificatiejr'

/** What a GI receives from the Raad and the police (`notificatieDi01`, `notificatiejrDi01`), and asks of the Raad (`vtoDi01`). */
export const CorvRecord = corvMessage(
  t.union([
    record({ notificatieDi01: Notificatie }),
    record({ notificatiejrDi01: Notificatiejr }),
    record({ vtoDi01: VerzoekTotOnderzoek }),
  ]),
  ['notificatieDi01', 'notificatiejrDi01', 'vtoDi01'],
)

export type CorvRecord = t.TypeOf<typeof CorvRecord>
