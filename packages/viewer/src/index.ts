export { readPageConfiguration } from './configuration'
export { runPage } from './run-page'
export { hashPassword } from './security/password'
