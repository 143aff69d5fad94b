import { childOf, memberOf, membersOf, type Node, textOf } from '../node'
import type { Rule, Violation } from '../rule'
import { readSubject } from '../subject'
import type { Message, View } from '../view'

const kebab = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/
const pascal = /^[A-Z][A-Za-z0-9]*$/
/** A field of ours, or a header of CloudEvents or NATS. */
const field = /^([a-z][A-Za-z0-9]*|ce-[a-z0-9]+|Nats-[A-Za-z-]+)$/
const token = /^[a-z0-9]+(-[a-z0-9]+)*$/

const inForm = (
  place: Node,
  name: string,
  form: RegExp,
  what: string,
  expected: string,
): readonly Violation[] =>
  form.test(name) ? [] : [{ place, message: `found the ${what} ${name}; expected ${expected}` }]

export const naming: Rule = {
  name: 'naming',
  severity: 'error',
  only: 'gezinsbeeld',
  description:
    'Channels are kebab-case, messages and titles PascalCase, fields and parameters camelCase, tokens of a subject lower case.',
  check: ({ view }) => {
    const { document } = view
    const channels = view.channels.flatMap(({ key, node, address, parameters }) => [
      ...inForm(node, key, kebab, 'channel', 'kebab-case'),
      ...parameters.flatMap(({ name, holder }) =>
        inForm(holder, name, /^[a-z][A-Za-z0-9]*$/, 'parameter', 'camelCase'),
      ),
      ...(address === undefined ? [] : readSubject(address.text).tokens).flatMap((each) =>
        'literal' in each && address !== undefined
          ? inForm(address.node, each.literal, token, 'token', 'lower case letters, digits and single dashes')
          : [],
      ),
    ])
    const messages = view.messages.flatMap(({ key, node }) =>
      inForm(node, key, pascal, 'message', 'PascalCase'),
    )
    const schemas = view.schemas.flatMap(({ node }) => {
      // A field's title is words for people; a schema's is its type's name in code.
      const whole = node.pointer === '' || /^\/components\/schemas\/[^/]+$/.test(node.pointer)
      const title = whole ? memberOf(node, 'title') : undefined
      const text = textOf(title)
      return [
        ...(title === undefined || text === undefined
          ? []
          : inForm(title, text, pascal, 'title', 'PascalCase')),
        ...membersOf(childOf(document, node, 'properties')).flatMap(({ key, node: each }) =>
          inForm(each, key, field, 'field', 'camelCase, or a header of CloudEvents or NATS'),
        ),
      ]
    })
    return [...channels, ...messages, ...schemas]
  },
}

interface Event {
  readonly domein: string
  readonly gebeurtenis: string
  readonly version: string
}

/** `schemas/maatregel/opgelegd.v1.yaml`; undefined for a shared schema and for one inside the document. */
const eventOfFile = (path: string): Event | undefined => {
  const [, domein, gebeurtenis, version] =
    /(?:^|\/)([a-z0-9-]+)\/([a-z0-9-]+)\.(v\d+)\.(?:ya?ml|json)$/.exec(path) ?? []
  return domein === undefined || gebeurtenis === undefined || version === undefined
    ? undefined
    : { domein, gebeurtenis, version }
}

/** A service answers about many domeinen, and is called after what it does alone. */
const titleOf = ({ domein, gebeurtenis }: Event): string =>
  (domein === 'dienst' ? gebeurtenis : `${domein}-${gebeurtenis}`)
    .split('-')
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('')

const ownEvent = (view: View, message: Message): Event | undefined =>
  eventOfFile(view.document.follow(message.payload ?? message.node)?.file.path ?? '')

export const eventType: Rule = {
  name: 'event-type',
  severity: 'error',
  only: 'gezinsbeeld',
  description:
    "A message's type, key and its schema's title follow the schema's file: maatregel/opgelegd.v1.yaml is nl.gezinsbeeld.maatregel-opgelegd.v1, MaatregelOpgelegd.",
  check: ({ view }) =>
    view.messages.flatMap((message): readonly Violation[] => {
      const { key, node, payload } = message
      const event = ownEvent(view, message)
      if (event === undefined || payload === undefined || payload.file === node.file) return []
      const type = `nl.gezinsbeeld.${event.domein}-${event.gebeurtenis}.${event.version}`
      const title = titleOf(event)
      const differs = (place: Node | undefined, what: string, found: string | undefined, expected: string) =>
        found === expected
          ? []
          : [
              {
                place: place ?? node,
                message: `found the ${what} ${found ?? '(none)'}; expected ${expected}, after its schema's file ${payload.file.path}`,
              },
            ]
      const name = memberOf(node, 'name')
      const own = memberOf(node, 'title')
      const ofSchema = memberOf(payload, 'title')
      return [
        ...differs(name, 'type', textOf(name), type),
        ...differs(node, 'message', key, title),
        ...(own === undefined ? [] : differs(own, 'title', textOf(own), title)),
        ...(ofSchema === undefined ? [] : differs(ofSchema, 'title', textOf(ofSchema), title)),
      ]
    }),
}

export const channelEvent: Rule = {
  name: 'channel-event',
  severity: 'error',
  only: 'gezinsbeeld',
  description:
    "A channel's subject names the event of its messages: gezin.v1.{organisatie}.maatregel.opgelegd.{object} carries MaatregelOpgelegd.",
  check: ({ view }) =>
    view.channels.flatMap(({ node, address }): readonly Violation[] => {
      const parts = address?.text.split('.') ?? []
      const [domein, gebeurtenis] =
        parts[0] === 'gezin' ? parts.slice(3, 5) : parts[0] === 'bezorgd' ? parts.slice(4, 6) : []
      if (address === undefined || domein === undefined || gebeurtenis === undefined) return []
      return membersOf(childOf(view.document, node, 'messages')).flatMap(
        ({ node: member }): readonly Violation[] => {
          const target = view.document.follow(member)
          const message = view.messages.find(
            (each) => each.node.file === target?.file && each.node.pointer === target.pointer,
          )
          const event = message === undefined ? undefined : ownEvent(view, message)
          // A delivery's envelope is the same for every event.
          if (event === undefined || (event.domein === domein && event.gebeurtenis === gebeurtenis)) return []
          return [
            {
              place: address.node,
              message: `found a subject of ${domein}.${gebeurtenis} with a message of ${event.domein}.${event.gebeurtenis}; expected one event`,
            },
          ]
        },
      )
    }),
}
