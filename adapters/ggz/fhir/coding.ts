import {
  Code,
  type Field,
  field,
  optional,
  readable,
  readOrNone,
  record,
  text,
} from '@gezinsbeeld/adapter-kit/fields'
import type * as t from 'io-ts'

/** FHIR R4 Coding. `display` is not read: it says in words what the code says, or something else. */
export const Coding = record({ system: optional(text(200)), code: Code })
export type Coding = t.TypeOf<typeof Coding>

/** FHIR R4 CodeableConcept. Its `text` is free text and is not read. */
export const CodeableConcept = record({ coding: readable(Coding) })
export type CodeableConcept = t.TypeOf<typeof CodeableConcept>

export const codingsOf = (concepts: readonly CodeableConcept[]): readonly Coding[] =>
  concepts.flatMap(({ coding }) => coding)

const Concepts = readable(CodeableConcept)

/** One Coding (FHIR R4), or a list of CodeableConcepts (R5): an element that became the other. */
export const CodingOrConcepts: Field<readonly Coding[]> = field('a Coding', (found) => {
  if (Array.isArray(found)) return codingsOf(readOrNone(Concepts, found) ?? [])
  const coding = readOrNone(Coding, found)
  return coding === undefined ? undefined : [coding]
})
