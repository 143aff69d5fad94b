import { presentOrNone, readOrNone, text } from '@gezinsbeeld/adapter-kit/fields'
import type { Contactpersoon } from '@gezinsbeeld/contracts'
import { functies } from '../codes'
import { codingsOf } from '../fhir/coding'
import { workEmail, workPhone } from '../fhir/contact-point'
import { spokenName } from '../fhir/human-name'
import { hasEnded } from '../fhir/period'
import { type NamedReference, targetOf } from '../fhir/reference'
import type { CareTeamSettings } from '../settings'
import type { CareTeamRecord } from './record'

type Participant = CareTeamRecord['participant'][number]
type Contained = CareTeamRecord['contained'][number]

/**
 * A name that stands as text: letters, blanks, dots, dashes. Other text beside a name ("W. Klaasen, verslavingsarts") tells what
 * somebody is treated for, and then none of it is read.
 */
const plainName = (found: string | undefined): string | undefined => {
  const name = readOrNone(text(200), found)
  return name !== undefined && /^[\p{L}\p{M}.'’ -]+$/u.test(name) ? name : undefined
}

const within = (team: CareTeamRecord, reference: NamedReference | undefined): Contained | undefined => {
  const target = reference === undefined ? undefined : targetOf(reference)
  return target?.contained ? team.contained.find(({ id }) => id === target.id) : undefined
}

/** The name of a practitioner: of the contained resource, or as the reference itself gives it. */
const practitionerName = (
  team: CareTeamRecord,
  reference: NamedReference | undefined,
): string | undefined => {
  const found = within(team, reference)
  const names = found?.resourceType === 'Practitioner' ? found.name : []
  return spokenName(names) ?? plainName(names[0]?.text) ?? plainName(reference?.display)
}

const nameOf = (team: CareTeamRecord, reference: NamedReference | undefined): string | undefined => {
  const found = within(team, reference)
  return found?.resourceType === 'PractitionerRole'
    ? (practitionerName(team, found.practitioner) ?? plainName(reference?.display))
    : practitionerName(team, reference)
}

/** The numbers of a role, then those of its practitioner. */
const telecomOf = (team: CareTeamRecord, reference: NamedReference | undefined): Contained['telecom'] => {
  const found = within(team, reference)
  if (found?.resourceType !== 'PractitionerRole') return found?.telecom ?? []
  return [...found.telecom, ...(within(team, found.practitioner)?.telecom ?? [])]
}

/** Of a client's team also the client and family can be members; only professionals are called. */
const isProfessional = (team: CareTeamRecord, { member, period }: Participant): boolean => {
  if (member === undefined || hasEnded(period)) return false
  const type = within(team, member)?.resourceType ?? targetOf(member)?.type ?? member.type
  return type === 'Practitioner' || type === 'PractitionerRole'
}

/** What a professional does, in the organisation's own word for the code or in ours. */
const functieOf = ({ role }: Participant, own: CareTeamSettings['functies']): string | undefined => {
  const words = new Map(Object.entries(own))
  return codingsOf(role)
    .map(({ code }) => readOrNone(text(200), words.get(code) ?? functies.codes.get(code)))
    .find((word) => word !== undefined)
}

/**
 * Whom to call about the client: the first professional with a number of their own, or else the first with a name, on the team's
 * number.
 */
export const contactOf = (team: CareTeamRecord, settings: CareTeamSettings): Contactpersoon | undefined => {
  const professionals = team.participant
    .filter((participant) => isProfessional(team, participant))
    .map((participant) => ({
      naam: nameOf(team, participant.member),
      functie: functieOf(participant, settings.functies),
      telefoon: workPhone(telecomOf(team, participant.member)),
      email: workEmail(telecomOf(team, participant.member)),
    }))
  const chosen =
    professionals.find(({ naam, telefoon }) => naam !== undefined && telefoon !== undefined) ??
    professionals.find(({ naam }) => naam !== undefined) ??
    professionals.find(({ telefoon }) => telefoon !== undefined)
  return presentOrNone({
    naam: chosen?.naam ?? (settings.teamnaam ? team.name : undefined),
    functie: chosen?.functie,
    telefoon: chosen?.telefoon ?? workPhone(team.telecom),
    email: chosen?.email ?? workEmail(team.telecom),
  })
}
