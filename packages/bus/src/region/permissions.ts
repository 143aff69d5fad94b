/**
 * What each role may do on the bus: data, from which the scoped signing keys are made.
 *
 * Placeholders fill a whole subject token from the credential: `{{tag(org)}}` the organisation, `{{name()}}` the
 * credential's name, which is also the name of its durable consumer, `{{subject()}}` its public key.
 */
export interface RolePermissions {
  readonly account: 'HUB' | 'PARTNERS'
  readonly publish: readonly string[]
  readonly subscribe: readonly string[]
}

/** Answers come here. Per credential, so that no other can listen in. */
const inbox = '_INBOX.{{subject()}}.>'

/**
 * Where the server lets an answer to a partner pass. A response permission would do as well, but the server then keeps
 * every reply subject of every message that is read, acknowledgements too.
 */
const answers = '_R_.>'

/** Under what prefix a partner reaches the hub's JetStream API; a local subject of the imports in PARTNERS. */
export const hubApi = 'HUB.API'

/** Reading one's own durable: its state, the next messages, and acknowledging them. */
const ownDurable = [
  `${hubApi}.CONSUMER.INFO.bezorgd.{{name()}}`,
  `${hubApi}.CONSUMER.MSG.NEXT.bezorgd.{{name()}}`,
  '$JS.ACK.bezorgd.{{name()}}.>',
]

const api = (verbs: readonly string[], streams: readonly string[]): readonly string[] =>
  verbs.flatMap((verb) => streams.map((stream) => `$JS.API.${verb}.${stream}`))

/** The name of a consumer that is made stands behind the stream, and behind that its filter when it has one only. */
const consumers = (streams: readonly string[]): readonly string[] => [
  ...api(
    ['CONSUMER.CREATE'],
    streams.map((stream) => `${stream}.>`),
  ),
  ...api(
    ['CONSUMER.DURABLE.CREATE', 'CONSUMER.INFO', 'CONSUMER.DELETE'],
    streams.map((stream) => `${stream}.*`),
  ),
]

const nextOf = (streams: readonly string[]): readonly string[] =>
  api(
    ['CONSUMER.MSG.NEXT'],
    streams.map((stream) => `${stream}.*`),
  )

export const rolePermissions = {
  /** A partner's adapter: publishes as its own organisation, asks pseudonyms, reads what is delivered to it. */
  adapter: {
    account: 'PARTNERS',
    publish: [
      'gezin.v1.{{tag(org)}}.>',
      'dienst.v1.pseudoniem.{{tag(org)}}.>',
      'dienst.v1.bron.{{tag(org)}}.>',
      ...ownDurable,
    ],
    subscribe: [inbox],
  },
  /** A partner's app or picture page: asks pictures, reads what is delivered to it. */
  app: {
    account: 'PARTNERS',
    publish: ['dienst.v1.beeld.{{tag(org)}}.>', ...ownDurable],
    subscribe: [inbox],
  },
  /** The hub: reads `invoer`, writes the other three, makes the receivers' durables, erases message by message. */
  hub: {
    account: 'HUB',
    publish: [
      'bezorgd.v1.>',
      'hub.positie.>',
      answers,
      'audit.v1.>',
      'besluiten.v1.>',
      'register.v1.dag.*',
      ...api(['STREAM.INFO', 'STREAM.MSG.GET'], ['*']),
      ...api(['DIRECT.GET'], ['*', '*.>']),
      ...api(['STREAM.MSG.DELETE'], ['invoer', 'bezorgd']),
      ...consumers(['invoer', 'bezorgd', 'besluiten', 'audit']),
      ...nextOf(['invoer', 'besluiten', 'audit']),
    ],
    subscribe: [inbox, 'dienst.v1.beeld.>', 'dienst.v1.bron.>'],
  },
  /** The pseudonym service: answers, and nothing else. */
  pseudoniem: {
    account: 'HUB',
    publish: [answers],
    subscribe: [inbox, 'dienst.v1.pseudoniem.>'],
  },
  /** The region's operator: sets up the streams, registers, and looks. It can delete no stream and purge none. */
  operator: {
    account: 'HUB',
    publish: [
      'register.v1.>',
      '$JS.API.INFO',
      '$JS.API.STREAM.NAMES',
      '$JS.API.STREAM.LIST',
      ...api(['STREAM.CREATE', 'STREAM.UPDATE', 'STREAM.INFO', 'CONSUMER.NAMES', 'CONSUMER.LIST'], ['*']),
      ...consumers(['*']),
      ...nextOf(['*']),
    ],
    subscribe: [inbox],
  },
} as const satisfies Readonly<Record<string, RolePermissions>>

export type BusRole = keyof typeof rolePermissions
