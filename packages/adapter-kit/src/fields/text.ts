import { holdsBsn } from './bsn'
import { type Field, field } from './codec'

/** Control characters (NUL), lone surrogates, and the marks that make text read backwards. */
const unprintable = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]+/gu

/** What needs no cleaning, nearly all there is: printable Latin letters and signs with single blanks between. */
const cleanAlready = /^[!-~\u00a1-\u024f]+(?: [!-~\u00a1-\u024f]+)*$/

/** Text as it may be shown: composed (NFC), without unprintable characters, with single blanks. */
const clean = (text: string): string =>
  cleanAlready.test(text)
    ? text
    : text.normalize('NFC').replace(unprintable, ' ').replace(/\s+/gu, ' ').trim()

/** A text of at most `max` characters, cleaned. One with a BSN in it is refused. */
export const text = (max: number): Field<string> =>
  field(`text of 1 to ${max} characters, without a BSN in it`, (found) => {
    if (typeof found !== 'string') return undefined
    const cleaned = clean(found)
    return cleaned.length === 0 || cleaned.length > max || holdsBsn(cleaned) ? undefined : cleaned
  })

/** A code of a code list, to be looked up: at most 60 characters, not cleaned but for blanks around it. */
export const Code: Field<string> = field('a code', (found) => {
  if (typeof found !== 'string') return undefined
  const code = found.trim()
  return code.length === 0 || code.length > 60 ? undefined : code
})

/** A yes or no. */
export const YesNo: Field<boolean> = field('true or false', (found) =>
  typeof found === 'boolean' ? found : undefined,
)

/** A whole number of a database key, as text: `bigint` columns go past 2^53. */
export const Key: Field<string> = field('a whole number', (found) => {
  if (typeof found === 'number') return Number.isSafeInteger(found) && found >= 0 ? String(found) : undefined
  return typeof found === 'string' && /^\d{1,19}$/.test(found) ? BigInt(found).toString() : undefined
})
