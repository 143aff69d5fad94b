import type { Translate } from '@gezinsbeeld/adapter-kit'
import { present } from '@gezinsbeeld/adapter-kit/fields'
import type { Persoon } from '@gezinsbeeld/contracts'
import { isLeft, right } from 'fp-ts/lib/Either.js'
import { homeOf, isConfidential } from '../fhir/address'
import { ownPhone } from '../fhir/contact-point'
import { isSecret } from '../fhir/secrecy'
import { patientKeySpace } from '../keys'
import { identityOf } from '../person'
import type { PatientRecord } from './record'

const whereaboutsOf = ({
  meta,
  address,
  telecom,
}: PatientRecord): Pick<Persoon, 'geheimhouding' | 'adres' | 'telefoon'> =>
  isSecret(meta) || isConfidential(address)
    ? { geheimhouding: true }
    : present({ adres: homeOf(address), telefoon: ownPhone(telecom) })

/** A client: `persoon.vastgelegd`, in the client's own file. That the client is treated, CareTeam and EpisodeOfCare say. */
export const translatePatient: Translate<PatientRecord> = (record, context) => {
  // A record that another one replaces must not be used any more (FHIR R4, Patient.link).
  if (record.link.some(({ type }) => type === 'replaced-by')) return right([])
  const identity = identityOf(record, context)
  if (isLeft(identity)) return identity
  const referentie = context.persoon(patientKeySpace, record.id)
  const data = {
    referentie,
    personen: [referentie],
    ...identity.right,
    ...present({
      overlijdensdatum: record.deceasedDateTime,
      overleden: record.deceasedBoolean === true ? (true as const) : undefined,
    }),
    ...whereaboutsOf(record),
  }
  const object = context.object(patientKeySpace, record.id)
  return right([{ naam: 'persoon.vastgelegd', object, dossier: referentie, data }])
}
