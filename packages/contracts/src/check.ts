export { type ContractChecked, type ContractOptions, checkContract } from './check/check-contract'
export type { Profile } from './check/rule'
export { ruleMarkdown, ruleTable } from './check/rule-table'
