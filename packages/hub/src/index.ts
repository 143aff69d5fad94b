export {
  type HubConfiguration,
  hubConfiguration,
  type PseudonymConfiguration,
  pseudonymConfiguration,
} from './configuration'
export type { FamilyEntry } from './picture-service'
export { runPseudonymService } from './pseudonym-service'
export { announceApp, announceDay, announceOrganisation, readsEverything, today } from './register'
export { runHub } from './run-hub'
