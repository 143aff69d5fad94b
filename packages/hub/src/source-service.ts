import { type Bus, nextMessage, serve } from '@gezinsbeeld/bus'
import { contractVersie, domeinOf, eventNames } from '@gezinsbeeld/contracts'
import { isWithdrawn, type StoredObject } from '@gezinsbeeld/family-picture'
import { z } from 'zod'
import { isRefused } from './erase'
import { readRequest } from './read-request'
import { progressOf, type Tables } from './tables'
import { isAsked } from './tell'

/** As many rows as one question looks at: it takes the hub a few milliseconds, and the answer fits in a message. */
export const pageSize = 500

const object = z.string().regex(/^[a-z]{1,40}\.[A-Za-z0-9_-]{22}$/)
const objectsRequest = z.strictObject({
  /** The object after which this page begins. */
  vanaf: object.optional(),
  /** Only these, and no pages; none, to hear where the hub stands and which contract it has. */
  objecten: z.array(object).max(pageSize).optional(),
})
const pseudoniem = z.string().regex(/^[a-z0-9]{1,8}\.[A-Za-z0-9_-]{43}$/)
const askedRequest = z.strictObject({ vanaf: pseudoniem.optional(), pseudoniem: pseudoniem.optional() })

/** What the hub has of one object. */
export interface HeldObject {
  /** `<domein>.<22 characters>`. */
  readonly object: string
  /** `ce-sequence` as a number; undefined when there is no version. */
  readonly volgnummer?: number
  readonly bronsysteem?: string
  readonly ingetrokken?: true
  /** A person who was erased, and of whom nothing is taken any more. */
  readonly geweigerd?: true
}

/** What an adapter says; decisions of people (koppeling, toegang) come from elsewhere, and are nobody's to compare. */
const domeinen = [...new Set(eventNames.map(domeinOf))]
  .filter((domein) => !['bekendheid', 'gezin', 'koppeling', 'register', 'toegang'].includes(domein))
  .sort()

const heldOf = ({ event, organisatie, sequence }: StoredObject): HeldObject => ({
  object: `${domeinOf(event.naam)}.${event.data.referentie.slice(organisatie.length + 1)}`,
  volgnummer: Number(sequence),
  bronsysteem: event.data.herkomst.bronsysteem,
  ...(isWithdrawn(event) ? { ingetrokken: true } : {}),
})

/** The objects of this organisation that stand, behind `vanaf`, in the order of their names. */
export const objectsPage = (
  tables: Tables,
  organisatie: string,
  vanaf: string | undefined,
): { readonly objecten: readonly HeldObject[]; readonly volgende?: string } => {
  const [from = '', after = ''] = vanaf?.split('.') ?? []
  const rows: StoredObject[] = []
  for (const domein of domeinen) {
    if (domein < from || rows.length > pageSize) continue
    const start = `${domein} ${organisatie}:${domein === from ? `${after}\u0000` : ''}`
    const end = `${domein} ${organisatie};`
    const found = tables.objecten.entries({ start, end, limit: pageSize + 1 - rows.length })
    rows.push(...found.map(({ value }) => value))
  }
  const seen = rows.slice(0, pageSize).map(heldOf)
  const last = rows.length > pageSize ? seen.at(-1)?.object : undefined
  return {
    objecten: seen.filter(({ ingetrokken }) => ingetrokken !== true),
    ...(last === undefined ? {} : { volgende: last }),
  }
}

/** These objects as the hub has them; one that it does not have is left out. */
export const objectsNamed = (
  tables: Tables,
  organisatie: string,
  objecten: readonly string[],
): readonly HeldObject[] =>
  objecten.flatMap((name) => {
    const [domein = '', token = ''] = name.split('.')
    const referentie = `${organisatie}:${token}`
    const refused = domein === 'persoon' && isRefused(tables, [referentie])
    const stored = tables.objecten.get(`${domein} ${referentie}`)
    if (stored === undefined && !refused) return []
    return [
      {
        ...(stored === undefined ? { object: name } : heldOf(stored)),
        ...(refused ? ({ geweigerd: true } as const) : {}),
      },
    ]
  })

/** Whom those who do not open families are asked about now, behind `vanaf`. */
export const askedPage = (
  tables: Tables,
  organisatie: string,
  { vanaf, pseudoniem: only }: z.infer<typeof askedRequest>,
): { readonly gevraagd: readonly string[]; readonly volgende?: string } => {
  const registration = tables.organisaties.get(organisatie)
  if (registration === undefined || !isAsked(registration)) return { gevraagd: [] }
  if (only !== undefined) return { gevraagd: tables.gevraagd.get(only) === true ? [only] : [] }
  const start = vanaf === undefined ? {} : { start: `${vanaf}\u0000` }
  const found = tables.gevraagd.entries({ ...start, limit: pageSize + 1 }).map(({ key }) => key)
  const gevraagd = found.slice(0, pageSize)
  const last = found.length > pageSize ? gevraagd.at(-1) : undefined
  return { gevraagd, ...(last === undefined ? {} : { volgende: last }) }
}

/** Up to where everything in `invoer` is applied, gaps that were erased included, and the last place that was given out. */
const placeOf = async (
  bus: Bus,
  tables: Tables,
): Promise<{ readonly verwerkt: number; readonly einde: number }> => {
  const { state } = await bus.jsm.streams.info('invoer')
  const { positie } = progressOf(tables)
  const einde = state.last_seq
  if (positie >= einde) return { verwerkt: einde, einde }
  const next = await nextMessage(bus, 'invoer', positie + 1, '>')
  return { verwerkt: next === null ? einde : next.seq - 1, einde }
}

/**
 * Answers `dienst.v1.bron.<organisatie>.objecten` and `.gevraagd`: what the hub has of the organisation that asks, without content, and
 * whom it is asked about; so that an adapter finds what was lost on either side. Who asks is the organisation in the subject,
 * which its credential guarantees.
 */
export const serveSources = (bus: Bus, tables: Tables): (() => Promise<void>) => {
  const objects = serve(bus, 'dienst.v1.bron.*.objecten', async ({ body, organisatie }) => {
    const { vanaf, objecten } = readRequest(objectsRequest, body ?? {})
    if (objecten === undefined) return objectsPage(tables, organisatie, vanaf)
    // First the place, then what is there: so what is said to be applied is in the answer.
    const place = await placeOf(bus, tables)
    return { objecten: objectsNamed(tables, organisatie, objecten), ...place, contract: contractVersie }
  })
  const asked = serve(bus, 'dienst.v1.bron.*.gevraagd', async ({ body, organisatie }) =>
    askedPage(tables, organisatie, readRequest(askedRequest, body ?? {})),
  )
  return async () => {
    await Promise.all([objects.stop(), asked.stop()])
  }
}
