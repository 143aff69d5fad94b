import { Email, type Field, Phone, readOrNone, record, wherePossible } from '@gezinsbeeld/adapter-kit/fields'
import * as t from 'io-ts'
import { RawString } from './extension'
import { hasEnded, Validity } from './period'

/** FHIR R4 ContactPoint. */
export const ContactPoint = record({
  system: wherePossible(RawString),
  value: t.unknown,
  use: wherePossible(RawString),
  period: wherePossible(Validity),
})
export type ContactPoint = t.TypeOf<typeof ContactPoint>

/** Uses in the order in which they are wanted; `undefined` is a number that does not say. */
type Uses = readonly (string | undefined)[]

const first = (
  points: readonly ContactPoint[],
  system: string,
  uses: Uses,
  value: Field<string>,
): string | undefined =>
  uses
    .flatMap((use) =>
      points.filter((point) => point.system === system && point.use === use && !hasEnded(point.period)),
    )
    .map((point) => readOrNone(value, point.value))
    .find((found) => found !== undefined)

/** The number at which somebody wants to be called; never the one at work, where others pick up. */
export const ownPhone = (points: readonly ContactPoint[]): string | undefined =>
  first(points, 'phone', ['mobile', 'home', undefined], Phone)

/** The number of a professional or team; never one at home. */
export const workPhone = (points: readonly ContactPoint[]): string | undefined =>
  first(points, 'phone', ['work', 'mobile', undefined], Phone)

export const workEmail = (points: readonly ContactPoint[]): string | undefined =>
  first(points, 'email', ['work', undefined], Email)
