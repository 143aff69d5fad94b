export type { DayChange, Nieuw, Operation } from './day-operations.js'
export type * from './fhir-resources.js'
export { bsnSystem, confidentialitySystem, roleCodeSystem } from './fhir-resources.js'
export type * from './gi-rows.js'
export type { Momentopname, Niveau, SeenFact } from './momentopname.js'
export {
  allOrganisations,
  type GiOrganisatie,
  gis,
  keySpaces,
  type LocalKey,
  type Organisatie,
  organisations,
} from './organisations.js'
