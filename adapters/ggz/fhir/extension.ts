import { field, readable, readOrNone, record, wherePossible } from '@gezinsbeeld/adapter-kit/fields'
import type * as t from 'io-ts'
import { CodeableConcept } from './coding'

/** A string as it stands: in an address the blank before it means something. */
export const RawString = field('a string', (found) => (typeof found === 'string' ? found : undefined))

/** FHIR R4 Extension, with the kinds of value that are used. */
const Extension = record({
  url: RawString,
  valueString: wherePossible(RawString),
  valueCode: wherePossible(RawString),
  valueCodeableConcept: wherePossible(CodeableConcept),
})
type Extension = t.TypeOf<typeof Extension>

export const Extensions = readable(Extension)

/** The sibling `_x` of a primitive `x`: its extensions (FHIR R4 JSON, 2.6.2.3). */
export const Extended = record({ extension: Extensions })
export type Extended = t.TypeOf<typeof Extended>

export const extensionOf = (
  extensions: readonly Extension[] | undefined,
  url: string,
): Extension | undefined => extensions?.find((extension) => extension.url === url)

/**
 * A list of primitives, or of their siblings, with a hole where one cannot be read: `given[1]` belongs with `_given[1]`, and
 * FHIR writes null to keep them level.
 */
export const slots = <A>(inner: t.Type<A, unknown, unknown>) =>
  field<readonly (A | undefined)[]>(`a list of ${inner.name}`, (found) => {
    if (found === undefined || found === null) return []
    return Array.isArray(found) ? found.map((element: unknown) => readOrNone(inner, element)) : undefined
  })
