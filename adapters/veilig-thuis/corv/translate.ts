import type { Change, Translate } from '@gezinsbeeld/adapter-kit'
import { translateNotificatie, translateVerzoekTotOnderzoek } from '@gezinsbeeld/corv'
import { right } from 'fp-ts/lib/Either.js'
import { translateMeldingGeneriek } from './melding-generiek'
import type { CorvRecord } from './record'
import { changeByUitkomst } from './uitkomst-melding-generiek'
import { translateVtMelding } from './vt-melding'
import { changeByVtTerugkoppeling } from './vt-terugkoppeling'
import { changeByZorgmeldingTerugkoppeling, translateZorgmelding } from './zorgmelding'

/** A measure is for the Raad and who carries it out to tell (contracts/toepassingen/adapter-veilig-thuis). */
const translateOnderzoek = translateNotificatie({})

/** What a message gives: a melding with who it is about. The others only say what becomes of one. */
export const translateCorv: Translate<CorvRecord> = (record, context) => {
  if (record === undefined) return right([])
  if ('vtMeldingDi01' in record) return translateVtMelding(record.vtMeldingDi01, context)
  if ('meldingGeneriekDi01' in record) return translateMeldingGeneriek(record.meldingGeneriekDi01, context)
  if ('zorgmeldingDi01' in record) return translateZorgmelding(record.zorgmeldingDi01, context)
  if ('vtoDi01' in record) return translateVerzoekTotOnderzoek(record.vtoDi01, context)
  if ('notificatieDi01' in record) return translateOnderzoek(record.notificatieDi01, context)
  return right([])
}

/** What a message says of a melding that another one gave. */
export const changeByCorv: Change<CorvRecord> = (record, context) => {
  if (record === undefined) return right([])
  if ('vtTerugkoppelingDi01' in record) return changeByVtTerugkoppeling(record.vtTerugkoppelingDi01, context)
  if ('uitkomstMeldingGeneriekDi01' in record) {
    return changeByUitkomst(record.uitkomstMeldingGeneriekDi01, context)
  }
  if ('zorgmeldingTerugkoppelingDi01' in record) {
    return changeByZorgmeldingTerugkoppeling(record.zorgmeldingTerugkoppelingDi01, context)
  }
  return right([])
}
