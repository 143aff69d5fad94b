import type { Translate } from '@gezinsbeeld/adapter-kit'
import { meaning, present } from '@gezinsbeeld/adapter-kit/fields'
import { isLeft, right } from 'fp-ts/lib/Either.js'
import { childAbuseWarnings, flagStatuses } from '../codes'
import { codingsOf } from '../fhir/coding'
import { daysOf, needed } from '../fhir/late'
import { toldBy } from '../fhir/own-codes'
import { patientOf } from '../fhir/reference'
import { patientKeySpace } from '../keys'
import { flagSettings } from '../settings'
import type { FlagRecord } from './record'

/**
 * A warning in a file that is about child abuse: `signaal.afgegeven` or `signaal.opgeheven`, never with an explanation. Of any
 * other warning nothing is told.
 */
export const translateFlag: Translate<FlagRecord> = (record, context) => {
  const { basisUrl, waarschuwing } = flagSettings(context.config)
  if (record.status === 'entered-in-error') return right([])
  const codings = codingsOf([...(record.code === undefined ? [] : [record.code]), ...record.category])
  const soort = toldBy('waarschuwing', childAbuseWarnings, waarschuwing, codings, 'code')
  if (isLeft(soort)) return soort
  if (soort.right === undefined) return right([])
  const code = needed('a code', record.status, 'status')
  if (isLeft(code)) return code
  const status = meaning(flagStatuses, code.right, 'status')
  if (isLeft(status)) return status
  const client = patientOf(record.subject, basisUrl, 'subject')
  if (isLeft(client)) return client
  const days = daysOf(record.period, 'period')
  if (isLeft(days)) return days
  const { start: begindatum, end: einddatum } = days.right
  const dossier = context.persoon(patientKeySpace, client.right)
  const object = context.object('flag', record.id)
  const common = {
    referentie: `${context.organisatie}:${object}`,
    personen: [dossier],
    soort: soort.right,
    ...present({ begindatum }),
  }
  switch (status.right) {
    case 'afgegeven':
      // An end that is planned is none yet.
      return right([{ naam: 'signaal.afgegeven', object, dossier, data: common }])
    case 'opgeheven':
      return right([
        { naam: 'signaal.opgeheven', object, dossier, data: { ...common, ...present({ einddatum }) } },
      ])
    case 'ingetrokken':
      return right([])
  }
}
