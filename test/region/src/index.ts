export { comparePictures } from './compare/compare'
export type { DayChange, Nieuw, Operation, WiderOperation } from './day-operations'
export type * from './fhir-resources'
export type * from './gi-rows'
export type { Momentopname, Niveau, Rol, SeenFact } from './momentopname'
export {
  allOrganisations,
  type CorvOrganisatie,
  corvs,
  type GatewayOrganisatie,
  type GemeenteOrganisatie,
  type GgzOrganisatie,
  type GiOrganisatie,
  gatewayed,
  gemeenten,
  ggzs,
  gis,
  keySpaces,
  type LocalKey,
  type Organisatie,
  ofAll,
  ofEach,
  organisations,
  type Registratierol,
  smallestRegion,
} from './organisations'
export type { CorvBericht } from './recording/corv/parts'
export { gemeenteInstellingen } from './recording/gemeente/catalogus'
export { ggzInstellingen } from './recording/ggz-more'
export { logeerhuisKolommen } from './recording/logeerhuis-file'
export { opvangKolommen } from './recording/opvang-file'
export type { PersonRecord } from './recording/published'
export { csv } from './recording/table'
export { veiligThuisContact } from './recording/veilig-thuis-file'
export { createRegion, type Region, type Systems } from './region'
export type { RegionChoices } from './stories'
export { linkPersons } from './truth/linking'
export type * from './truth/truth'
