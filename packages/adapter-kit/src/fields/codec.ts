import { type Either, isLeft, left, right } from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import type { Rejection } from '../rejection'

/** Reads a foreign value as an A. A failure tells what was expected by its name and never repeats the value. */
export type Field<A> = t.Type<A, unknown, unknown>

/**
 * A field that is one function from what was found to what is used; `undefined` refuses.
 * `expected` is shown to the IT team when it does: "a date as 2009, 2009-05 or 2009-05-17".
 */
export const field = <A>(expected: string, read: (found: unknown) => A | undefined): Field<A> =>
  new t.Type<A, unknown, unknown>(
    expected,
    (found): found is A => read(found) !== undefined,
    (found, context) => {
      const value = read(found)
      return value === undefined ? t.failure(found, context, `expected ${expected}`) : t.success(value)
    },
    (value) => value,
  )

/** What sources write for "nothing": no key, null, or blanks. */
const isAbsent = (found: unknown): boolean =>
  found === undefined || found === null || (typeof found === 'string' && found.trim() === '')

/** May be absent, which a source also writes in a way of its own. */
export const absentWhen = <A>(isNone: (found: unknown) => boolean, inner: Field<A>): Field<A | undefined> =>
  new t.Type<A | undefined, unknown, unknown>(
    inner.name,
    (found): found is A | undefined => found === undefined || inner.is(found),
    (found, context) =>
      isAbsent(found) || isNone(found) ? t.success(undefined) : inner.validate(found, context),
    (value) => value,
  )

/** May be absent; when it is there it has to be right, or the record is parked. For what identifies or decides. */
export const optional = <A>(inner: Field<A>): Field<A | undefined> => absentWhen(() => false, inner)

/**
 * May be absent, and is left out when it is wrong. For what merely helps: a mistyped telephone number must not keep a
 * child's measure out of sight.
 */
export const wherePossible = <A>(inner: Field<A>): Field<A | undefined> =>
  new t.Type<A | undefined, unknown, unknown>(
    inner.name,
    (found): found is A | undefined => found === undefined || inner.is(found),
    (found) => t.success(readOrNone(inner, found)),
    (value) => value,
  )

/** The elements that can be read, in their order; no list is an empty list. For lists of what merely helps. */
export const readable = <A>(inner: Field<A>): Field<readonly A[]> =>
  new t.Type<readonly A[], unknown, unknown>(
    `a list of ${inner.name}`,
    (found): found is readonly A[] => Array.isArray(found) && found.every((element) => inner.is(element)),
    (found, context) =>
      t.success(
        (Array.isArray(found) ? found : []).flatMap((element: unknown) => {
          const read = inner.validate(element, context)
          return isLeft(read) ? [] : [read.right]
        }),
      ),
    (value) => value,
  )

/** Every element has to be right; no list is an empty list. For lists of what identifies or decides. */
export const all = <A>(inner: Field<A>): Field<readonly A[]> => {
  const list = t.array(inner)
  return new t.Type<readonly A[], unknown, unknown>(
    `a list of ${inner.name}`,
    (found): found is readonly A[] => list.is(found),
    (found, context) => (isAbsent(found) ? t.success([]) : list.validate(found, context)),
    (value) => value,
  )
}

/** What a field makes of one value; undefined when it refuses. */
export const readOrNone = <A>(field: Field<A>, found: unknown): A | undefined => {
  const read = field.decode(found)
  return isLeft(read) ? undefined : read.right
}

/** Reads one value that a record still holds raw; a wrong one is a rejection at `pad`. */
export const readAs = <A>(field: Field<A>, found: unknown, pad: string): Either<Rejection, A | undefined> => {
  const read = optional(field).decode(found)
  return isLeft(read)
    ? left({ reden: 'onleesbaar', pad, uitleg: `expected ${field.name}` })
    : right(read.right)
}
