export {
  type HubConfiguration,
  hubConfiguration,
  type PseudonymConfiguration,
  pseudonymConfiguration,
} from './configuration'
export type { FamilyEntry } from './picture-service'
export { runPseudonymService } from './pseudonym-service'
export { type AuditLine, type AuditQuery, readAudit } from './read-audit'
export { announceApp, announceDay, announceOrganisation, readsEverything, today } from './register'
export { runHub } from './run-hub'
