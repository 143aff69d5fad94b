import { randomBytes } from 'node:crypto'
import { renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  type AdapterConfiguration,
  configurationOf,
  csv,
  defineAdapter,
  defineFeed,
  files,
  runAdapter,
} from '@gezinsbeeld/adapter-kit'
import { optional, record, text } from '@gezinsbeeld/adapter-kit/fields'
import { giveOrder } from '@gezinsbeeld/adapter-kit/tools'
import { type Bus, type IncomingMessage, readStream, request } from '@gezinsbeeld/bus'
import { announceOrganisation, runHub } from '@gezinsbeeld/hub'
import { startRegion, type TestRegion, temporaryFolder, waitFor } from '@gezinsbeeld/test-kit'
import { right } from 'fp-ts/lib/Either.js'

/** A GI that leaves whole lists of its children, and its measures. */
const gi = defineAdapter({
  naam: 'proef',
  rol: 'gi',
  opentGezinnen: true,
  feeds: [
    defineFeed({
      naam: 'kind',
      source: files({
        vorm: csv({ kolommen: ['nr', 'naam', 'maatregel'] }),
        bestanden: ['kind*.csv'],
        sleutel: ['nr'],
        volledig: true,
      }),
      record: record({ nr: text(20), naam: text(100), maatregel: optional(text(20)) }),
      translate: ({ nr, naam, maatregel }, context) => {
        const referentie = context.persoon('kind', nr)
        const object = context.object('maatregel', nr)
        return right([
          {
            naam: 'persoon.vastgelegd',
            object: context.object('kind', nr),
            data: {
              referentie,
              personen: [referentie],
              naam: { geslachtsnaam: naam },
              geboortedatum: '2019-05-17',
            },
          },
          ...(maatregel === undefined
            ? []
            : [
                {
                  naam: 'maatregel.opgelegd' as const,
                  object,
                  data: {
                    referentie: `${context.organisatie}:${object}`,
                    personen: [referentie],
                    soort: 'ots' as const,
                  },
                },
              ]),
        ])
      },
    }),
  ],
})

const organisatie = 'gi-noord'
const source = 'urn:nld:oin:00000099000000009000:systeem:test'

export interface Held {
  readonly object: string
  readonly volgnummer: number
}

/** A message as the stream has it. */
interface Stored {
  readonly subject: string
  readonly id: string
  /** `ce-sequence`. */
  readonly sequence: number
  /** Its place in the stream. */
  readonly stored: number
  readonly data: Uint8Array
  readonly headers: IncomingMessage['headers']
}

/** Something that runs until it is stopped. */
interface Running {
  stop(): Promise<void>
}

const running = (run: (signal: AbortSignal) => Promise<void>): Running => {
  const controller = new AbortController()
  const done = run(controller.signal)
  return {
    stop: async () => {
      controller.abort()
      await done
    },
  }
}

