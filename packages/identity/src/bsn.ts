/** What systems write where there is no BSN; these count as absent, not as wrong. */
const placeholders = new Set(['', '000000000', '999999999'])

const weights = [9, 8, 7, 6, 5, 4, 3, 2, -1]

/** The 11-proef with weights 9, 8, 7, 6, 5, 4, 3, 2, −1 over nine digits (Logisch ontwerp BSN). */
const passes11 = (digits: string): boolean =>
  weights.reduce((sum, weight, i) => sum + weight * Number(digits[i]), 0) % 11 === 0

/**
 * Nine digits that pass the 11-proef as `{ bsn }`; `'afwezig'` for nothing or a placeholder; `'ongeldig'` for anything else.
 * Systems that keep numbers drop leading zeros, so eight digits are read with a zero in front.
 */
export const readBsn = (text: string | undefined): { readonly bsn: string } | 'afwezig' | 'ongeldig' => {
  const digits = (text ?? '').trim()
  if (placeholders.has(digits)) return 'afwezig'
  const bsn = digits.padStart(9, '0')
  if (!/^[0-9]{8,9}$/.test(digits)) return 'ongeldig'
  if (placeholders.has(bsn)) return 'afwezig'
  return passes11(bsn) ? { bsn } : 'ongeldig'
}
