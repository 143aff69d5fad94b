import type { Operation, WiderOperation } from '../day-operations'
import type { CareTeam, EpisodeOfCare, GgzResource, Patient, RelatedPerson } from '../fhir-resources'
import type { BetrokkenheidRij, GiTabel, MaatregelRij, PersoonRij, RelatieRij } from '../gi-rows'
import { type GiOrganisatie, gis } from '../organisations'
import type { Random } from '../random'
import type { ToldStory } from '../stories'
import { fill, store, type WiderTables, widerTables } from './wider-state'

export interface GiTables {
  readonly persoon: Map<number, PersoonRij>
  readonly relatie: Map<number, RelatieRij>
  readonly betrokkenheid: Map<number, BetrokkenheidRij>
  readonly maatregel: Map<number, MaatregelRij>
}

interface GgzTables {
  readonly Patient: Map<string, Patient>
  readonly RelatedPerson: Map<string, RelatedPerson>
  readonly EpisodeOfCare: Map<string, EpisodeOfCare>
  readonly CareTeam: Map<string, CareTeam>
}

/** What the systems hold of the stories in which the day takes place; changed with every operation. */
export interface DayState {
  readonly random: Random
  readonly vandaag: string
  readonly gi: Readonly<Record<GiOrganisatie, GiTables>>
  readonly ggz: GgzTables
  readonly wijd: WiderTables
  /** A local key that nothing has yet. */
  newKey(): number
}

/** The part of a change that a maker decides; undefined from a maker when there is nothing to change that way. */
export interface Made {
  readonly omschrijving: string
  readonly operations: readonly (Operation | WiderOperation)[]
}
export type Maker = (state: DayState) => Made | undefined

/** @param all every story of the region: an export is a whole one. */
export const dayState = (
  stories: Iterable<ToldStory>,
  all: () => Iterable<ToldStory>,
  random: Random,
  vandaag: string,
): DayState => {
  const gi = { 'gi-noord': emptyGi(), 'gi-zuid': emptyGi() }
  const ggz: GgzTables = {
    Patient: new Map(),
    RelatedPerson: new Map(),
    EpisodeOfCare: new Map(),
    CareTeam: new Map(),
  }
  const wijd = widerTables(all)
  for (const story of stories) {
    fill(wijd, story.wijd)
    for (const organisatie of gis) {
      const { persoon, relatie, betrokkenheid, maatregel } = story.gi[organisatie]
      for (const row of persoon) gi[organisatie].persoon.set(row.persoon_id, row)
      for (const row of relatie) gi[organisatie].relatie.set(row.relatie_id, row)
      for (const row of betrokkenheid) gi[organisatie].betrokkenheid.set(row.betrokkenheid_id, row)
      for (const row of maatregel) gi[organisatie].maatregel.set(row.maatregel_id, row)
    }
    for (const resources of Object.values(story.ggz)) for (const resource of resources) keep(ggz, resource)
  }
  // Between the keys of the stories and those of the bad records.
  let key = 5_000_000
  return {
    random,
    vandaag,
    gi,
    ggz,
    wijd,
    newKey: () => {
      key += 1
      return key
    },
  }
}

const emptyGi = (): GiTables => ({
  persoon: new Map(),
  relatie: new Map(),
  betrokkenheid: new Map(),
  maatregel: new Map(),
})

const keep = (ggz: GgzTables, resource: GgzResource): void => {
  switch (resource.resourceType) {
    case 'Patient':
      ggz.Patient.set(resource.id, resource)
      return
    case 'RelatedPerson':
      ggz.RelatedPerson.set(resource.id, resource)
      return
    case 'EpisodeOfCare':
      ggz.EpisodeOfCare.set(resource.id, resource)
      return
    case 'CareTeam':
      ggz.CareTeam.set(resource.id, resource)
      return
  }
}

/** Does to the state what the operation does to the system. */
export const perform = (
  { gi, ggz, wijd, vandaag }: DayState,
  operation: Operation | WiderOperation,
): void => {
  const gewijzigd_op = `${vandaag}T00:00:00.000Z`
  switch (operation.op) {
    case 'persoon':
      gi[operation.systeem].persoon.set(operation.rij.persoon_id, { ...operation.rij, gewijzigd_op })
      return
    case 'relatie':
      gi[operation.systeem].relatie.set(operation.rij.relatie_id, { ...operation.rij, gewijzigd_op })
      return
    case 'betrokkenheid':
      gi[operation.systeem].betrokkenheid.set(operation.rij.betrokkenheid_id, {
        ...operation.rij,
        gewijzigd_op,
      })
      return
    case 'maatregel':
      gi[operation.systeem].maatregel.set(operation.rij.maatregel_id, { ...operation.rij, gewijzigd_op })
      return
    case 'verwijder': {
      const tables: Readonly<Record<GiTabel, Map<number, unknown>>> = gi[operation.systeem]
      tables[operation.tabel].delete(operation.sleutel)
      return
    }
    case 'resource':
      keep(ggz, operation.resource)
      return
    case 'verwijder-resource':
      ggz[operation.type].delete(operation.id)
      return
    case 'zaak':
      for (const change of operation.resources) store(wijd.gemeenten[operation.systeem], change)
      return
    case 'brp':
      for (const one of operation.registraties)
        wijd.gemeenten[operation.systeem].personen.set(one.persoon.burgerservicenummer, one)
      return
    case 'bestand':
      // Whoever leaves an export has changed the lines that it was made of.
      return
  }
}

/** One of those that fit, or undefined. */
export const someOf = <T>(
  random: Random,
  all: Iterable<T>,
  fits: (one: T) => boolean = () => true,
): T | undefined => {
  const fitting = [...all].filter(fits)
  return fitting.length === 0 ? undefined : random.pick(fitting)
}
