import { yearsBetween } from '../../dates'
import type { Adres, TruePerson } from '../../world/world'

/** A person of Haal Centraal BRP Personen 2.7, as far as the region writes it. */
export type BrpPersoon = {
  readonly burgerservicenummer: string
  readonly leeftijd: number
  readonly geslacht: { readonly code: string; readonly omschrijving: string }
  readonly naam: {
    readonly voornamen: string
    readonly voorvoegsel?: string
    readonly geslachtsnaam: string
  }
  readonly geboorte: { readonly datum: BrpDatum }
  readonly geheimhoudingPersoonsgegevens?: true
  readonly overlijden?: { readonly datum: BrpDatum }
  readonly verblijfplaats?: {
    readonly type: 'Adres'
    readonly datumVan: BrpDatum
    readonly adresseerbaarObjectIdentificatie: string
    readonly verblijfadres: Readonly<Record<string, string | number>>
  }
  readonly ouders: readonly Verwant[]
  readonly kinderen: readonly Omit<Verwant, 'ouderAanduiding'>[]
  readonly partners: readonly Omit<Verwant, 'ouderAanduiding'>[]
}

interface Verwant {
  readonly burgerservicenummer?: string
  readonly ouderAanduiding?: '1' | '2'
  /** Of a child the register of its parent does not say it. */
  readonly geslacht?: BrpPersoon['geslacht']
  readonly naam: BrpPersoon['naam']
  readonly geboorte: BrpPersoon['geboorte']
}

interface BrpDatum {
  readonly type: 'Datum'
  readonly datum: string
  readonly langFormaat: string
}

const months =
  'januari februari maart april mei juni juli augustus september oktober november december'.split(' ')

const brpDatum = (datum: string): BrpDatum => ({
  type: 'Datum',
  datum,
  langFormaat: `${Number(datum.slice(8))} ${months[Number(datum.slice(5, 7)) - 1] ?? ''} ${datum.slice(0, 4)}`,
})

const naamOf = ({ voornamen, voorvoegsel, geslachtsnaam }: TruePerson): BrpPersoon['naam'] => ({
  voornamen: voornamen.join(' '),
  ...(voorvoegsel && { voorvoegsel }),
  geslachtsnaam,
})

const geslachtOf = ({ geslacht }: TruePerson): BrpPersoon['geslacht'] => ({
  code: geslacht,
  omschrijving: geslacht === 'M' ? 'man' : 'vrouw',
})

const verwant = (who: TruePerson): Verwant => ({
  ...(who.bsn && { burgerservicenummer: who.bsn }),
  naam: naamOf(who),
  geboorte: { datum: brpDatum(who.geboortedatum ?? '') },
})

/** Sixteen digits, as the BAG has them: an address of the region is known by its postcode. */
const homeId = ({ postcode }: Adres): string => {
  const letters = [...postcode.slice(4)].map((letter) => String(letter.charCodeAt(0)).padStart(2, '0'))
  return `00000100${postcode.slice(0, 4)}${letters.join('')}`
}

export interface Gezin {
  readonly ouders: readonly TruePerson[]
  readonly kinderen: readonly TruePerson[]
  readonly partners: readonly TruePerson[]
}

/** What the BRP has of somebody: their true data; of the unborn it has nothing. */
export const brpPersoon = (
  who: TruePerson,
  bsn: string,
  sinds: string,
  vandaag: string,
  { ouders, kinderen, partners }: Gezin,
): BrpPersoon => {
  const born = (people: readonly TruePerson[]) =>
    people.filter(({ geboortedatum }) => geboortedatum !== undefined)
  return {
    burgerservicenummer: bsn,
    leeftijd: yearsBetween(who.geboortedatum ?? vandaag, vandaag),
    geslacht: geslachtOf(who),
    naam: naamOf(who),
    geboorte: { datum: brpDatum(who.geboortedatum ?? '') },
    ...(who.geheim && { geheimhoudingPersoonsgegevens: true as const }),
    ...(who.overlijdensdatum && { overlijden: { datum: brpDatum(who.overlijdensdatum) } }),
    ...(who.adres && {
      verblijfplaats: {
        type: 'Adres' as const,
        datumVan: brpDatum(sinds),
        adresseerbaarObjectIdentificatie: homeId(who.adres),
        verblijfadres: {
          officieleStraatnaam: who.adres.straat,
          huisnummer: Number(who.adres.huisnummer),
          ...(who.adres.huisletter && { huisletter: who.adres.huisletter }),
          ...(who.adres.toevoeging && { huisnummertoevoeging: who.adres.toevoeging }),
          postcode: who.adres.postcode,
          woonplaats: who.adres.woonplaats,
        },
      },
    }),
    ouders: born(ouders).map((ouder, at) => ({
      ...verwant(ouder),
      geslacht: geslachtOf(ouder),
      ouderAanduiding: at === 0 ? ('1' as const) : ('2' as const),
    })),
    kinderen: born(kinderen).map(verwant),
    partners: born(partners).map((partner) => ({ ...verwant(partner), geslacht: geslachtOf(partner) })),
  }
}
