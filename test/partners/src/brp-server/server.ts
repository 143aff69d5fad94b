import Fastify from 'fastify'
import { z } from 'zod'
import { type BrpPersoon, brpStore } from './store'

export interface BrpServer {
  /** Above `/personen`. */
  readonly basis: string
  put(persoon: BrpPersoon): void
  remove(bsn: string): void
  /** Whoever asks for the old number is answered with the person under the new one. */
  changeBsn(from: string, to: string): void
  /** The BSNs of each question, in their order. */
  readonly asked: readonly (readonly string[])[]
  close(): Promise<void>
}

export interface BrpServerOptions {
  /** Any free one unless told otherwise. */
  readonly port?: number
  /** Where its data are kept; without it nothing is. */
  readonly folder?: string
  /** The whole value of `Authorization` that is let in. */
  readonly autorisatie: string
  /** Fields that are given without being asked for, and refused when they are. */
  readonly altijd?: readonly string[]
}

const question = z.strictObject({
  type: z.literal('RaadpleegMetBurgerservicenummer'),
  burgerservicenummer: z
    .array(z.string().regex(/^\d{9}$/))
    .min(1)
    .max(20),
  fields: z
    .array(z.string().regex(/^[a-zA-Z0-9._]{1,200}$/))
    .min(1)
    .max(130),
})

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What is left of a value of which only these paths were asked for; an empty path is all of it. */
const only = (value: unknown, paths: readonly (readonly string[])[]): unknown => {
  if (paths.some((path) => path.length === 0)) return value
  if (Array.isArray(value)) return value.map((each) => only(each, paths))
  if (!isObject(value)) return value
  // The kind of a value, and what of it is being looked into, go along with any part of it.
  const { type, inOnderzoek } = value
  const kept: Record<string, unknown> = {
    ...(typeof type === 'string' ? { type } : {}),
    ...(inOnderzoek === undefined ? {} : { inOnderzoek }),
  }
  for (const name of new Set(paths.flatMap(([first]) => first ?? []))) {
    if (value[name] === undefined) continue
    kept[name] = only(
      value[name],
      paths.filter(([first]) => first === name).map(([, ...rest]) => rest),
    )
  }
  return kept
}

const written = z.strictObject({
  persoon: z.looseObject({ burgerservicenummer: z.string().regex(/^\d{9}$/) }),
  eerder: z.array(z.string().regex(/^\d{9}$/)).default([]),
})

/**
 * Haal Centraal BRP Personen 2.7, `POST /personen` by BSN: gives the fields that are asked for and no others. `PUT /personen/<bsn>`
 * with `{ persoon, eerder? }` is the registrar at work; the interface itself has no writing.
 */
export const startBrpServer = async (options: BrpServerOptions): Promise<BrpServer> => {
  const { autorisatie, altijd = [], port = 0 } = options
  const store = brpStore(options.folder)
  const asked: (readonly string[])[] = []
  const app = Fastify()

  app.post('/haalcentraal/api/brp/personen', async (request, reply) => {
    const refuse = (status: number, code: string, title: string) =>
      reply.code(status).type('application/problem+json').send({ status, code, title })
    if (request.headers.authorization !== autorisatie)
      return refuse(401, 'authentication', 'Niet correct geauthenticeerd.')
    const read = question.safeParse(request.body)
    if (!read.success) return refuse(400, 'paramsValidation', 'Een of meerdere parameters zijn niet correct.')
    const { burgerservicenummer, fields } = read.data
    if (fields.some((field) => altijd.includes(field)))
      return refuse(400, 'paramsValidation', 'Een of meerdere parameters zijn niet correct.')
    asked.push(burgerservicenummer)
    const paths = [...fields, ...altijd].map((field) => field.split('.'))
    const found = burgerservicenummer.flatMap((bsn) => store.get(bsn) ?? [])
    return {
      type: 'RaadpleegMetBurgerservicenummer',
      personen: [...new Set(found)].map((persoon) => only(persoon, paths)),
    }
  })

  app.put<{ Params: { bsn: string } }>('/haalcentraal/api/brp/personen/:bsn', async (request, reply) => {
    const read = written.safeParse(request.body)
    if (request.headers.authorization !== autorisatie || !read.success) return reply.code(400).send()
    store.put(read.data)
    return reply.code(204).send()
  })

  await app.listen({ host: '127.0.0.1', port })
  return {
    basis: `${app.listeningOrigin}/haalcentraal/api/brp`,
    put: (persoon) => store.put({ persoon, eerder: [] }),
    remove: (bsn) => store.remove(bsn),
    changeBsn: (from, to) => store.renumber(from, to),
    asked,
    close: async () => {
      await app.close()
      store.close()
    },
  }
}
