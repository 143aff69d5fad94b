import type { Rejection } from '@gezinsbeeld/adapter-kit'
import { CalendarDate, readOrNone } from '@gezinsbeeld/adapter-kit/fields'
import { type Either, isLeft, left, right } from 'fp-ts/lib/Either.js'
import { daysOf } from '../fhir/late'
import { Provision } from './record'

export const isNothing = (found: unknown): boolean =>
  found === undefined || found === null || (Array.isArray(found) && found.length === 0)

/**
 * Limited to part of the file, or changed in a way that is not known here (FHIR R4, 2.1.0.5.2, modifierExtension): told in full it
 * would give more than was given.
 */
const isPartial = (rule: Provision): boolean =>
  ![rule.securityLabel, rule.class, rule.code, rule.dataPeriod, rule.data, rule.modifierExtension].every(
    isNothing,
  )

/** The rules inside a rule, each with a hole where it cannot be read. */
const inside = ({ provision }: Provision): readonly (Provision | undefined)[] =>
  isNothing(provision)
    ? []
    : Array.isArray(provision)
      ? provision.map((each: unknown) => readOrNone(Provision, each))
      : [undefined]

const unclear: Rejection = {
  reden: 'toestemming-onduidelijk',
  pad: 'provision',
  uitleg: 'expected a provision of type permit, or permits inside it',
}

/**
 * The rules that give, or none where the consent gives nothing that can be told whole. Two forms are taken: one rule of type
 * permit, and (FHIR R4, Consent.provision.type) a root without permission with permits inside. An exception, a denial or a rule
 * further inside makes it less than what could be told, and then nothing is.
 */
export const permits = (root: Provision | undefined): Either<Rejection, readonly Provision[]> => {
  if (root === undefined) return left(unclear)
  const rules = inside(root)
  const isGiven = root.type === 'permit'
  if (!isGiven && root.type !== 'deny' && rules.length === 0) return left(unclear)
  if (isGiven && rules.length > 0) return right([])
  const given = isGiven ? [root] : rules
  const whole: Provision[] = []
  for (const rule of given) {
    if (rule === undefined || rule.type !== 'permit' || isPartial(rule)) return right([])
    if (rule !== root && inside(rule).length > 0) return right([])
    whole.push(rule)
  }
  return right(isPartial(root) ? [] : whole)
}

export interface Validity {
  readonly start: string | undefined
  readonly end: string | undefined
}

/** When all of the rules hold: from the latest first day to the earliest last one. */
export const validityOf = (
  root: Provision | undefined,
  rules: readonly Provision[],
): Either<Rejection, Validity> => {
  const starts: string[] = []
  const ends: string[] = []
  for (const { period } of root === undefined ? rules : [root, ...rules]) {
    const days = daysOf(period, 'provision.period', CalendarDate)
    if (isLeft(days)) return days
    if (days.right.start !== undefined) starts.push(days.right.start)
    if (days.right.end !== undefined) ends.push(days.right.end)
  }
  return right({ start: starts.sort().at(-1), end: ends.sort()[0] })
}
