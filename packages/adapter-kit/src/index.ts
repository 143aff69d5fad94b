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
export { fhir, sql } from './sources/declaration'
