/** The word of a list that was most likely meant: at most two letters off (one in a short word). */
const nearest = (word: string, words: Iterable<string>): string | undefined => {
  const allowed = word.length < 5 ? 1 : 2
  let best: { readonly word: string; readonly distance: number } | undefined
  for (const each of words) {
    const distance = distanceBetween(word.toLowerCase(), each.toLowerCase())
    if (distance <= allowed && distance < (best?.distance ?? 3)) best = { word: each, distance }
  }
  return best?.word
}

/** `, did you mean type?`, or nothing. */
export const suggestion = (word: string, words: Iterable<string>): string => {
  const meant = nearest(word, words)
  return meant === undefined ? '' : `; did you mean ${meant}?`
}

/** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment). */
const distanceBetween = (a: string, b: string): number => {
  if (Math.abs(a.length - b.length) > 2) return 3
  let before: readonly number[] = []
  let previous: readonly number[] = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1]
      const changed = Math.min(
        (previous[j - 1] ?? 0) + (same ? 0 : 1),
        (previous[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
      )
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      row.push(swapped ? Math.min(changed, (before[j - 2] ?? 0) + 1) : changed)
    }
    before = previous
    previous = row
  }
  return previous[b.length] ?? 3
}
