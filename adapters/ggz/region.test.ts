import { trial } from '@gezinsbeeld/adapter-kit/conformance'
import { createRegion } from '@gezinsbeeld/region'
import { describe, expect, it } from 'vitest'
import { adapter } from './adapter'

const region = createRegion({ families: 120, seed: 7, vandaag: '2026-11-22' })
const server = region.systems['ggz-oost']
const resources = [...server.Patient, ...server.RelatedPerson, ...server.EpisodeOfCare, ...server.CareTeam]

describe('the records of ggz-oost in the synthetic region', () => {
  const outcomes = resources.map((resource) => {
    const feed = resource.resourceType.toLowerCase()
    return { feed, sleutel: resource.id, resource, ...trial(adapter, feed)(resource) }
  })

  it('are valid events of the contract, but for those that nobody can read', () => {
    const parked = outcomes.flatMap(({ feed, sleutel, rejection }) =>
      rejection === undefined ? [] : [{ feed, sleutel, reden: rejection.reden }],
    )
    const expected = region.truth.parked.filter(({ organisatie }) => organisatie === 'ggz-oost')
    expect(parked).toEqual(expected.map(({ feed, sleutel, reden }) => ({ feed, sleutel, reden })))
    const silent = outcomes.filter(({ events }) => events?.length === 0)
    expect(silent.map(({ resource }) => 'status' in resource && resource.status)).toEqual(
      silent.map(() => 'entered-in-error'),
    )
  })

  it('tell whom to call for each team', () => {
    const teams = outcomes.filter(({ feed }) => feed === 'careteam').flatMap(({ events }) => events ?? [])
    expect(teams.length).toBeGreaterThan(10)
    for (const { data } of teams) {
      expect(data).toHaveProperty('contactpersoon.naam')
      expect(data).toHaveProperty('contactpersoon.telefoon')
    }
  })

  it('tell no BSN and no secret address', () => {
    const told = JSON.stringify(outcomes.map(({ events }) => events))
    const bsns = [...server.Patient, ...server.RelatedPerson].flatMap(({ identifier }) =>
      (identifier ?? []).map(({ value }) => value),
    )
    expect(bsns.length).toBeGreaterThan(20)
    expect(bsns.filter((bsn) => told.includes(bsn))).toEqual([])
    expect(region.truth.secrets.filter((secret) => told.includes(secret))).toEqual([])
  })
})
