import type { SeenFact } from '../momentopname'
import type { FactTruth } from '../truth/truth'

/** How a municipality goes that may not be known. */
export const unnamed = 'gemeente-geheim'

/** Whether a fact of the truth is of who is told to say this one. */
export const sameSayer = (truth: FactTruth, { organisatie }: SeenFact): boolean =>
  organisatie === unnamed
    ? truth.anoniem !== undefined
    : organisatie === truth.organisatie && truth.anoniem !== 'moet'

/** Whether `actual` has everything that `expected` has; it may have more. The first difference, told. */
export const lacking = (expected: unknown, actual: unknown, path = ''): string | undefined => {
  if (isObject(expected)) {
    if (!isObject(actual)) return `${path || 'the data'} is ${shown(actual)}, expected ${shown(expected)}`
    for (const [key, value] of Object.entries(expected)) {
      const difference = lacking(value, actual[key], path ? `${path}.${key}` : key)
      if (difference !== undefined) return difference
    }
    return undefined
  }
  const same = Array.isArray(expected)
    ? JSON.stringify(expected) === JSON.stringify(actual)
    : expected === actual
  return same ? undefined : `${path} is ${shown(actual)}, expected ${shown(expected)}`
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const shown = (value: unknown): string => (value === undefined ? 'absent' : JSON.stringify(value))

/** The fields of an event's data, whatever its type. */
export const fieldsOf = (gegevens: object): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(gegevens))
