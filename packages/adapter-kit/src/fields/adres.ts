import type { Adres } from '@gezinsbeeld/contracts'
import { isLeft } from 'fp-ts/lib/Either.js'
import { type Field, field, optional, record } from './codec'
import { presentOrNone } from './present'
import { text } from './text'

/** The parts of an address as a source has them; anything may be anything. */
export interface AddressParts {
  readonly straat: unknown
  /** `12`, `12A` where a source keeps the letter with the number, or a number. */
  readonly huisnummer: unknown
  readonly huisletter: unknown
  readonly toevoeging: unknown
  readonly postcode: unknown
  readonly woonplaats: unknown
}

interface HouseNumber {
  readonly huisnummer: number
  readonly huisletter?: string
}

const HouseNumber: Field<HouseNumber> = field('a house number', (found) => {
  const [, number, letter] = /^\s*0*([1-9]\d{0,4})\s*([A-Za-z])?\s*$/.exec(String(found)) ?? []
  if (number === undefined) return undefined
  return { huisnummer: Number(number), ...(letter === undefined ? {} : { huisletter: letter.toUpperCase() }) }
})

const HouseLetter: Field<string> = field('one letter', (found) =>
  typeof found === 'string' && /^\s*[A-Za-z]\s*$/.test(found) ? found.trim().toUpperCase() : undefined,
)

const Postcode: Field<string> = field('a Dutch postcode', (found) => {
  const postcode = typeof found === 'string' ? found.replace(/\s/g, '').toUpperCase() : ''
  return /^[1-9]\d{3}[A-Z]{2}$/.test(postcode) ? postcode : undefined
})

const Parts = record({
  straat: optional(text(100)),
  huisnummer: optional(HouseNumber),
  huisletter: optional(HouseLetter),
  toevoeging: optional(text(10)),
  postcode: optional(Postcode),
  woonplaats: optional(text(100)),
})

/**
 * The contract's address, or none when one of its parts cannot be read exactly. Half an address is worse than none: families
 * are joined by who lives at one postcode, number, letter and addition, and without its addition a flat is its neighbour's.
 */
export const adresOf = (parts: AddressParts): Adres | undefined => {
  const read = Parts.decode(parts)
  if (isLeft(read)) return undefined
  const { straat, huisnummer: number, huisletter, toevoeging, postcode, woonplaats } = read.right
  const twoLetters = huisletter !== undefined && number?.huisletter !== undefined
  // A letter or an addition without a number is the number that could not be kept apart: not an address to compare.
  const noNumber = number === undefined && (huisletter !== undefined || toevoeging !== undefined)
  if (twoLetters || noNumber) return undefined
  return presentOrNone({
    straat,
    huisnummer: number?.huisnummer,
    huisletter: huisletter ?? number?.huisletter,
    toevoeging,
    postcode,
    woonplaats,
  })
}
