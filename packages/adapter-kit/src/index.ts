export { type AdapterConfiguration, configurationOf } from './configuration'
export {
  type AdapterDefinition,
  type Change,
  defineAdapter,
  defineFeed,
  type Feed,
  type LastState,
  type Overlay,
  type Translate,
  type TranslateContext,
  type TranslatedChange,
  type TranslatedEvent,
} from './define'
export type { Rejection } from './rejection'
export { type RunOptions, runAdapter } from './run-adapter'
export {
  brp,
  csv,
  fhir,
  files,
  http,
  json,
  type OneOfDeclaration,
  oneOf,
  type SourceDeclaration,
  sql,
  webhook,
  xml,
  zgw,
} from './sources/declaration'
