import type { Address, Extension, HumanName, PrimitiveExtension } from '../fhir-resources'
import type { Random } from '../random'
import type { Adres } from '../world/world'
import type { WrittenName } from './name-noise'

const structure = 'http://hl7.org/fhir/StructureDefinition'
const text = (url: string, valueString: string): Extension => ({ url: `${structure}/${url}`, valueString })

/** nl-core NameInformation: the parts of the surname as extensions of `family`, unless `bare`. */
export const humanName = (name: WrittenName, naamgebruik: 'NL1' | 'NL4', bare: boolean): HumanName => {
  const own = [name.voorvoegsel, name.geslachtsnaam].filter((part) => part !== undefined).join(' ')
  const partner = name.partner
    ? [name.partner.voorvoegsel, name.partner.geslachtsnaam].filter((part) => part !== undefined).join(' ')
    : undefined
  const family = partner !== undefined && naamgebruik === 'NL4' ? `${own}-${partner}` : own
  const parts: Extension[] = [
    ...(name.voorvoegsel ? [text('humanname-own-prefix', name.voorvoegsel)] : []),
    text('humanname-own-name', name.geslachtsnaam),
    ...(name.partner?.voorvoegsel ? [text('humanname-partner-prefix', name.partner.voorvoegsel)] : []),
    ...(name.partner ? [text('humanname-partner-name', name.partner.geslachtsnaam)] : []),
  ]
  const qualifier: PrimitiveExtension = {
    extension: [{ url: `${structure}/iso21090-EN-qualifier`, valueCode: name.voorletters ? 'IN' : 'BR' }],
  }
  return {
    use: 'official',
    text: `${name.voornamen.join(' ')} ${family}`,
    family,
    ...(!bare && { _family: { extension: parts } }),
    given: name.voornamen,
    ...(!bare && { _given: name.voornamen.map(() => qualifier) }),
  }
}

/** nl-core AddressInformation. The suffix is one huisletter, or else a toevoeging; never both here. */
export const fhirAddress = (adres: Adres, random: Random): Address => {
  const suffix = adres.huisletter ?? adres.toevoeging
  return {
    use: 'home',
    type: 'both',
    line: [`${adres.straat} ${adres.huisnummer}${suffix ?? ''}`],
    _line: [
      {
        extension: [
          text('iso21090-ADXP-streetName', adres.straat),
          text('iso21090-ADXP-houseNumber', adres.huisnummer),
          ...(suffix === undefined ? [] : [text('iso21090-ADXP-buildingNumberSuffix', suffix)]),
        ],
      },
    ],
    // Servers hold both ways of writing; the profile does not choose.
    postalCode: random.chance(0.5)
      ? `${adres.postcode.slice(0, 4)} ${adres.postcode.slice(4)}`
      : adres.postcode,
    city: adres.woonplaats,
    country: 'Nederland',
  }
}
