import { type Bus, createPublisher, ensureConsumer, eventMessage, type Publisher } from '@gezinsbeeld/bus'
import { bericht, bezorgdSubject, type EventName } from '@gezinsbeeld/contracts'
import { startRegion, type TestRegion } from '@gezinsbeeld/test-kit'
import { type SubscribeOptions, type Subscription, subscribe } from '../subscribe'

export const family = 'g'.repeat(22)

/** A measure as the hub delivers it; what the contract says of `soort` does not hold for a delivery. */
export const measure = (soort: string) => ({
  gezin: family,
  feit: {
    sleutel: 'f'.repeat(22),
    domein: 'maatregel',
    gebeurtenis: 'opgelegd',
    organisatie: 'gi-noord',
    organisatieNaam: 'GI Noord',
    vastgelegdOp: '2026-11-22T10:00:00+01:00',
    niveau: 'volledig',
    personen: [],
    gegevens: { soort },
  },
})

export const kinds = (from: number, count: number) =>
  Array.from({ length: count }, (_, i) => String(from + i))

type Options = Omit<SubscribeOptions, 'servers' | 'creds' | 'app'> & Partial<Pick<SubscribeOptions, 'creds'>>

/** A region in which each test has an app of its own, in an organisation of its own. */
export interface Apps {
  readonly region: TestRegion
  readonly hub: Bus
  organisatie(): string
  /** A credential of the app of now. */
  credential(): Promise<string>
  /** Begins an app of its own. */
  next(): Promise<void>
  deliver(naam: EventName, data: object, time?: string): Promise<void>
  /** A measure for each. */
  deliverEach(kinds: readonly string[]): Promise<void>
  start(options: Options): Promise<Subscription>
  stop(): Promise<void>
}

export const startApps = async (): Promise<Apps> => {
  const region = await startRegion()
  const hub = await region.connect({ role: 'hub', name: 'hub' })
  const publisher: Publisher = createPublisher(hub)
  const open: Subscription[] = []
  let [app, published, creds] = [0, 0, '']
  const organisatie = (): string => `gi-${app}`
  const credential = () => region.credential({ role: 'afnemer', organisatie: organisatie(), name: 'app' })
  const deliver: Apps['deliver'] = async (naam, data, time = '2026-11-22T09:00:00.000Z') => {
    published += 1
    const source = 'urn:nld:oin:00000099000000009000:systeem:hub'
    await publisher.publish(
      eventMessage(
        bezorgdSubject(organisatie(), family, naam),
        { id: `bezorging-${published}`, source, type: bericht(naam).type, time },
        JSON.stringify(data),
      ),
    )
  }
  return {
    ...{ region, hub, organisatie, credential, deliver },
    next: async () => {
      app += 1
      creds = await credential()
      await ensureConsumer(hub.jsm, { organisatie: organisatie(), name: 'app' })
      // What was not acknowledged comes again after ten seconds otherwise, which these tests wait for many times.
      await hub.jsm.consumers.update('bezorgd', `${organisatie()}_app`, { ack_wait: 1_000_000_000 })
    },
    deliverEach: async (all) => {
      for (const kind of all) await deliver('maatregel.opgelegd', measure(kind))
    },
    start: async (options) => {
      const made = await subscribe({ servers: region.url, creds, app: 'proef', ...options })
      open.push(made)
      return made
    },
    stop: async () => {
      await Promise.allSettled(open.map((one) => one.stop()))
      await region.stop()
    },
  }
}
