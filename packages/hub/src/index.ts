export {
  type HubConfiguration,
  hubConfiguration,
  type PseudonymConfiguration,
  pseudonymConfiguration,
} from './configuration'
export type { FamilyEntry } from './family-list'
export { lookInShadow, type ShadowReport, type Told } from './look-in-shadow'
export { runPseudonymService } from './pseudonym-service'
export { type AuditLine, type AuditQuery, personsEver, readAudit } from './read-audit'
export {
  announceApp,
  announceDay,
  announceErasure,
  announceOrganisation,
  readsEverything,
  today,
} from './register'
export { runHub } from './run-hub'