/** A region with a hub, and one GI with an adapter; each on folders that can be lost. */
export const startAround = async () => {
  const region: TestRegion = await startRegion()
  const operator = await region.connect({ role: 'operator', name: 'beheer' })
  await announceOrganisation(operator, source, {
    ...{ organisatie, rol: 'gi', naam: 'GI Noord', oin: '00000099000000001000', opentGezinnen: true },
  })
  const adapterBus: Bus = await region.connect({ role: 'adapter-gi', organisatie, name: 'kijker' })
  const creds = temporaryFolder('creds')
  const credential = async (role: 'hub' | 'adapter-gi', name: string): Promise<string> => {
    const path = join(creds, `${name}.creds`)
    const of = role === 'hub' ? {} : { organisatie }
    writeFileSync(path, await region.credential({ role, name, ...of }))
    return path
  }
  const [hubCreds, adapterCreds] = [await credential('hub', 'hub'), await credential('adapter-gi', 'adapter')]
  const sleutels = {
    referentie: randomBytes(32).toString('hex'),
    quarantaine: randomBytes(32).toString('hex'),
  }

  const held = async (): Promise<readonly Held[]> => {
    const all: Held[] = []
    for (let vanaf: unknown; ; ) {
      const answer = await request(adapterBus, `dienst.v1.bron.${organisatie}.objecten`, { vanaf })
      if (typeof answer !== 'object' || answer === null) throw new TypeError('not an answer')
      const page: readonly Held[] = Reflect.get(answer, 'objecten')
      all.push(...page.filter(({ object }) => !object.startsWith('bron.')))
      vanaf = Reflect.get(answer, 'volgende')
      if (vanaf === undefined) return all
    }
  }
  return {
    region,
    operator,
    adapterBus,
    organisatie,
    startHub: (gegevens: string): Running =>
      running((signal) =>
        runHub(
          {
            ...{ nats: { servers: [region.url], credentials: hubCreds }, oin: '00000099000000009000' },
            ...{ gegevens, poort: 0, overnameNa: 1_500 },
          },
          signal,
        ),
      ),
    configure: (gegevens: string, map: string, hub: object = {}): AdapterConfiguration =>
      configurationOf(gi).parse({
        ...{
          adapter: 'proef',
          organisatie,
          oin: '00000099000000001000',
          bronsysteem: 'Dossier',
          poort: 0,
          gegevens,
        },
        ...{ nats: { servers: [region.url], credentials: adapterCreds }, sleutels, hub },
        ...{ bron: { files: { map, rust: 0 } }, feeds: { kind: { interval: 20 } } },
      }),
    startAdapter: (configuration: AdapterConfiguration): Running =>
      running((signal) => runAdapter(gi, configuration, signal)),
    /** Asks the running adapter to compare with the hub; what it says. */
    compare: async ({ gegevens }: AdapterConfiguration): Promise<string> => {
      const said = await giveOrder(gegevens, { soort: 'hub' }, 60_000, AbortSignal.timeout(60_000))
      if (said?.gelukt !== true) throw new Error(`could not compare: ${said?.uitleg}`)
      return said.uitleg
    },
    /** What the hub has of the organisation, but for its reports. */
    held,
    untilHeld: (count: number): Promise<readonly Held[]> =>
      waitFor(async () => {
        const all = await held().catch(() => [])
        return all.length === count && all
      }, `${count} objects at the hub`),
    /** Every message of a stream, in order. */
    messages: async (stream: 'invoer' | 'bezorgd', subject: RegExp) => {
      const { state } = await operator.jsm.streams.info(stream)
      const all: Stored[] = []
      if (state.messages === 0) return all
      const signal = AbortSignal.timeout(60_000)
      for await (const message of readStream(operator, { stream, fromSequence: 1, signal })) {
        const header = (name: string): string => message.headers?.get(name) ?? ''
        if (subject.test(message.subject))
          all.push({
            ...{ subject: message.subject, id: header('ce-id'), sequence: Number(header('ce-sequence')) },
            ...{ stored: message.sequence, data: message.data, headers: message.headers },
          })
        if (message.sequence >= state.last_seq) break
      }
      return all
    },
    /** The stream loses these. */
    lose: async (places: readonly number[]): Promise<void> => {
      const hubBus = await region.connect({ role: 'hub', name: 'verlies' })
      for (const place of places) await hubBus.jsm.streams.deleteMessage('invoer', place)
    },
    /** The same message once more, to the last byte. */
    republish: ({ subject, data, headers }: Stored) =>
      adapterBus.js.publish(subject, data, headers === undefined ? {} : { headers }),
    /** Up to where the hub has applied the stream. */
    place: async (): Promise<number> => {
      const body = { objecten: [`persoon.${'A'.repeat(22)}`] }
      const answer = await request(adapterBus, `dienst.v1.bron.${organisatie}.objecten`, body)
      return typeof answer === 'object' && answer !== null ? Number(Reflect.get(answer, 'verwerkt')) : 0
    },
    stop: () => region.stop(),
  }
}

/** Leaves a whole list, one line a child; each second child has a measure. */
export const leaveChildren = (map: string, name: string, numbers: readonly number[]): void => {
  const lines = numbers.map((n) => `${n};Naam ${n};${n % 2 === 0 ? 'OTS' : ''}`)
  const unfinished = join(map, `.${name}.bezig`)
  writeFileSync(unfinished, ['nr;naam;maatregel', ...lines, ''].join('\n'))
  renameSync(unfinished, join(map, name))
}

/** How many objects so many children give. */
export const objectsOf = (numbers: readonly number[]): number =>
  numbers.length + numbers.filter((n) => n % 2 === 0).length
