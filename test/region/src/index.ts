export { comparePictures } from './compare/compare'
export type { DayChange, Nieuw, Operation } from './day-operations'
export type * from './fhir-resources'
export type * from './gi-rows'
export type { Momentopname, Niveau, Rol, SeenFact } from './momentopname'
export {
  allOrganisations,
  type CorvOrganisatie,
  corvs,
  type Deelnemer,
  type GgzOrganisatie,
  type GiOrganisatie,
  ggzs,
  gis,
  keySpaces,
  type LocalKey,
  type Organisatie,
  ofDeelnemers,
  ofEach,
  organisations,
  type Registratierol,
  smallestRegion,
  wholeRegion,
} from './organisations'
export type { CorvBericht } from './recording/corv/parts'
export type { PersonRecord } from './recording/published'
export { veiligThuisContact } from './recording/veilig-thuis-file'
export { createRegion, type Region, type Systems } from './region'
export type { RegionChoices } from './stories'
export { linkPersons } from './truth/linking'
export type * from './truth/truth'
