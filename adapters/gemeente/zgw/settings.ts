import { Email, Phone, readOrNone } from '@gezinsbeeld/adapter-kit/fields'
import { z } from 'zod'
import { once } from '../once'

/** A type of the Catalogi API: its whole address, or only the UUID at its end, which stays when the address changes. */
const type = z.string().min(1).max(1_000)

/** Which roles are clients: a roltype, or its `omschrijving`. Everybody else in a case is never read, whoever reported it least of all. */
const roles = z.array(type).min(1)

const contact = z.strictObject({
  naam: z.string().min(1).max(200).optional(),
  functie: z.string().min(1).max(200).optional(),
  telefoon: z
    .string()
    .refine((number) => readOrNone(Phone, number) !== undefined, 'a telephone number')
    .optional(),
  email: z
    .string()
    .refine((address) => readOrNone(Email, address) !== undefined, 'an e-mail address')
    .optional(),
})

const common = {
  clienten: roles,
  /** Roles of clients that are not born yet: the BSN that stands there is the mother's. */
  ongeboren: z.array(type).default([]),
  /** Resultaattypen that say that the case should not have been: what was told is withdrawn. */
  vervallen: z.array(type).default([]),
}

const negeer = z.strictObject({ als: z.literal('negeer') })

const betrokkenheid = z.strictObject({
  als: z.literal('betrokkenheid'),
  ...common,
  rol: z.enum(['lokaal-team', 'gezinsmanagement', 'begeleiding', 'ondersteuning', 'schuldhulp', 'overig']),
  regie: z.boolean().optional(),
  /** What the case does not say: the team's telephone number, its name where no worker is named. */
  contact: contact.default({}),
})

const plan = z.strictObject({
  als: z.literal('plan'),
  ...common,
  soort: z.enum([
    'familiegroepsplan',
    'hulpverleningsplan',
    'veiligheidsplan',
    'perspectiefplan',
    'ondersteuningsplan',
    'overig',
  ]),
})

const voorziening = z.strictObject({
  als: z.literal('voorziening'),
  ...common,
  wet: z.enum(['jeugdwet', 'wmo']),
  categorie: z
    .enum([
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
    .optional(),
  /** `niets`: there is no provision yet, or there never was. */
  statustypen: z.record(type, z.enum(['niets', 'toegewezen', 'gestart', 'beeindigd'])),
})

const bestaanszekerheid = z.strictObject({
  als: z.literal('bestaanszekerheid'),
  ...common,
  soort: z.enum(['schuldhulp', 'inkomen', 'huisvesting']),
  /** `lopend`: a status that says nothing about how far it is. */
  statustypen: z.record(
    type,
    z.enum([
      'lopend',
      'aangevraagd',
      'toegekend',
      'stabilisatie',
      'schuldregeling',
      'budgetbeheer',
      'nazorg',
      'dreigende-uithuiszetting',
      'urgentie',
      'tijdelijk-gehuisvest',
      'gehuisvest',
      'afgewezen',
      'afgebroken',
      'afgerond',
    ]),
  ),
  /** False where a case is closed when it was decided on, while what was granted goes on. */
  eindigtMetZaak: z.boolean().default(true),
})

/** Cases marked so are not told. */
const nietDelen = z
  .array(
    z.enum([
      'openbaar',
      'beperkt_openbaar',
      'intern',
      'zaakvertrouwelijk',
      'vertrouwelijk',
      'confidentieel',
      'geheim',
      'zeer_geheim',
    ]),
  )
  .default(['geheim', 'zeer_geheim'])

/** Zaaktype → what its cases are; `*`: every other one. A zaaktype that is in none parks its cases. */
const typesOf = <T extends z.ZodType>(meaning: T) => z.record(type, meaning).default({})

export const lokaalTeamSettingsSchema = z.strictObject({
  zaaktypen: typesOf(z.discriminatedUnion('als', [betrokkenheid, plan, negeer])),
  nietDelen,
})

export const zakenSettingsSchema = z.strictObject({
  zaaktypen: typesOf(z.discriminatedUnion('als', [betrokkenheid, voorziening, bestaanszekerheid, negeer])),
  nietDelen,
})

export type BetrokkenheidType = z.infer<typeof betrokkenheid>
export type PlanType = z.infer<typeof plan>
export type VoorzieningType = z.infer<typeof voorziening>
export type BestaanszekerheidType = z.infer<typeof bestaanszekerheid>
export type Contact = z.infer<typeof contact>
export type CommonType = Pick<PlanType, keyof typeof common>

export const lokaalTeamSettings = once(lokaalTeamSettingsSchema)
export const zakenSettings = once(zakenSettingsSchema)
