/**
 * The value that a share of the values does not exceed (nearest rank): 0.5 is the median of an odd number of values, 0.99
 * the value that one in a hundred exceeds. Always a value that was measured.
 *
 * @throws RangeError without values, or for a share outside 0 to 1.
 */
export const percentile = (values: readonly number[], share: number): number => {
  if (!(share >= 0 && share <= 1)) throw new RangeError('a share lies between 0 and 1')
  const sorted = values.toSorted((a, b) => a - b)
  const found = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]
  if (found === undefined) throw new RangeError('there are no values')
  return found
}

/** The middle value; of an even number the mean of the middle two. @throws RangeError without values. */
export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]]
  if (low === undefined || high === undefined) throw new RangeError('there are no values')
  return (low + high) / 2
}
