/**
 * What the foreign systems write, read as what the contract takes: the fields of a `record.ts` and the code lists of a
 * `translate.ts`. Pure, and an entry of its own, so that a translation loads no driver.
 */
export { adresOf } from './fields/adres'
export { Bsn, holdsBsn } from './fields/bsn'
export { type CodeList, codeList, meaning, meaningIfAny, meaningWherePossible } from './fields/code-list'
export {
  absentWhen,
  all,
  type Field,
  field,
  optional,
  type RecordField,
  readAs,
  readable,
  readOrNone,
  record,
  wherePossible,
} from './fields/codec'
export { Email, Phone } from './fields/contact'
export { CalendarDate, IncompleteDate, openEnd } from './fields/date'
export { present, presentOrNone } from './fields/present'
export { Code, Key, text, YesNo } from './fields/text'
