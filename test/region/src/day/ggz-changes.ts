import type { EpisodeOfCare } from '../fhir-resources'
import { organisations } from '../organisations'
import { careTeam } from '../recording/care-team'
import { mobilePhone, workPhone } from '../recording/professionals'
import { medewerkernaam } from '../world/names'
import { type Maker, someOf } from './state'

const atGgz =
  (maker: Maker): Maker =>
  (state) => {
    const made = maker(state)
    return made && { ...made, omschrijving: `${organisations['ggz-oost'].naam}: ${made.omschrijving}` }
  }

const patientOf = ({ patient }: EpisodeOfCare): string => (patient.reference ?? '').replace('Patient/', '')

const episodeFinishes: Maker = ({ random, vandaag, ggz }) => {
  const running = [...ggz.EpisodeOfCare.values()].filter(({ status }) => status === 'active')
  const episode = running.length > 3 ? someOf(random, running) : undefined
  if (!episode) return undefined
  const period = { ...episode.period, end: vandaag }
  return {
    omschrijving: `behandeling ${episode.id} afgerond`,
    operations: [
      { op: 'resource', systeem: 'ggz-oost', resource: { ...episode, status: 'finished', period } },
    ],
  }
}

/** Somebody who waited is treated, or a former client comes back. */
const episodeStarts: Maker = (state) => {
  const { random, vandaag, ggz } = state
  const episodes = [...ggz.EpisodeOfCare.values()]
  const waiting = someOf(random, episodes, ({ status }) => status === 'waitlist' || status === 'planned')
  if (waiting) {
    const resource = { ...waiting, status: 'active', period: { start: vandaag } }
    return {
      omschrijving: `behandeling ${waiting.id} begonnen`,
      operations: [{ op: 'resource', systeem: 'ggz-oost', resource }],
    }
  }
  const treated = new Set(episodes.filter(({ status }) => status === 'active').map(patientOf))
  const former = someOf(
    random,
    episodes,
    (episode) => episode.status === 'finished' && !treated.has(patientOf(episode)),
  )
  if (!former || episodes.length > 2000) return undefined
  const { statusHistory: _, ...again } = former
  const resource = { ...again, id: `eoc-${state.newKey()}`, status: 'active', period: { start: vandaag } }
  return {
    omschrijving: `nieuwe behandeling ${resource.id}`,
    operations: [{ op: 'resource', systeem: 'ggz-oost', resource }],
  }
}

const teamChanges: Maker = ({ random, vandaag, ggz }) => {
  const team = someOf(random, ggz.CareTeam.values(), ({ status }) => status === 'active')
  if (!team) return undefined
  const resource = careTeam({
    id: team.id,
    lastUpdated: team.meta.lastUpdated,
    patientId: (team.subject.reference ?? '').replace('Patient/', ''),
    start: team.period?.start ?? vandaag,
    naam: medewerkernaam(random),
    telefoon: workPhone(random),
    phoneOnTeam: random.chance(0.3),
    organisatie: organisations['ggz-oost'].naam,
  })
  return {
    omschrijving: `andere behandelaar in ${team.id}`,
    operations: [{ op: 'resource', systeem: 'ggz-oost', resource }],
  }
}

const phoneChanged: Maker = ({ random, ggz }) => {
  const patient = someOf(random, ggz.Patient.values())
  if (!patient) return undefined
  const resource = { ...patient, telecom: [{ system: 'phone', value: mobilePhone(random), use: 'mobile' }] }
  return {
    omschrijving: `telefoonnummer van ${patient.id} gewijzigd`,
    operations: [{ op: 'resource', systeem: 'ggz-oost', resource }],
  }
}

const contactDeleted: Maker = ({ random, ggz }) => {
  const contact = ggz.RelatedPerson.size > 10 ? someOf(random, ggz.RelatedPerson.values()) : undefined
  if (!contact) return undefined
  return {
    omschrijving: `contactpersoon ${contact.id} verwijderd`,
    operations: [{ op: 'verwijder-resource', systeem: 'ggz-oost', type: 'RelatedPerson', id: contact.id }],
  }
}

export const ggzMakers: readonly { readonly gewicht: number; readonly waarde: Maker }[] = [
  { gewicht: 3, waarde: atGgz(episodeFinishes) },
  { gewicht: 3, waarde: atGgz(episodeStarts) },
  { gewicht: 2, waarde: atGgz(teamChanges) },
  { gewicht: 1, waarde: atGgz(phoneChanged) },
  { gewicht: 1, waarde: atGgz(contactDeleted) },
]
