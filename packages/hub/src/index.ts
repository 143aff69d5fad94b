export {
  type HubConfiguration,
  hubConfiguration,
  type PseudonymConfiguration,
  pseudonymConfiguration,
} from './configuration'
export type { FamilyEntry } from './picture-service'
export { runPseudonymService } from './pseudonym-service'
export { announceDay, announceOrganisation, today } from './register'
export { runHub } from './run-hub'
