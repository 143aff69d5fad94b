import type { Rejection } from '@gezinsbeeld/adapter-kit'
import { Bsn, optional, record, wherePossible } from '@gezinsbeeld/adapter-kit/fields'
import { type Either, left, right } from 'fp-ts/lib/Either.js'
import type * as t from 'io-ts'
import { RawString } from './extension'
import { hasEnded, Validity } from './period'

/** FHIR R4 Identifier. A value that is masked or unknown is absent, with a data-absent-reason beside it. */
export const Identifier = record(
  {
    system: wherePossible(RawString),
    value: optional(Bsn),
    use: wherePossible(RawString),
    period: wherePossible(Validity),
  },
  'an Identifier',
)
export type Identifier = t.TypeOf<typeof Identifier>

/** The BSN's naming system, and its OID. */
const bsnSystems = new Set(['http://fhir.nl/fhir/NamingSystem/bsn', 'urn:oid:2.16.840.1.113883.2.4.6.3'])

/** The present BSN; an old one (a BSN can change) is not read, and of two present ones nobody can tell which is right. */
export const bsnOf = (identifiers: readonly Identifier[]): Either<Rejection, string | undefined> => {
  const present = identifiers.filter(
    ({ system, use, period }) => bsnSystems.has(system ?? '') && use !== 'old' && !hasEnded(period),
  )
  const [bsn, ...others] = new Set(present.flatMap(({ value }) => (value === undefined ? [] : [value])))
  if (others.length === 0) return right(bsn)
  return left({
    reden: 'meerdere-bsn',
    pad: 'identifier',
    uitleg: `found ${others.length + 1} different BSNs in use; expected one at most`,
  })
}
