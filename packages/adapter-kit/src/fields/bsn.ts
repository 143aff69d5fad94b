import { type Field, field } from './codec'

/** The 11-proef: weights 9,8,7,6,5,4,3,2,−1 over nine digits give a multiple of 11. */
const passesElevenTest = (digits: string): boolean => {
  const sum = [...digits].reduce((total, digit, i) => total + Number(digit) * (i === 8 ? -1 : 9 - i), 0)
  return digits.length === 9 && Number(digits) > 0 && sum % 11 === 0
}

/**
 * Whether a text that is about to leave has a BSN in it: nine digits, also with dots, blanks or dashes between them, that
 * pass the 11-proef. People do write one in a name or an address.
 */
export const holdsBsn = (text: string): boolean =>
  // Nearly every text has no digit: this is asked of each name and street of each record.
  /\d/.test(text) &&
  [/\d+/g, /\d(?:[ .-]?\d)*/g].some((numbers) =>
    (text.match(numbers) ?? []).some((number) => passesElevenTest(number.replace(/\D/g, ''))),
  )

/**
 * A BSN as its source writes it, as text or as a number, without the blanks and dots. Whether it is one, or a placeholder, is for
 * `context.pseudoniem` to say.
 */
export const Bsn: Field<string> = field('a BSN', (found) => {
  if (typeof found === 'number') return String(found)
  return typeof found === 'string' ? found.replace(/[ .]/g, '') : undefined
})
