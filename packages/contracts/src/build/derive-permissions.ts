import { ContractError } from './contract-error'
import type { Account, Application, Channel } from './load-applications'

/**
 * What an application may do on the bus. Placeholders fill a whole subject token from the credential: `{{tag(org)}}` its
 * organisation, `{{name()}}` its name, which is also the name of its durable consumer, `{{subject()}}` its public key.
 */
export interface Permissions {
  readonly account: Account
  readonly publish: readonly string[]
  readonly subscribe: readonly string[]
  /** For a partner, by stream: what its durable consumer may be filtered on. */
  readonly ontvangt: Readonly<Record<string, readonly string[]>>
}

/** Under what prefix a partner reaches the hub's JetStream API; the imports of PARTNERS have it. */
export const hubApi = 'HUB.API'

/** Answers come here. Per credential, so that no other can listen in. */
const inbox = '_INBOX.{{subject()}}.>'

/**
 * Where the server lets an answer to the other account pass. A response permission would do as well, but the server then keeps
 * every reply subject of every message that is read, acknowledgements too.
 */
const answers = '_R_.>'

const api = (verbs: readonly string[], streams: readonly string[]): readonly string[] =>
  verbs.flatMap((verb) => streams.map((stream) => `$JS.API.${verb}.${stream}`))

/** The name of a consumer that is made stands behind the stream, and behind that its filter when it has one only. */
const consumersOf = (stream: string): readonly string[] => [
  `$JS.API.CONSUMER.CREATE.${stream}.>`,
  ...api(['CONSUMER.DURABLE.CREATE', 'CONSUMER.INFO', 'CONSUMER.DELETE'], [`${stream}.*`]),
]

/** Where a stream stands, and single messages of it. */
const looksIn = (stream: string): readonly string[] =>
  api(['STREAM.INFO', 'STREAM.MSG.GET', 'DIRECT.GET'], [stream]).concat(`$JS.API.DIRECT.GET.${stream}.>`)

const reads = (stream: string): readonly string[] => [
  ...looksIn(stream),
  ...consumersOf(stream),
  `$JS.API.CONSUMER.MSG.NEXT.${stream}.*`,
]

/** A partner reads the durable of its own credential's name: its state, the next messages, and acknowledging them. */
const ownDurable = (stream: string): readonly string[] => [
  `${hubApi}.CONSUMER.INFO.${stream}.{{name()}}`,
  `${hubApi}.CONSUMER.MSG.NEXT.${stream}.{{name()}}`,
  `$JS.ACK.${stream}.{{name()}}.>`,
]

/**
 * The subject for this channel in an application of this account: what the credential's tag says for a partner, `*` for what may be
 * anything.
 */
export const subjectOf = ({ naam, adres, parameters }: Channel, account: Account): string => {
  if (adres === undefined) throw new ContractError(`channel ${naam}: expected an address`)
  const tokens = adres.split('.').map((token, index, all) => {
    const [, name] = /^\{(.+)\}$/.exec(token) ?? []
    if (name === undefined) {
      // A template, or a wildcard, fills whole tokens only.
      if (/[{}*>\s$]/.test(token) || token === '')
        throw new ContractError(
          `channel ${naam}: found the token '${token}', expected a word or one {parameter}`,
        )
      return token
    }
    const parameter = parameters.find((each) => each.naam === name)
    if (parameter === undefined) throw new ContractError(`channel ${naam}: expected a parameter ${name}`)
    if (parameter.meerTokens) {
      if (index < all.length - 1) throw new ContractError(`channel ${naam}: expected {${name}} at the end`)
      return '>'
    }
    return account === 'PARTNERS' && parameter.tag !== undefined ? `{{tag(${parameter.tag})}}` : '*'
  })
  return tokens.join('.')
}

interface Needs {
  readonly publish: readonly string[]
  readonly subscribe: readonly string[]
}

const ofPartner = ({ naam, operaties }: Application): Needs => ({
  publish: operaties.flatMap(({ actie, kanaal }) => {
    if (actie === 'send') {
      const subject = subjectOf(kanaal, 'PARTNERS')
      if (!subject.includes('{{'))
        throw new ContractError(
          `toepassingen/${naam}: sends on ${subject}, where every organisation could speak for another; expected a parameter with an x-nats-tag`,
        )
      return [subject]
    }
    if (kanaal.stroom === undefined)
      throw new ContractError(
        `toepassingen/${naam}: receives ${kanaal.naam}, which no stream keeps; a partner reads streams only`,
      )
    return ownDurable(kanaal.stroom)
  }),
  subscribe: [],
})

const ofRegion = ({ operaties, jetstream }: Application): Needs => ({
  publish: [
    ...operaties.flatMap(({ actie, kanaal, antwoord }) => {
      const { stroom } = kanaal
      if (actie === 'send')
        // Who writes in order looks what stands there already.
        return [subjectOf(kanaal, 'HUB'), ...(stroom === undefined ? [] : looksIn(stroom))]
      return [...(stroom === undefined ? [] : reads(stroom)), ...(antwoord === undefined ? [] : [answers])]
    }),
    ...(jetstream.richtIn
      ? [
          ...['INFO', 'STREAM.NAMES', 'STREAM.LIST'].map((verb) => `$JS.API.${verb}`),
          ...api(['STREAM.CREATE', 'STREAM.UPDATE', 'STREAM.INFO', 'CONSUMER.NAMES', 'CONSUMER.LIST'], ['*']),
        ]
      : []),
    ...jetstream.ontvangers.flatMap(consumersOf),
    ...jetstream.leest.flatMap(reads),
    ...api(['STREAM.MSG.DELETE'], jetstream.wist),
  ],
  subscribe: operaties.flatMap(({ actie, kanaal }) =>
    actie === 'receive' && kanaal.stroom === undefined ? [subjectOf(kanaal, 'HUB')] : [],
  ),
})

const sorted = (subjects: readonly string[]): readonly string[] => [...new Set(subjects)].sort()

const receivedBy = ({ account, operaties }: Application): Record<string, readonly string[]> => {
  const byStream = new Map<string, string[]>()
  for (const { actie, kanaal } of operaties)
    if (account === 'PARTNERS' && actie === 'receive' && kanaal.stroom !== undefined)
      byStream.set(kanaal.stroom, [...(byStream.get(kanaal.stroom) ?? []), subjectOf(kanaal, account)])
  return Object.fromEntries([...byStream].sort().map(([stream, subjects]) => [stream, sorted(subjects)]))
}

/**
 * The permissions that follow from an application's document: what it sends it may publish, what it receives it may consume, and
 * nothing else. What JetStream asks for reading a stream is said here, once for all.
 *
 * @throws ContractError for an operation that no permission can express.
 */
export const derivePermissions = (application: Application): Permissions => {
  const { account } = application
  const { publish, subscribe } = account === 'PARTNERS' ? ofPartner(application) : ofRegion(application)
  return {
    account,
    publish: sorted(publish),
    subscribe: sorted([inbox, ...subscribe]),
    ontvangt: receivedBy(application),
  }
}
