import { z } from 'zod'
import { domains } from './lifecycles'

/** The name of a column, as it stands in the first line. */
const column = z.string().trim().min(1)

/** How a column is read; what is not said follows from the contract's field that it goes to. */
export const kinds = [
  'tekst',
  'datum',
  'telefoon',
  'email',
  'ja-nee',
  'getal',
  'code',
  'persoon',
  'object',
] as const

const cell = z.strictObject({
  kolom: column,
  als: z.enum(kinds).optional(),
  /** Of `codelijsten`; an unknown code parks the row. */
  lijst: z.string().optional(),
  /** Of a `persoon` or an `object`: the key space, when it is another than usual. */
  ruimte: z.string().optional(),
})

export type Cell = z.infer<typeof cell>

const value = z.union([
  column.transform((kolom): Cell => ({ kolom })),
  cell,
  z.strictObject({ vast: z.union([z.string().min(1), z.boolean(), z.int()]) }),
])

const mark = z.strictObject({ kolom: column, waarden: z.array(z.string().trim()).min(1) })

const address = z.strictObject({
  straat: column.optional(),
  huisnummer: column,
  huisletter: column.optional(),
  toevoeging: column.optional(),
  postcode: column,
  woonplaats: column.optional(),
})

const event = z.strictObject({
  domein: z.enum(domains),
  /** Columns that identify the object; those of the feed unless told otherwise. Of a persoon: the person. */
  sleutel: z.array(column).min(1).optional(),
  /** Of a persoon: its key space. */
  ruimte: z.string().min(1).default('client'),
  /** Columns with the persons that it concerns; of a persoon none. */
  personen: z.array(z.union([column, z.strictObject({ kolom: column, ruimte: z.string() })])).default([]),
  /** Only rows that have something in this column, or one of these values. */
  wanneer: z.union([column, mark]).optional(),
  /** Of a persoon. */
  bsn: column.optional(),
  /** Of a persoon: when an unborn child is expected; a date of birth goes before it. */
  verwachteDatum: column.optional(),
  /** Of a persoon: where it says that the address is secret. */
  geheim: mark.optional(),
  /** Of a persoon. */
  adres: address.optional(),
  /** The contract's field, with slashes (`contactpersoon/telefoon`) → where it comes from. */
  velden: z.record(z.string().regex(/^[a-z][A-Za-z-]*(\/[a-z][A-Za-z-]*)*$/), value).default({}),
})

const feed = z.strictObject({
  naam: z.string().regex(/^[a-z][a-z0-9-]{0,40}$/),
  bestanden: z.array(z.string().min(1)).min(1),
  /** True: each file holds everything, and what a newer one leaves out is gone. */
  volledig: z.boolean().default(true),
  scheiding: z.string().length(1).default(';'),
  codering: z.enum(['utf-8', 'windows-1252']).default('utf-8'),
  sleutel: z.array(column).min(1),
  /** When the row was last changed. */
  moment: column.optional(),
  verwijderd: mark.optional(),
  /** The client in whose file the row stands. */
  dossier: column.optional(),
  /** Which rows' client must not be shared ("deel niet"). */
  deelNiet: mark.optional(),
  events: z.array(event).min(1),
})

const codes = z.record(z.string(), z.string().min(1))

const base = z.strictObject({
  naam: z.string().regex(/^[a-z][a-z0-9-]{0,40}$/),
  rol: z.enum(['gi', 'veilig-thuis', 'rvdk', 'gemeente', 'ggz', 'opvang']),
  /** Raise it when the mapping says something else than before. */
  versie: z.string().min(1).default('1'),
  feeds: z.array(feed).min(1),
  codelijsten: z.record(z.string(), codes).default({}),
})

type Base = z.infer<typeof base>
export type EventMapping = Base['feeds'][number]['events'][number]
export type FeedMapping = Base['feeds'][number]
export type ValueMapping = z.infer<typeof value>
export type Mark = z.infer<typeof mark>

/** Where somebody stays at a shelter is the shelter: none of these may leave it. */
const placesOfShelter = ['locatie', 'aanbieder', 'plaats']

const problemsOf = (mapping: Base, event: EventMapping): readonly string[] => {
  const problems: string[] = []
  const { domein, personen, adres, geheim, bsn, verwachteDatum, velden } = event
  if (domein !== 'persoon') {
    if (personen.length === 0) problems.push('personen: found none, expected the columns with the persons')
    if ([adres, geheim, bsn, verwachteDatum].some((each) => each !== undefined))
      problems.push('bsn, geheim, adres and verwachteDatum are of a persoon')
  }
  if (adres !== undefined && geheim === undefined)
    problems.push('adres: found no geheim, expected the column that says that an address is secret')
  if (mapping.rol === 'opvang') {
    if (adres !== undefined)
      problems.push('adres: where a client of a shelter lives is the shelter, which never leaves')
    for (const name of Object.keys(velden))
      if (placesOfShelter.includes(name.split('/')[0] ?? ''))
        problems.push(`velden.${name}: the location of a shelter never leaves`)
  }
  for (const [name, each] of Object.entries(velden))
    if ('lijst' in each && each.lijst !== undefined && mapping.codelijsten[each.lijst] === undefined)
      problems.push(`velden.${name}.lijst: found ${each.lijst}, expected one of codelijsten`)
  return problems
}

/** Gatekeepers open families; every other role shares a client only when asked, so it must say whose file a row stands in. */
export const opensFamilies = (rol: Base['rol']): boolean =>
  rol === 'gi' || rol === 'veilig-thuis' || rol === 'rvdk'

/** A mapping file: which columns of an export become which fields of the contract. */
export const mapping = base.superRefine((found, context) => {
  found.feeds.forEach((feed, number) => {
    if (feed.dossier === undefined && !opensFamilies(found.rol))
      context.addIssue({
        code: 'custom',
        path: ['feeds', number, 'dossier'],
        message: 'found nothing, expected the column with the client in whose file a row stands',
      })
    feed.events.forEach((event, index) => {
      for (const message of problemsOf(found, event))
        context.addIssue({ code: 'custom', path: ['feeds', number, 'events', index], message })
    })
  })
})

export type Mapping = z.infer<typeof mapping>
