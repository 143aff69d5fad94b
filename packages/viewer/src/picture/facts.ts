import type { Feit, GezinMomentopname } from '@gezinsbeeld/contracts'
import { z } from 'zod'
import { isRecordDomein, type RecordDomein } from './record-words'

const text = z.string().exactOptional()
const flag = z.boolean().exactOptional()

const contact = z.object({ naam: text, functie: text, telefoon: text, email: text })

const naam = z.object({
  voornamen: text,
  voorletters: text,
  roepnaam: text,
  voorvoegsel: text,
  geslachtsnaam: text,
  partnervoorvoegsel: text,
  partnernaam: text,
  naamgebruik: text,
})

const adres = z.object({
  straat: text,
  huisnummer: z.number().exactOptional(),
  huisletter: text,
  toevoeging: text,
  postcode: text,
  woonplaats: text,
})

/** The fields of each domein that the page shows; code lists stay text, because a newer contract may know more of them. */
const shapes = {
  persoon: z.object({
    naam: naam.exactOptional(),
    geboortedatum: text,
    ongeboren: z.object({ verwachteDatum: text }).exactOptional(),
    geslacht: text,
    overlijdensdatum: text,
    adres: adres.exactOptional(),
    geheimhouding: flag,
    telefoon: text,
  }),
  relatie: z.object({
    van: z.string(),
    naar: z.string(),
    soort: z.string(),
    gezag: text,
    begindatum: text,
    einddatum: text,
  }),
  betrokkenheid: z.object({
    rol: z.string(),
    begindatum: text,
    einddatum: text,
    contactpersoon: contact.exactOptional(),
    regie: flag,
  }),
  maatregel: z.object({
    soort: z.string(),
    datumBeslissing: text,
    ingangsdatum: text,
    einddatum: text,
    verlengdTot: text,
    uitvoerder: text,
    redenBeeindiging: text,
  }),
  traject: z.object({ soort: text, begindatum: text, einddatum: text, wachtSinds: text, crisis: flag }),
}

const bekendheid = z.object({ begindatum: text, contactpersoon: contact.exactOptional() })

type Domein = keyof typeof shapes
export type Gegevens = { readonly [D in Domein]: z.infer<(typeof shapes)[D]> } & {
  readonly bekendheid: z.infer<typeof bekendheid>
}
export type NaamGegevens = z.infer<typeof naam>
export type AdresGegevens = z.infer<typeof adres>
export type ContactGegevens = z.infer<typeof contact>

/** Who says it, and since when they have it in their records. */
export interface Source {
  readonly organisatie: string
  readonly organisatieNaam: string
  /** RFC 3339. */
  readonly vastgelegdOp: string
}

/** What one organisation says about some persons. */
export interface Said<T> {
  readonly sleutel: string
  readonly domein: string
  readonly gebeurtenis: string
  readonly source: Source
  /** The hub's person ids. */
  readonly personen: readonly string[]
  readonly gegevens: T
}

export type Facts = { readonly [D in keyof Gegevens]: readonly Said<Gegevens[D]>[] } & {
  /** Facts that are shown by their fields as they are, in words. */
  readonly records: readonly (Said<Feit['gegevens']> & { readonly domein: RecordDomein })[]
  /** Facts of a domein that this page has no section for yet. */
  readonly other: readonly Said<undefined>[]
  /** Facts whose fields are not as the contract says: shown as unreadable, never left out. */
  readonly unreadable: readonly Said<undefined>[]
}

const said = <T>(feit: Feit, gegevens: T): Said<T> => ({
  sleutel: feit.sleutel,
  domein: feit.domein,
  gebeurtenis: feit.gebeurtenis,
  source: {
    organisatie: feit.organisatie,
    organisatieNaam: feit.organisatieNaam,
    vastgelegdOp: feit.vastgelegdOp,
  },
  personen: feit.personen,
  gegevens,
})

const read = <T>(feiten: readonly Feit[], shape: z.ZodType<T>, unreadable: Said<undefined>[]): Said<T>[] =>
  feiten.flatMap((feit) => {
    const result = shape.safeParse(feit.gegevens)
    if (result.success) return [said(feit, result.data)]
    unreadable.push(said(feit, undefined))
    return []
  })

const hasSection = (domein: string): domein is Domein => Object.hasOwn(shapes, domein)

/** The facts of a picture by domein; those that are only `bekendheid` apart, whatever their domein. */
export const readFacts = (picture: Pick<GezinMomentopname, 'feiten'>): Facts => {
  const present = picture.feiten.filter((feit) => feit.gebeurtenis !== 'ingetrokken')
  const full = present.filter((feit) => feit.niveau === 'volledig')
  const of = (domein: Domein) => full.filter((feit) => feit.domein === domein)
  const unreadable: Said<undefined>[] = []
  return {
    persoon: read(of('persoon'), shapes.persoon, unreadable),
    relatie: read(of('relatie'), shapes.relatie, unreadable),
    betrokkenheid: read(of('betrokkenheid'), shapes.betrokkenheid, unreadable),
    maatregel: read(of('maatregel'), shapes.maatregel, unreadable),
    traject: read(of('traject'), shapes.traject, unreadable),
    bekendheid: read(
      present.filter((feit) => feit.niveau === 'bekendheid'),
      bekendheid,
      unreadable,
    ),
    records: full.flatMap((feit) =>
      isRecordDomein(feit.domein) ? [{ ...said(feit, feit.gegevens), domein: feit.domein }] : [],
    ),
    other: full
      .filter((feit) => !hasSection(feit.domein) && !isRecordDomein(feit.domein))
      .map((feit) => said(feit, undefined)),
    unreadable,
  }
}
