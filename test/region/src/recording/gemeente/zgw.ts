import type { Written } from '../person-file'

/**
 * Resources of the ZGW Zaken API 1.7, with the fields that the region writes; the server has the rest. Addresses within the API
 * are relative (`zaken/<uuid>`): where it stands is not known here.
 */
export type Zaak = {
  readonly uuid: string
  readonly identificatie: string
  readonly bronorganisatie: string
  readonly verantwoordelijkeOrganisatie: string
  readonly zaaktype: string
  readonly omschrijving: string
  readonly toelichting: string
  readonly registratiedatum: string
  readonly startdatum: string
  readonly einddatum: string | null
  readonly vertrouwelijkheidaanduiding: string
  readonly status: string | null
  readonly resultaat: string | null
}
export type Rol = {
  readonly uuid: string
  readonly zaak: string
  readonly betrokkene: string
  readonly betrokkeneType: 'natuurlijk_persoon' | 'medewerker'
  readonly roltype: string
  readonly roltoelichting: string
  readonly omschrijving: string
  readonly omschrijvingGeneriek: 'initiator' | 'belanghebbende' | 'behandelaar'
  readonly registratiedatum: string
  readonly contactpersoonRol?: {
    readonly naam: string
    readonly functie: string
    readonly telefoonnummer: string
    readonly emailadres: string
  }
  readonly betrokkeneIdentificatie: Readonly<Record<string, string>>
}
export type Status = {
  readonly uuid: string
  readonly zaak: string
  readonly statustype: string
  readonly datumStatusGezet: string
  readonly statustoelichting: string
  readonly indicatieLaatstGezetteStatus: boolean
}
export type Resultaat = {
  readonly uuid: string
  readonly zaak: string
  readonly resultaattype: string
  readonly toelichting: string
}

/** A municipality's cases. */
export interface Zaaksysteem {
  readonly zaken: readonly Zaak[]
  readonly rollen: readonly Rol[]
  readonly statussen: readonly Status[]
  readonly resultaten: readonly Resultaat[]
}

/** A UUID that is made of a number: the same in every run. */
export const uuidOf = (kind: number, number: number): string =>
  `00000000-0000-4${String(kind).padStart(3, '0')}-8000-${String(number).padStart(12, '0')}`

/** `betrokkeneIdentificatie` of a natuurlijk_persoon. */
export const identification = ({
  bsn,
  name,
  geboortedatum,
  geslacht,
}: Pick<Written, 'bsn' | 'name' | 'geboortedatum' | 'geslacht'>): Rol['betrokkeneIdentificatie'] => ({
  inpBsn: bsn ?? '',
  anpIdentificatie: '',
  inpA_nummer: '',
  geslachtsnaam: name.geslachtsnaam,
  voorvoegselGeslachtsnaam: name.voorvoegsel ?? '',
  voorletters: name.voornamen.map((given) => given.slice(0, 1)).join(''),
  voornamen: name.voorletters ? '' : name.voornamen.join(' '),
  geslachtsaanduiding: geslacht === undefined ? 'o' : geslacht.toLowerCase(),
  geboortedatum: geboortedatum?.replaceAll('-', '') ?? '',
})
