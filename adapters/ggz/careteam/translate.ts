import type { Rejection, Translate } from '@gezinsbeeld/adapter-kit'
import { meaningIfAny, present } from '@gezinsbeeld/adapter-kit/fields'
import { type Either, isLeft, right } from 'fp-ts/lib/Either.js'
import { teamStatuses } from '../codes'
import { patientOf, targetOf } from '../fhir/reference'
import { patientKeySpace } from '../keys'
import { type CareTeamSettings, careTeamSettings } from '../settings'
import { contactOf } from './contact'
import type { CareTeamRecord } from './record'

/** The client: the subject, or where that is left out the one Patient among the members. */
const clientOf = (
  { subject, participant }: CareTeamRecord,
  { basisUrl }: CareTeamSettings,
): Either<Rejection, string> => {
  if (subject !== undefined) return patientOf(subject, basisUrl, 'subject')
  const patients = participant.filter(
    ({ member }) => member !== undefined && targetOf(member)?.type === 'Patient',
  )
  return patientOf(patients.length === 1 ? patients[0]?.member : undefined, basisUrl, 'subject')
}

/** A team: `betrokkenheid.gestart` or `betrokkenheid.beeindigd`, with whom to call. */
export const translateCareTeam: Translate<CareTeamRecord> = (record, context) => {
  const settings = careTeamSettings(context.config)
  const status = meaningIfAny(teamStatuses, record.status, 'status')
  if (isLeft(status)) return status
  // Before the rest, which may be what was wrong.
  if (status.right === 'ingetrokken') return right([])
  const client = clientOf(record, settings)
  if (isLeft(client)) return client
  const dossier = context.persoon(patientKeySpace, client.right)
  const object = context.object('careteam', record.id)
  const einddatum = record.period?.end
  const data = {
    referentie: `${context.organisatie}:${object}`,
    personen: [dossier],
    rol: 'behandeling' as const,
    ...present({ begindatum: record.period?.start, contactpersoon: contactOf(record, settings) }),
  }
  // A team need not have a status: then its period says whether it still is one.
  switch (status.right ?? (einddatum === undefined ? 'gestart' : 'beeindigd')) {
    case 'gestart':
      return right([{ naam: 'betrokkenheid.gestart', object, dossier, data }])
    case 'beeindigd': {
      const ended = { ...data, ...present({ einddatum }) }
      return right([{ naam: 'betrokkenheid.beeindigd', object, dossier, data: ended }])
    }
  }
}
