import { type DeletionMark, isDeletion } from './deletion'

/** An element as an object: its attributes, its text and the elements in it. */
export type Content = Record<string, unknown>

const isContent = (value: unknown): value is Content =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const listOf = (found: unknown): readonly unknown[] =>
  Array.isArray(found) ? found : found === undefined ? [] : [found]

type Path = readonly string[]

/**
 * What stands at the paths below `parent`, each with the list elements above it; a list element in which none of them stands comes by
 * itself. Takes them, and those, out of it.
 */
const taken = (parent: unknown, paths: readonly Path[]): readonly Content[] => {
  if (!isContent(parent)) return []
  return [...new Set(paths.flatMap(([step]) => step ?? []))].flatMap((step) => {
    const found = parent[step]
    const below = paths.filter(([first]) => first === step).map(([, ...rest]) => rest)
    const isLast = below.some((rest) => rest.length === 0)
    if (!isLast && !Array.isArray(found)) return taken(found, below)
    delete parent[step]
    if (isLast) return listOf(found).map((each) => ({ [step]: each }))
    return listOf(found).flatMap((each) => {
      const inner = taken(each, below)
      return (inner.length === 0 ? [{}] : inner).map((one) => ({ ...one, [step]: each }))
    })
  })
}

/** The unit's elements at `per`, each with the rest of the unit beside it; without any, the unit. Takes them out of the unit. */
export const recordsPer = (
  unit: unknown,
  per: string | readonly string[],
  eerst: DeletionMark | undefined,
): readonly unknown[] => {
  const elements = taken(
    unit,
    [per].flat().map((path) => path.split('/')),
  )
  if (elements.length === 0) return [{ bericht: unit }]
  const records = elements.map((each) => ({ ...each, bericht: unit }))
  const [first, others] = [true, false].map((is) => records.filter((each) => isDeletion(each, eerst) === is))
  return [...(first ?? []), ...(others ?? [])]
}
