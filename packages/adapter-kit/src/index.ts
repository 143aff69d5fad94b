export { type AdapterConfiguration, configurationOf } from './configuration'
export {
  type AdapterDefinition,
  defineAdapter,
  defineFeed,
  type Feed,
  type Translate,
  type TranslateContext,
  type TranslatedEvent,
} from './define'
export type { Rejection } from './rejection'
export { type RunOptions, runAdapter } from './run-adapter'
export { csv, fhir, files, http, json, sql, webhook, xml } from './sources/declaration'
