import type { Adres } from './world'

/** An address as one comparable text; streets are spelled in many ways. */
export const addressText = ({ postcode, huisnummer, huisletter, toevoeging }: Adres): string =>
  [postcode, huisnummer, huisletter, toevoeging].join('|')
