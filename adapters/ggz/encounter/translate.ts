import type { Translate } from '@gezinsbeeld/adapter-kit'
import { meaning, present } from '@gezinsbeeld/adapter-kit/fields'
import { isLeft, right } from 'fp-ts/lib/Either.js'
import { crisisContacts, encounterStatuses } from '../codes'
import { codingsOf } from '../fhir/coding'
import { daysOf, needed } from '../fhir/late'
import { toldBy } from '../fhir/own-codes'
import { patientOf } from '../fhir/reference'
import { patientKeySpace } from '../keys'
import { encounterSettings } from '../settings'
import type { EncounterRecord } from './record'

const isWithdrawn = (status: string | undefined): boolean =>
  status !== undefined && encounterStatuses.codes.get(status) === 'ingetrokken'

/** A crisis contact: a `traject` of crisis care, as its status says. Of any other contact nothing is told. */
export const translateEncounter: Translate<EncounterRecord> = (record, context) => {
  const { basisUrl, contactsoort } = encounterSettings(context.config)
  if (isWithdrawn(record.status)) return right([])
  const codings = [...(record.class ?? []), ...codingsOf(record.type)]
  const told = toldBy('contactsoort', crisisContacts, contactsoort, codings, 'class')
  if (isLeft(told)) return told
  if (told.right === undefined) return right([])
  const code = needed('a code', record.status, 'status')
  if (isLeft(code)) return code
  const status = meaning(encounterStatuses, code.right, 'status')
  if (isLeft(status)) return status
  const client = patientOf(record.subject, basisUrl, 'subject')
  if (isLeft(client)) return client
  const days = daysOf(record.period, 'period')
  if (isLeft(days)) return days
  const { start: begindatum, end: einddatum } = days.right
  const dossier = context.persoon(patientKeySpace, client.right)
  const object = context.object('encounter', record.id)
  const common = {
    referentie: `${context.organisatie}:${object}`,
    personen: [dossier],
    soort: 'crisiszorg' as const,
    crisis: true,
  }
  const known =
    status.right === 'onbekend' ? (einddatum === undefined ? 'gestart' : 'beeindigd') : status.right
  switch (known) {
    case 'aangemeld':
      // The period of a contact that is planned is when it will be, not since when the client waits.
      return right([{ naam: 'traject.aangemeld', object, dossier, data: common }])
    case 'gestart': {
      const data = { ...common, ...present({ begindatum }) }
      return right([{ naam: 'traject.gestart', object, dossier, data }])
    }
    case 'beeindigd': {
      const data = { ...common, ...present({ begindatum, einddatum }) }
      return right([{ naam: 'traject.beeindigd', object, dossier, data }])
    }
    case 'ingetrokken':
      return right([])
  }
}
