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
const bsnSystems = new Set(['fhir.nl/fhir/namingsystem/bsn', '2.16.840.1.113883.2.4.6.3'])

/**
 * Systems write the naming system with https, in capitals, with a slash behind it, and the OID without `urn:oid:`. Somebody
 * whose BSN is not recognised is linked to nobody, and nothing would show that.
 */
const isBsnSystem = (system: string | undefined): boolean =>
  bsnSystems.has(
    (system ?? '')
      .trim()
      .toLowerCase()
      .replace(/^(?:https?:\/\/|urn:oid:)/, '')
      .replace(/\/+$/, ''),
  )

/** The present BSN; an old one (a BSN can change) is not read, and of two present ones nobody can tell which is right. */
export const bsnOf = (identifiers: readonly Identifier[]): Either<Rejection, string | undefined> => {
  const present = identifiers.filter(
    ({ system, use, period }) => isBsnSystem(system) && use !== 'old' && !hasEnded(period),
  )
  const [bsn, ...others] = new Set(present.flatMap(({ value }) => (value === undefined ? [] : [value])))
  if (others.length === 0) return right(bsn)
  return left({
    reden: 'meerdere-bsn',
    pad: 'identifier',
    uitleg: `found ${others.length + 1} different BSNs in use; expected one at most`,
  })
}
