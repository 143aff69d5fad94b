import type { Context, Errors, ValidationError } from 'io-ts'
import type { Rejection } from './rejection'

const kinds = {
  string: 'a string',
  number: 'a number',
  boolean: 'a boolean',
  undefined: 'nothing',
  object: 'an object',
  bigint: 'a large number',
  symbol: 'a symbol',
  function: 'a function',
}

/** What is there, never its value: a value may be personal data. */
const kindOf = (value: unknown): string => {
  if (value === null) return 'null'
  if (value === '') return 'an empty string'
  return Array.isArray(value) ? 'a list' : kinds[typeof value]
}

/** io-ts also numbers the members of a union or intersection; those numbers are no part of the record's path. */
const pathOf = (context: Context): string =>
  context
    .filter(({ key }, index) => {
      const parent = context[index - 1]?.type
      const tag = parent !== undefined && '_tag' in parent ? parent._tag : undefined
      return key !== '' && tag !== 'UnionType' && tag !== 'IntersectionType'
    })
    .map(({ key }) => key)
    .join('.')

/** The deepest error says most: of a union, the member that the record came closest to. */
const deepest = (errors: Errors): ValidationError | undefined =>
  errors.reduce<ValidationError | undefined>(
    (best, error) => (best === undefined || error.context.length > best.context.length ? error : best),
    undefined,
  )

/** What io-ts says of a record that it cannot decode, as one rejection that names the field and never its value. */
export const rejectionOf = (errors: Errors): Rejection => {
  const error = deepest(errors)
  const expected = error?.context.at(-1)?.type.name ?? 'another record'
  return {
    reden: 'onleesbaar',
    pad: error === undefined ? '' : pathOf(error.context),
    uitleg: `expected ${expected}, found ${kindOf(error?.value)}`,
  }
}
