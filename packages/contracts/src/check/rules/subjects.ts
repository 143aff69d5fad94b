import { isList } from '../../build/json'
import { childOf, keyOf } from '../node'
import type { Rule } from '../rule'
import { overlap, type ParameterValues, readSubject } from '../subject'
import type { Channel, View } from '../view'

/** NATS by either of the names that AsyncAPI's bindings and people give it. */
const nats = /^(nats|nats\+?tls|jetstream)$/

/** Channels on NATS: one of their servers is, or no server says what it is. */
const onNats = ({ channels }: View): readonly Channel[] =>
  channels.filter(({ protocols }) => protocols.length === 0 || protocols.some((each) => nats.test(each)))

const valuesOf =
  (view: View, channel: Channel): ParameterValues =>
  (name) => {
    const parameter = channel.parameters.find((each) => each.name === name)?.node
    const { document } = view
    const values =
      childOf(document, parameter, 'enum')?.value ?? childOf(document, parameter, 'schema', 'enum')?.value
    return isList(values) && values.length > 0 && values.every((value) => typeof value === 'string')
      ? values
      : undefined
  }

export const natsSubject: Rule = {
  name: 'nats-subject',
  severity: 'error',
  description:
    'The address of a channel is a NATS subject: no empty token, no blank, no wildcard, no $, and a parameter is a whole token.',
  check: ({ view }) =>
    onNats(view).flatMap(({ address }) =>
      address === undefined
        ? []
        : readSubject(address.text).mistakes.map((mistake) => ({
            place: address.node,
            message: `found an address that ${mistake}; expected a NATS subject`,
          })),
    ),
}

export const natsOverlap: Rule = {
  name: 'nats-overlap',
  severity: 'error',
  description:
    'No two channels have addresses that one subject fits: who reads the one would also get what was sent to the other.',
  check: ({ view }) => {
    const subjects = onNats(view).flatMap((channel) => {
      const { tokens } = readSubject(channel.address?.text ?? '')
      return channel.address === undefined || tokens.length === 0 || !channel.used
        ? []
        : [{ channel, address: channel.address, tokens, values: valuesOf(view, channel) }]
    })
    // Only addresses of one length can overlap; and of equal addresses, comparing with the first tells enough.
    const before = new Map<number, typeof subjects>()
    return subjects.flatMap((later) => {
      const others = before.get(later.tokens.length) ?? []
      before.set(later.tokens.length, others)
      const earlier = others.find((other) => meet(other.channel, later.channel) && overlap(other, later))
      if (earlier === undefined) {
        others.push(later)
        return []
      }
      const { line } = earlier.address.node.file.locate(earlier.address.node.pointer)
      const same =
        earlier.address.text === later.address.text ? 'the same address as' : 'an address that overlaps'
      return [
        {
          place: later.address.node,
          message: `found ${same} that of channel ${earlier.channel.key} (line ${line}, ${earlier.address.text}); expected that no subject fits both`,
        },
      ]
    })
  },
}

/** Channels that are on no server together cannot meet; two keys of one channel are one channel. */
const meet = (a: Channel, b: Channel): boolean =>
  keyOf(a.node) !== keyOf(b.node) &&
  (a.servers === undefined || b.servers === undefined || [...a.servers].some((each) => b.servers?.has(each)))
