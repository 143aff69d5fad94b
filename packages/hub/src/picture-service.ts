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
import { familiesOf } from './family-list'
import { howManyFit } from './fit'
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
const token = z.string().regex(/^[A-Za-z0-9_-]{22}$/)
/** `vanaf`: the family after which this page begins. */
const listRequest = z.strictObject({ ...looker, vanaf: token.optional() })
/** `vanaf`: the fact after which this page begins. */
const showRequest = z.strictObject({ ...looker, gezin: token, vanaf: token.optional() })

/**
 * A whole picture, or as many of its facts as fit in a message: then `volgende` says after which the next page begins. The facts of
 * pages are in the order of their keys, so that what changes in between leaves none out that stays.
 */
const pageOf = (
  beeld: View['beeld'],
  vanaf: string | undefined,
): View['beeld'] & { readonly volgende?: string } => {
  if (vanaf === undefined && howManyFit(beeld, beeld.feiten) === beeld.feiten.length) return beeld
  const behind = beeld.feiten
    .filter(({ sleutel }) => sleutel > (vanaf ?? ''))
    .sort((a, b) => (a.sleutel < b.sleutel ? -1 : 1))
  const feiten = behind.slice(0, howManyFit(beeld, behind))
  const last = feiten.at(-1)
  return {
    ...beeld,
    feiten,
    ...(last === undefined || feiten.length === behind.length ? {} : { volgende: last.sleutel }),
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
    const { entries, views, volgende } = familiesOf(tables, organisatie, look.vanaf)
    await audit(
      organisatie,
      'lijst',
      look,
      views.map(({ beeld }) => beeld),
    )
    return { gezinnen: entries, ...(volgende === undefined ? {} : { volgende }) }
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
    return pageOf(view.beeld, look.vanaf)
  })
  return async () => {
    await Promise.all([list.stop(), show.stop()])
    await publisher.close()
  }
}
