export { comparePictures } from './compare/compare'
export type { DayChange, Nieuw, Operation } from './day-operations'
export type * from './fhir-resources'
export type * from './gi-rows'
export type { Momentopname, Niveau, Rol, SeenFact } from './momentopname'
export {
  allOrganisations,
  type Deelnemer,
  type GiOrganisatie,
  gis,
  keySpaces,
  type LocalKey,
  type Organisatie,
  ofEach,
  organisations,
  wholeRegion,
} from './organisations'
export type { PersonRecord } from './recording/published'
export { createRegion, type Region, type Systems } from './region'
export type { RegionChoices } from './stories'
export type * from './truth/truth'
