import type { Adres } from '@gezinsbeeld/contracts'

/** An address as one comparable text: postcode, number, letter and addition; undefined when it does not say enough. */
export const addressKey = (adres: Adres | undefined): string | undefined =>
  adres?.postcode === undefined || adres.huisnummer === undefined
    ? undefined
    : `${adres.postcode} ${adres.huisnummer} ${adres.huisletter?.toUpperCase() ?? ''} ${adres.toevoeging?.toUpperCase() ?? ''}`
