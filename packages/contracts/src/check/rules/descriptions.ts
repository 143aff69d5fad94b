import { childOf, membersOf, type Node, textOf } from '../node'
import type { Rule, Violation } from '../rule'
import type { View } from '../view'

/** Whether there are words about it: beside the `$ref`, or at what that leads to. */
const described = ({ document }: View, node: Node, keys: readonly string[]): boolean =>
  [node, document.follow(node)].some((each) =>
    keys.some((key) => (textOf(childOf(document, each, key)) ?? '').trim() !== ''),
  )

export const description: Rule = {
  name: 'description',
  severity: 'error',
  description:
    'Every channel, message, parameter and field says in words what it is (a warning for --profile nats).',
  check: ({ view, profile }) => {
    const severity = profile === 'gezinsbeeld' ? 'error' : 'warning'
    const missing = (what: string, node: Node, keys: readonly string[]): readonly Violation[] =>
      described(view, node, keys)
        ? []
        : [{ place: node, message: `found ${what} without a ${keys.join(' or ')}; expected words`, severity }]
    const parameters = new Map(
      view.channels.flatMap((channel) =>
        channel.parameters.map(({ name, node }) => [`${node.file.path}#${node.pointer}`, { name, node }]),
      ),
    )
    return [
      ...view.channels.flatMap(({ key, node }) =>
        missing(`the channel ${key}`, node, ['description', 'summary']),
      ),
      ...view.messages.flatMap(({ key, node }) =>
        missing(`the message ${key}`, node, ['summary', 'description']),
      ),
      ...[...parameters.values()].flatMap(({ name, node }) =>
        missing(`the parameter ${name}`, node, ['description']),
      ),
      // A part that only narrows leaves the words to the schema that it narrows.
      ...view.schemas
        .filter(({ narrowing }) => !narrowing)
        .flatMap(({ node }) => membersOf(childOf(view.document, node, 'properties')))
        .filter(({ node }) => typeof node.value === 'object')
        .flatMap(({ key, node }) => missing(`the field ${key}`, node, ['description'])),
    ]
  },
}
