import { allOrganisations, type Organisatie, type Region } from '@gezinsbeeld/region'

/** What a comparison with the truth found. */
export interface Outcome {
  /** How many pictures were compared. */
  readonly pictures: number
  /** A readable line each. */
  readonly differences: readonly string[]
}

/** Of each organisation that parked another number of records than it had to, a line. */
export const compareParked = (
  expected: Region['truth']['parked'],
  found: Readonly<Record<Organisatie, number>>,
): readonly string[] =>
  allOrganisations.flatMap((organisatie) => {
    const must = expected.filter((record) => record.organisatie === organisatie).length
    return found[organisatie] === must
      ? []
      : [`${organisatie}: ${found[organisatie]} records are parked, ${must} must be`]
  })

const shown = 50

/** What to print about a comparison with the truth, and the exit code. */
export const verdict = ({ pictures, differences }: Outcome): { text: string; code: 0 | 1 } => {
  if (pictures === 0) return { text: 'There is no picture to compare with the truth.', code: 1 }
  if (differences.length === 0) return { text: `All ${pictures} pictures equal the truth.`, code: 0 }
  const more = differences.length - shown
  const lines = [
    ...differences.slice(0, shown).map((line) => `  ${line}`),
    ...(more > 0 ? [`  … and ${more} more`] : []),
    `${differences.length} differences with the truth in ${pictures} pictures.`,
  ]
  return { text: lines.join('\n'), code: 1 }
}
