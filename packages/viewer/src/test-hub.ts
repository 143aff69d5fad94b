import { randomUUID } from 'node:crypto'
import {
  type Bus,
  type CredentialRequest,
  createPublisher,
  ensureConsumer,
  eventMessage,
  ProblemError,
  type Service,
  serve,
} from '@gezinsbeeld/bus'
import { bericht, bezorgdSubject, type EventName, type GezinMomentopname } from '@gezinsbeeld/contracts'

/**
 * Stands where the hub stands, on a real bus: answers `dienst.v1.beeld` from pictures that a test puts in, writes down who looked,
 * and delivers.
 */
export interface TestHub {
  readonly pictures: Map<string, GezinMomentopname>
  /** What was asked, with the verb. */
  readonly looks: (readonly [verb: string, body: unknown])[]
  /** Delivers one event about a family, as the hub does once its picture has changed. */
  deliver(gezin: string, naam: EventName, data: object): Promise<void>
  /** The creds of the page. */
  readonly credentials: string
  /** The hub stops answering, and answers again. */
  stop(): Promise<void>
  start(): void
  close(): Promise<void>
}

const unknown = {
  status: 404,
  title: 'Onbekend gezin',
  detail: 'Dit gezin is niet voor uw organisatie geopend.',
}

const incomplete = { status: 400, title: 'Ongeldige aanvraag', detail: 'gebruiker ontbreekt' }

const entry = ({ gezin, niveau, leden, feiten, standPer }: GezinMomentopname) => ({
  gezin,
  niveau,
  leden: leden.map(({ persoon, rol }) => {
    const gegevens =
      feiten.find((f) => f.domein === 'persoon' && f.personen.includes(persoon))?.gegevens ?? {}
    const { naam, geboortedatum } = gegevens
    const parts = Object.values(typeof naam === 'object' && naam !== null ? naam : {})
    return {
      persoon,
      rol,
      ...(parts.length === 0 ? {} : { naam: parts.join(' ') }),
      ...(typeof geboortedatum === 'string' ? { geboortedatum } : {}),
    }
  }),
  bijgewerktOp: standPer,
})

const field = (body: unknown, name: string): unknown =>
  typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined

/** A few, so that paging is always part of it. */
const pageSize = 2

const listPage = (pictures: ReadonlyMap<string, GezinMomentopname>, vanaf: unknown) => {
  const keys = [...pictures.keys()].sort().filter((key) => typeof vanaf !== 'string' || key > vanaf)
  const page = keys.slice(0, pageSize)
  return {
    gezinnen: page.flatMap((key) => pictures.get(key) ?? []).map(entry),
    ...(keys.length > pageSize ? { volgende: page.at(-1) } : {}),
  }
}

/** What a test's region gives; see `startRegion` of the test kit. */
interface Region {
  connect(request: CredentialRequest): Promise<Bus>
  credential(request: CredentialRequest): Promise<string>
}

export const startTestHub = async (region: Region, organisatie: string): Promise<TestHub> => {
  const bus = await region.connect({ role: 'hub', name: 'hub' })
  await ensureConsumer(bus.jsm, { organisatie, name: 'pagina' })
  const publisher = createPublisher(bus)
  const pictures: TestHub['pictures'] = new Map()
  const looks: (readonly [string, unknown])[] = []
  let services: readonly Service[] = []

  const start = (): void => {
    services = [
      serve(bus, 'dienst.v1.beeld.*.lijst', async ({ body }) => {
        looks.push(['lijst', body])
        return listPage(pictures, field(body, 'vanaf'))
      }),
      serve(bus, 'dienst.v1.beeld.*.toon', async ({ body }) => {
        if (field(body, 'gebruiker') === undefined) throw new ProblemError(incomplete)
        looks.push(['toon', body])
        const picture = pictures.get(String(field(body, 'gezin')))
        if (picture === undefined) throw new ProblemError(unknown)
        return picture
      }),
    ]
  }
  const stop = async (): Promise<void> => {
    await Promise.all(services.map((service) => service.stop()))
  }
  start()
  await bus.nc.flush()
  return {
    pictures,
    looks,
    credentials: await region.credential({ role: 'beeld-pagina', organisatie, name: 'pagina' }),
    start,
    stop,
    deliver: async (gezin, naam, data) => {
      const attributes = {
        id: randomUUID(),
        source: 'urn:nld:oin:00000099000000000000:systeem:hub',
        type: bericht(naam).type,
      }
      await publisher.publish(
        eventMessage(bezorgdSubject(organisatie, gezin, naam), attributes, JSON.stringify(data)),
      )
    },
    close: async () => {
      await stop()
      await publisher.close()
    },
  }
}
