import type { TruePerson } from '../../world/world'

/** A person of Haal Centraal BRP Personen 2.7, as far as the region writes it. */
export interface BrpPersoon {
  readonly burgerservicenummer: string
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

const verwant = (who: TruePerson): Verwant => ({
  ...(who.bsn && { burgerservicenummer: who.bsn }),
  naam: naamOf(who),
  geboorte: { datum: brpDatum(who.geboortedatum ?? '') },
})

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
  { ouders, kinderen, partners }: Gezin,
): BrpPersoon => {
  const born = (people: readonly TruePerson[]) =>
    people.filter(({ geboortedatum }) => geboortedatum !== undefined)
  return {
    burgerservicenummer: bsn,
    geslacht: { code: who.geslacht, omschrijving: who.geslacht === 'M' ? 'man' : 'vrouw' },
    naam: naamOf(who),
    geboorte: { datum: brpDatum(who.geboortedatum ?? '') },
    ...(who.geheim && { geheimhoudingPersoonsgegevens: true as const }),
    ...(who.overlijdensdatum && { overlijden: { datum: brpDatum(who.overlijdensdatum) } }),
    ...(who.adres && {
      verblijfplaats: {
        type: 'Adres' as const,
        datumVan: brpDatum(sinds),
        adresseerbaarObjectIdentificatie: `0000010000${who.adres.postcode.slice(0, 4)}${who.adres.huisnummer.padStart(2, '0').slice(0, 2)}`,
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
      ouderAanduiding: at === 0 ? ('1' as const) : ('2' as const),
    })),
    kinderen: born(kinderen).map(verwant),
    partners: born(partners).map(verwant),
  }
}
