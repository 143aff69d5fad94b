import type { Momentopname } from '../momentopname'

/** Anything in any field that may be in no picture at all: a secret postcode or name, a BSN of the test range. */
export const leaks = (seen: Momentopname, secrets: ReadonlySet<string>): readonly string[] => {
  const text = JSON.stringify(seen)
  const postcodes = text.match(/"\d{4} ?[A-Za-z]{2}"/g) ?? []
  const secret = postcodes.some((postcode) => secrets.has(postcode.replace(/["\s]/g, '').toUpperCase()))
  return [
    ...[...secrets]
      .filter((one) => !/^\d{4}[A-Z]{2}$/.test(one) && text.includes(one))
      .map(() => 'a name or place that nobody may be told is in the picture'),
    ...(secret ? ['a secret address is in the picture'] : []),
    ...(/(?<![A-Za-z0-9_-])9999\d{5}(?![A-Za-z0-9_-])/.test(text) ? ['a BSN is in the picture'] : []),
  ]
}
