import { z } from 'zod'
import { once } from '../once'

const categorie = z.enum([
  'jeugdhulp-ambulant',
  'jeugdhulp-verblijf',
  'jeugdhulp-crisis',
  'pleegzorg',
  'jeugd-ggz',
  'jeugdbescherming',
  'jeugdreclassering',
  'begeleiding',
  'dagbesteding',
  'persoonlijke-verzorging',
  'hulp-bij-het-huishouden',
  'kortdurend-verblijf',
  'beschermd-wonen',
  'opvang',
  'vervoer',
  'hulpmiddelen',
  'overig',
])

const reden = z.enum([
  'volgens-plan',
  'door-client',
  'door-aanbieder',
  'in-overeenstemming',
  'tijdelijk-onderbroken',
  'overgedragen',
  'overleden',
  'anders',
])

const code = z.string().regex(/^[0-9A-Z]{1,5}$/, 'a code of one to five digits or capitals')

export const berichtenSettingsSchema = z.strictObject({
  /** The municipality's own codes (four digits): messages of and for others park. More than one after a merger. */
  gemeentecodes: z.array(z.string().regex(/^\d{4}$/, 'four digits')).default([]),
  categorieen: z
    .strictObject({
      jeugdwet: z.record(code, categorie).default({}),
      wmo: z.record(code, categorie).default({}),
    })
    .prefault({}),
  /** What the municipality's reasons of an end mean, beside those of `codelijsten/jz588-reden-beeindiging.ts`. */
  redenen: z.record(code, reden).default({}),
  /** AGB code of a provider → the short name under which the region has registered it, or its name. Others are left out. */
  aanbieders: z
    .record(
      z.string().regex(/^\d{8}$/, 'eight digits'),
      z.union([
        z.strictObject({ organisatie: z.string().regex(/^[a-z0-9-]{1,40}$/) }),
        z.strictObject({ naam: z.string().min(1).max(200) }),
      ]),
    )
    .default({}),
})

export type BerichtenSettings = z.infer<typeof berichtenSettingsSchema>

export const berichtenSettings = once(berichtenSettingsSchema)
