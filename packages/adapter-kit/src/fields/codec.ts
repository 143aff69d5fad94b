import { type Either, isLeft, left, right } from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import type { Rejection } from '../rejection'

/** What a reader gives for a value that it refuses; `undefined` is what it gives for one that may be absent and is. */
const refused: unique symbol = Symbol('refused')
type Refused = typeof refused

/** Reads a foreign value as an A. A failure tells what was expected by its name and never repeats the value. */
export type Field<A> = t.Type<A, unknown, unknown>

/**
 * A codec that is one function. io-ts' own way through a record makes several objects for each field, in case it must say where
 * an error is; nearly all records have none, and are read with `read` alone.
 */
class Reading<A> extends t.Type<A, unknown, unknown> {
  constructor(
    name: string,
    readonly read: (found: unknown) => A | Refused,
    validate?: t.Validate<unknown, A>,
  ) {
    const validated: t.Validate<unknown, A> = (found, context) => {
      const value = read(found)
      return value === refused ? t.failure(found, context, `expected ${name}`) : t.success(value)
    }
    super(
      name,
      (found): found is A => read(found) !== refused,
      validate ?? validated,
      (value) => value,
    )
  }
}

/** `read` of a field, or the same made of any other codec. */
const readerOf = <A>(codec: Field<A>): ((found: unknown) => A | Refused) => {
  if (codec instanceof Reading) return codec.read
  return (found) => {
    const read = codec.decode(found)
    return isLeft(read) ? refused : read.right
  }
}

/**
 * A field that is one function from what was found to what is used; `undefined` refuses.
 * `expected` is shown to the IT team when it does: "a date as 2009, 2009-05 or 2009-05-17".
 */
export const field = <A>(expected: string, read: (found: unknown) => A | undefined): Field<A> =>
  new Reading<A>(expected, (found) => {
    const value = read(found)
    return value === undefined ? refused : value
  })

/** What sources write for "nothing": no key, null, or blanks. */
const isAbsent = (found: unknown): boolean =>
  found === undefined || found === null || (typeof found === 'string' && found.trim() === '')

/** May be absent, which a source also writes in a way of its own. */
export const absentWhen = <A>(isNone: (found: unknown) => boolean, inner: Field<A>): Field<A | undefined> => {
  const read = readerOf(inner)
  return new Reading<A | undefined>(
    inner.name,
    (found) => (isAbsent(found) || isNone(found) ? undefined : read(found)),
    (found, context) =>
      isAbsent(found) || isNone(found) ? t.success(undefined) : inner.validate(found, context),
  )
}

/** May be absent; when it is there it has to be right, or the record is parked. For what identifies or decides. */
export const optional = <A>(inner: Field<A>): Field<A | undefined> => absentWhen(() => false, inner)

/**
 * May be absent, and is left out when it is wrong. For what merely helps: a mistyped telephone number must not keep a
 * child's measure out of sight.
 */
export const wherePossible = <A>(inner: Field<A>): Field<A | undefined> =>
  new Reading<A | undefined>(inner.name, (found) => readOrNone(inner, found))

/** The elements that can be read, in their order; no list is an empty list. For lists of what merely helps. */
export const readable = <A>(inner: Field<A>): Field<readonly A[]> => {
  const read = readerOf(inner)
  return new Reading<readonly A[]>(`a list of ${inner.name}`, (found) => {
    const list: A[] = []
    for (const element of Array.isArray(found) ? found : []) {
      const value = read(element)
      if (value !== refused) list.push(value)
    }
    return list
  })
}

/** Every element has to be right; no list is an empty list. For lists of what identifies or decides. */
export const all = <A>(inner: Field<A>): Field<readonly A[]> => {
  const whole = t.array(inner)
  const read = readerOf(inner)
  const readAll = (found: unknown): readonly A[] | Refused => {
    if (isAbsent(found)) return []
    if (!Array.isArray(found)) return refused
    const list: A[] = []
    for (const element of found) {
      const value = read(element)
      if (value === refused) return refused
      list.push(value)
    }
    return list
  }
  return new Reading<readonly A[]>(`a list of ${inner.name}`, readAll, (found, context) =>
    isAbsent(found) ? t.success([]) : whole.validate(found, context),
  )
}

export interface RecordField<P extends t.Props> extends Field<t.TypeOfProps<P>> {
  /** Its fields, for a record that has these and others. */
  readonly props: P
}

type Readers = readonly (readonly [name: string, read: (found: unknown) => unknown])[]

/** Only the fields that are read, in their order. */
function readFields<P extends t.Props>(readers: Readers, found: unknown): t.TypeOfProps<P> | Refused
function readFields(readers: Readers, found: unknown): object | Refused {
  if (!t.UnknownRecord.is(found)) return refused
  const values: Record<string, unknown> = {}
  for (const [name, read] of readers) {
    const value = read(found[name])
    if (value === refused) return refused
    values[name] = value
  }
  return values
}

/** A record of the source: of what it has, only these fields. A record that is refused is read once more, to say where and why. */
export const record = <P extends t.Props>(
  props: P,
  name = `the fields ${Object.keys(props).join(', ')}`,
): RecordField<P> => {
  const whole = t.strict(props, name)
  const readers = Object.entries(props).map(([key, codec]) => [key, readerOf(codec)] as const)
  const read = (found: unknown): t.TypeOfProps<P> | Refused => readFields<P>(readers, found)
  const validate: t.Validate<unknown, t.TypeOfProps<P>> = (found, context) => {
    const values = read(found)
    return values === refused ? whole.validate(found, context) : t.success(values)
  }
  return Object.assign(new Reading(whole.name, read, validate), { props })
}

/** What a field makes of one value; undefined when it refuses. */
export const readOrNone = <A>(field: Field<A>, found: unknown): A | undefined => {
  const value = readerOf(field)(found)
  return value === refused ? undefined : value
}

/** Reads one value that a record still holds raw; a wrong one is a rejection at `pad`. */
export const readAs = <A>(field: Field<A>, found: unknown, pad: string): Either<Rejection, A | undefined> => {
  const value = isAbsent(found) ? undefined : readerOf(field)(found)
  return value === refused
    ? left({ reden: 'onleesbaar', pad, uitleg: `expected ${field.name}` })
    : right(value)
}
