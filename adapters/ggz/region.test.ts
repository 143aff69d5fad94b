import type { TranslatedEvent } from '@gezinsbeeld/adapter-kit'
import { createRegion } from '@gezinsbeeld/region'
import { isLeft } from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { adapter } from './adapter'
import { contextOf, problemsOf } from './testing/context'

const region = createRegion({ families: 120, seed: 7, vandaag: '2026-11-22' })
const server = region.systems['ggz-oost']
const resources = [...server.Patient, ...server.RelatedPerson, ...server.EpisodeOfCare, ...server.CareTeam]

describe('the records of ggz-oost in the synthetic region', () => {
  const outcome = resources.map((resource) => {
    const invalid: string[] = []
    const naam = resource.resourceType.toLowerCase()
    const result = adapter.feeds
      .find((feed) => feed.naam === naam)
      ?.translate(resource, contextOf({}, invalid))
    const parked = result === undefined || isLeft(result) || invalid.length > 0
    const events: readonly TranslatedEvent[] = parked ? [] : result.right
    return { feed: naam, sleutel: resource.id, resource, parked, events }
  })

  it('are all translated but for those that nobody can read', () => {
    const parked = outcome.filter((each) => each.parked).map(({ feed, sleutel }) => ({ feed, sleutel }))
    const expected = region.truth.parked.filter(({ organisatie }) => organisatie === 'ggz-oost')
    expect(parked).toEqual(expected.map(({ feed, sleutel }) => ({ feed, sleutel })))
    const silent = outcome.filter((each) => !each.parked && each.events.length === 0)
    expect(
      silent.filter(({ resource }) => !('status' in resource && resource.status === 'entered-in-error')),
    ).toEqual([])
  })

  it('are valid events of the contract, each in a client’s file', () => {
    const events = outcome.flatMap((each) => each.events)
    expect(events.flatMap(problemsOf)).toEqual([])
    expect(events.filter(({ dossier }) => dossier === undefined)).toEqual([])
  })

  it('tell whom to call for each team', () => {
    const teams = outcome.filter(({ feed }) => feed === 'careteam').flatMap(({ events }) => events)
    expect(teams.length).toBeGreaterThan(10)
    for (const { data } of teams) {
      expect(data).toHaveProperty('contactpersoon.naam')
      expect(data).toHaveProperty('contactpersoon.telefoon')
    }
  })

  it('tell no BSN and no secret address', () => {
    const told = JSON.stringify(outcome.map(({ events }) => events))
    const bsns = [...server.Patient, ...server.RelatedPerson].flatMap(({ identifier }) =>
      (identifier ?? []).map(({ value }) => value),
    )
    expect(bsns.length).toBeGreaterThan(20)
    expect(bsns.filter((bsn) => told.includes(bsn))).toEqual([])
    expect(region.truth.secrets.filter((secret) => told.includes(secret))).toEqual([])
  })
})
