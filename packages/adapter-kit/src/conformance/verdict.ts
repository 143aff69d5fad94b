import { deepStrictEqual, ok } from 'node:assert/strict'
import type { TranslatedEvent } from '../define'
import type { OutgoingEvent } from '../pipeline/event'
import type { Standing } from './to-picture'

/** What is judged of an event that arrived. */
export interface Told extends Pick<OutgoingEvent, 'object' | 'naam' | 'payload'> {
  readonly attributes: Pick<OutgoingEvent['attributes'], 'id' | 'sequence'>
}

/** What an object is when nothing is said of it any more. */
const gone = 'ingetrokken'

const withoutHerkomst = (data: object): object =>
  Object.fromEntries(Object.entries(data).filter(([name]) => name !== 'herkomst'))

const contentOf = ({ naam, payload }: Told): string =>
  naam.endsWith('.ingetrokken') ? gone : canonical(naam, withoutHerkomst(JSON.parse(payload)))

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, each]) => [name, sorted(each)]),
  )
}

const canonical = (naam: string, data: unknown): string => `${naam} ${JSON.stringify(sorted(data))}`

const numberOf = ({ attributes }: Told): string => attributes.sequence ?? ''

/** Object → what it is now, of what has been said; without those that were withdrawn. */
export const standingOf = (arrived: readonly Told[]): Readonly<Record<string, string>> => {
  const last = new Map<string, Told>()
  for (const event of arrived) {
    const before = last.get(event.object)
    if (before === undefined || numberOf(before) <= numberOf(event)) last.set(event.object, event)
  }
  const standing: Record<string, string> = {}
  for (const [object, event] of last) {
    const content = contentOf(event)
    if (content !== gone) standing[object] = content
  }
  return standing
}

const expectedOf = (truth: readonly TranslatedEvent[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    truth.map(({ naam, object, data }) => [
      `${naam.split('.')[0]}.${object}`,
      canonical(naam, JSON.parse(JSON.stringify(data))),
    ]),
  )

/** Whether nothing stands that should be gone: then a ledger can be lost without anything to withdraw by hand. */
export const nothingToWithdraw = (arrived: readonly Told[], truth: readonly TranslatedEvent[]): boolean => {
  const expected = expectedOf(truth)
  return Object.keys(standingOf(arrived)).every((object) => Object.hasOwn(expected, object))
}

/** Holds what stands in the pictures against the truth. @throws AssertionError */
export const judgePicture = (standing: readonly Standing[], truth: readonly TranslatedEvent[]): void => {
  const found = standing.map(({ naam, object, data }) => [
    `${naam.split('.')[0]}.${object}`,
    canonical(naam, withoutHerkomst(typeof data === 'object' && data !== null ? data : {})),
  ])
  deepStrictEqual(sorted(Object.fromEntries(found)), sorted(expectedOf(truth)))
}

/** Of these it is only said that they stand. */
const blurred = (
  standing: Readonly<Record<string, string>>,
  objects: ReadonlySet<string>,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(standing).map(([object, content]) => [
      object,
      objects.has(object) ? 'it stands' : content,
    ]),
  )

/**
 * Holds what arrived, in the order of its arrival, against the truth: each object stands as it should (no gap, no change lost, nothing that
 * should be gone); what came twice is the very same; versions of one object came in the order of their numbers.
 *
 * @param contested objects of which several records speak, so that only whether they stand can be judged.
 * @throws AssertionError
 */
export const judge = (
  arrived: readonly Told[],
  truth: readonly TranslatedEvent[],
  contested: ReadonlySet<string> = new Set(),
): void => {
  /** Object → number → id. */
  const said = new Map<string, Map<string, string>>()
  for (const event of arrived) {
    const versions = said.get(event.object) ?? new Map<string, string>()
    said.set(event.object, versions)
    const number = numberOf(event)
    const before = versions.get(number)
    ok(before === undefined || before === event.attributes.id, 'one number stands for two contents')
    if (before !== undefined) continue
    const last = [...versions.keys()].at(-1)
    ok(last === undefined || last < number, 'a version came after a later one')
    versions.set(number, event.attributes.id)
  }
  deepStrictEqual(
    sorted(blurred(standingOf(arrived), contested)),
    sorted(blurred(expectedOf(truth), contested)),
  )
}
