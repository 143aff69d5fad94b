import { holdsBsn } from './bsn'
import { type Field, field } from './codec'

/** The contract's `telefoon` (contracts/schemas/gedeeld/telefoon.yaml). */
const telefoon = /^[+]?[(]?[0-9][0-9 ()/.-]{1,27}[0-9]$/

const withPlainSigns = (text: string): string =>
  text
    .replace(/^tel:/i, '')
    .replace(/\p{Pd}/gu, '-')
    .replace(/\s+/gu, ' ')
    .trim()

/**
 * Nine digits that pass the 11-proef are a BSN in the wrong field; a Dutch number has ten, or eleven with +31. Not `holdsBsn`
 * on the number as it is written: of all proper numbers written as `+31 612345678`, one in eleven would be taken for a BSN.
 */
const isBsn = (digits: string): boolean => digits.length === 9 && holdsBsn(digits)

/**
 * A telephone number as the contract takes it; `tel:`, other dashes and blanks are read. A number with words beside it is not:
 * they may be "do not call, he listens in".
 */
export const Phone: Field<string> = field('a telephone number without words', (found) => {
  if (typeof found !== 'string') return undefined
  const number = withPlainSigns(found)
  const digits = number.replace(/\D/g, '')
  const isRepeated = new Set(digits).size < 2
  return !telefoon.test(number) || isRepeated || isBsn(digits) ? undefined : number
})

const address = /^[a-z0-9]+(?:[._%+'-][a-z0-9]+)*@(?:[a-z0-9]+(?:-[a-z0-9]+)*\.)+[a-z]{2,}$/i

/** An e-mail address (`format: email`, at most 254 characters). */
export const Email: Field<string> = field('an e-mail address', (found) => {
  if (typeof found !== 'string') return undefined
  const email = found.trim()
  return email.length > 254 || !address.test(email) || holdsBsn(email) ? undefined : email
})
