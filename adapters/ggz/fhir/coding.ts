import { Code, optional, readable, text } from '@gezinsbeeld/adapter-kit/fields'
import * as t from 'io-ts'

/** FHIR R4 Coding. `display` is not read: it says in words what the code says, or something else. */
export const Coding = t.strict({ system: optional(text(200)), code: Code })
export type Coding = t.TypeOf<typeof Coding>

/** FHIR R4 CodeableConcept. Its `text` is free text and is not read. */
export const CodeableConcept = t.strict({ coding: readable(Coding) })
export type CodeableConcept = t.TypeOf<typeof CodeableConcept>

export const codingsOf = (concepts: readonly CodeableConcept[]): readonly Coding[] =>
  concepts.flatMap(({ coding }) => coding)
