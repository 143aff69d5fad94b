import { adresOf, record, wherePossible } from '@gezinsbeeld/adapter-kit/fields'
import type { Adres } from '@gezinsbeeld/contracts'
import * as t from 'io-ts'
import { codingsOf } from './coding'
import { Extended, Extensions, extensionOf, RawString, slots } from './extension'
import { hasEnded, Validity } from './period'

/** FHIR R4 Address (zib-AddressInformation). `text` and what stands in `line` itself, free text, are not read. */
export const Address = record({
  use: wherePossible(RawString),
  type: wherePossible(RawString),
  _line: slots(Extended),
  postalCode: t.unknown,
  city: t.unknown,
  country: wherePossible(RawString),
  period: wherePossible(Validity),
  extension: Extensions,
})
export type Address = t.TypeOf<typeof Address>

const core = 'http://hl7.org/fhir/StructureDefinition'
const addressType = 'http://nictiz.nl/fhir/StructureDefinition/ext-AddressInformation.AddressType'

/** HL7 v3-AddressUse, which nl-core keeps beside `use`. */
const hasType = (address: Address, code: string): boolean => {
  const concept = extensionOf(address.extension, addressType)?.valueCodeableConcept
  return codingsOf(concept === undefined ? [] : [concept]).some((coding) => coding.code === code)
}

/** An address that its source calls confidential (v3-AddressUse CONF): then all of them are. */
export const isConfidential = (addresses: readonly Address[]): boolean =>
  addresses.some((address) => hasType(address, 'CONF'))

/** The contract has Dutch addresses only; a country that is not said is this one. 6030 is its code in the BRP. */
const isDutch = ({ country }: Address): boolean =>
  country === undefined || /^(?:|nl|nld|nederland|(?:the )?netherlands|6030)$/i.test(country.trim())

/** Where somebody lives: not where the post goes, not a temporary, former or useless (BAD) address. */
const isHome = (address: Address): boolean =>
  address.use === 'home' &&
  isDutch(address) &&
  address.type !== 'postal' &&
  !hasEnded(address.period) &&
  !hasType(address, 'BAD')

/**
 * `buildingNumberSuffix` holds letter and addition, with a blank between them or before an addition alone (zib-AddressInformation).
 * That blank gets lost, so one letter is a letter and anything longer an addition.
 */
const suffixOf = (suffix: string | undefined): { huisletter: unknown; toevoeging: unknown } => {
  const [, letter, addition] = /^([A-Za-z])?(?: (.*))?$/s.exec(suffix ?? '') ?? [undefined, undefined, suffix]
  return { huisletter: letter, toevoeging: addition }
}

/** The one home address, or of several the official one (HP). */
const theHome = (addresses: readonly Address[]): Address | undefined => {
  const homes = addresses.filter(isHome)
  const [home, ...others] = homes.length > 1 ? homes.filter((address) => hasType(address, 'HP')) : homes
  return others.length > 0 ? undefined : home
}

/** The home address in the contract's form; none when it is not clear which it is, or when it cannot be read exactly. */
export const homeOf = (addresses: readonly Address[]): Adres | undefined => {
  const home = theHome(addresses)
  if (home === undefined) return undefined
  const lines = home._line.flatMap((line) => line?.extension ?? [])
  const part = (name: string): string | undefined =>
    extensionOf(lines, `${core}/iso21090-ADXP-${name}`)?.valueString
  // "by" or "to": the house is beside or across this number, so that it is not this address.
  if (part('additionalLocator') !== undefined) return undefined
  return adresOf({
    straat: part('streetName'),
    huisnummer: part('houseNumber'),
    ...suffixOf(part('buildingNumberSuffix')),
    postcode: home.postalCode,
    woonplaats: home.city,
  })
}
