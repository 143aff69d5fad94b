import { randomUUID } from 'node:crypto'
import {
  type Bus,
  createPublisher,
  eventMessage,
  ProblemError,
  type Publisher,
  serve,
} from '@gezinsbeeld/bus'
import { deliver, type View } from '@gezinsbeeld/family-picture'
import { z } from 'zod'
import { contentOf, pictureOf, policyOf } from './picture-of'
import { readRequest } from './read-request'
import type { Tables } from './tables'

/** In words: it stands in the audit, where a control character could make it look like another line. */
const words = z
  .string()
  .max(200)
  .regex(/^[^\p{Cc}]*$/u, 'expected no control characters')
  .regex(/\S/, 'expected words')
const looker = { gebruiker: words, doel: words }
const gezin = z.string().regex(/^[A-Za-z0-9_-]{22}$/)
/** `vanaf`: the family after which this page begins. */
const listRequest = z.strictObject({ ...looker, vanaf: gezin.optional() })
const showRequest = z.strictObject({ ...looker, gezin })

/** As many families as one answer holds, so that it fits in a message. */
const pageSize = 200

/** A family in an organisation's list. */
export interface FamilyEntry {
  readonly gezin: string
  readonly niveau: View['toegang']['niveau']
  readonly leden: readonly {
    readonly persoon: string
    readonly rol: string
    /** For people, from the newest record that the receiver may see. */
    readonly naam?: string
    readonly geboortedatum?: string
  }[]
  /** RFC 3339: the newest fact in the picture. */
  readonly bijgewerktOp: string
}

const nameOf = (gegevens: View['beeld']['feiten'][number]['gegevens']): string | undefined => {
  const parsed = z
    .object({
      voornamen: z.string(),
      voorletters: z.string(),
      roepnaam: z.string(),
      voorvoegsel: z.string(),
      geslachtsnaam: z.string(),
    })
    .partial()
    .safeParse(gegevens['naam'])
  if (!parsed.success) return undefined
  const { roepnaam, voornamen, voorletters, voorvoegsel, geslachtsnaam } = parsed.data
  const text = [roepnaam ?? voornamen ?? voorletters, voorvoegsel, geslachtsnaam].filter(
    (part) => part !== undefined,
  )
  return text.length === 0 ? undefined : text.join(' ')
}

const entryOf = ({ beeld }: View): FamilyEntry => {
  const newestFirst = [...beeld.feiten].sort(
    (a, b) => Date.parse(b.vastgelegdOp) - Date.parse(a.vastgelegdOp),
  )
  return {
    gezin: beeld.gezin,
    niveau: beeld.niveau,
    leden: beeld.leden.map(({ persoon, rol }) => {
      const said = newestFirst.filter((f) => f.domein === 'persoon' && f.personen.includes(persoon))
      const naam = said.flatMap(({ gegevens }) => nameOf(gegevens) ?? [])[0]
      const birth = said.flatMap(({ gegevens }) => gegevens['geboortedatum'] ?? [])[0]
      return {
        persoon,
        rol,
        ...(naam === undefined ? {} : { naam }),
        ...(typeof birth === 'string' ? { geboortedatum: birth } : {}),
      }
    }),
    bijgewerktOp: newestFirst[0]?.vastgelegdOp ?? beeld.standPer,
  }
}

/** The families that are open to this organisation, from the one behind `vanaf` on, a page at most and whether more follow. */
const familiesOf = (tables: Tables, ontvanger: string, vanaf: string | undefined) => {
  const policy = policyOf(tables)
  const start = `${ontvanger} ${vanaf === undefined ? '' : `${vanaf}\u0000`}`
  const keys = tables.bezorgd
    .entries({ start, end: `${ontvanger}!` })
    .slice(0, pageSize + 1)
    .map(({ key }) => key)
  const views = keys.slice(0, pageSize).flatMap((key): readonly View[] => {
    const gezin = key.slice(ontvanger.length + 1)
    const picture = pictureOf(tables, gezin)
    const view = picture && deliver(policy, picture, contentOf(tables, policy, gezin), ontvanger)
    return view === undefined ? [] : [view]
  })
  return {
    views,
    volgende: keys.length > pageSize ? keys[pageSize - 1]?.slice(ontvanger.length + 1) : undefined,
  }
}

/**
 * Answers `dienst.v1.beeld.<organisatie>.lijst` and `.toon`. Who asks is the organisation in the subject, which its credential
 * guarantees. A look is an audit event first (NEN 7513: what, when, who, why, of whom); without it there is no answer.
 */
export const servePictures = (bus: Bus, tables: Tables, source: string): (() => Promise<void>) => {
  const publisher: Publisher = createPublisher(bus)
  const audit = async (
    organisatie: string,
    handeling: string,
    look: z.infer<typeof listRequest>,
    views: readonly View['beeld'][],
    gezinnen = views.map(({ gezin }) => gezin),
  ) => {
    const personen = new Set(views.flatMap(({ leden }) => leden.map(({ persoon }) => persoon)))
    const id = randomUUID()
    const time = new Date().toISOString()
    await publisher.publish(
      eventMessage(
        `audit.v1.${organisatie}.ingezien`,
        { id, source, type: 'nl.gezinsbeeld.audit-ingezien.v1', time },
        JSON.stringify({
          organisatie,
          handeling,
          gebruiker: look.gebruiker,
          doel: look.doel,
          gezinnen,
          personen: [...personen],
          tijdstip: time,
        }),
      ),
    )
  }
  const list = serve(bus, 'dienst.v1.beeld.*.lijst', async ({ body, organisatie }) => {
    const look = readRequest(listRequest, body)
    const { views, volgende } = familiesOf(tables, organisatie, look.vanaf)
    await audit(
      organisatie,
      'lijst',
      look,
      views.map(({ beeld }) => beeld),
    )
    return { gezinnen: views.map(entryOf), ...(volgende === undefined ? {} : { volgende }) }
  })
  const show = serve(bus, 'dienst.v1.beeld.*.toon', async ({ body, organisatie }) => {
    const look = readRequest(showRequest, body)
    const picture = pictureOf(tables, look.gezin)
    const policy = policyOf(tables)
    const view = picture && deliver(policy, picture, contentOf(tables, policy, look.gezin), organisatie)
    await audit(
      organisatie,
      view === undefined ? 'toon geweigerd' : 'toon',
      look,
      view === undefined ? [] : [view.beeld],
      [look.gezin],
    )
    // A family of others and a family that does not exist answer alike.
    if (view === undefined)
      throw new ProblemError({
        status: 404,
        title: 'Onbekend gezin',
        detail: 'Dit gezin is niet of niet meer voor uw organisatie geopend.',
      })
    return view.beeld
  })
  return async () => {
    await Promise.all([list.stop(), show.stop()])
    await publisher.close()
  }
}
