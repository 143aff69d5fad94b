import { isList, isObject, type Json } from '../../build/json'
import type { LoadedDocument } from '../../document/load-document'
import { childOf, memberOf, membersOf, type Node, sameJson } from '../node'
import type { Rule, Violation } from '../rule'
import type { Mistake } from '../validators'
import type { Message, View } from '../view'

const told = (node: Node, mistakes: readonly Mistake[], what: string): readonly Violation[] =>
  mistakes.map(({ path, message }) => ({
    place: { file: node.file, pointer: `${node.pointer}${path}` },
    message: `found ${what} that its schema refuses: ${message}`,
  }))

/** The examples of a message, and of its traits. */
const examplesOf = (document: LoadedDocument, { node, traits }: Message): readonly Node[] =>
  [node, ...traits].flatMap((each) =>
    membersOf(childOf(document, each, 'examples')).flatMap((example) => document.follow(example.node) ?? []),
  )

/** In AsyncAPI 3 the message stands above its traits; in 2.x each trait stands above what came before it. */
const headersOf = ({ document, version }: View, { headers, traits }: Message): readonly Node[] => {
  const ofTraits = traits.flatMap((trait) => childOf(document, trait, 'headers') ?? [])
  const own = headers === undefined ? [] : [headers]
  return version === 2 ? [...own, ...ofTraits] : [...ofTraits, ...own]
}

export const examplePayload: Rule = {
  name: 'example-payload',
  severity: 'error',
  description: "A message's example has a payload that the message's schema accepts, strictly.",
  check: ({ view, validators }) =>
    view.messages.flatMap((message) =>
      examplesOf(view.document, message).flatMap((example) => {
        const payload = memberOf(example, 'payload')
        if (payload === undefined || message.payload === undefined) return []
        return told(payload, validators.against(message.payload, payload.value), 'an example')
      }),
    ),
}

export const exampleHeaders: Rule = {
  name: 'example-headers',
  severity: 'error',
  description:
    "A message's example has headers that the message's headers, with those of its traits, accept.",
  check: ({ view, validators }) =>
    view.messages.flatMap((message) => {
      const schemas = headersOf(view, message)
      return examplesOf(view.document, message).flatMap((example) => {
        const headers = memberOf(example, 'headers')
        if (headers === undefined || schemas.length === 0) return []
        return told(headers, validators.againstMerged(schemas, headers.value), 'an example of headers')
      })
    }),
}

const says = new Set(['const', 'enum', 'type'])
const silent = new Set(['$comment', 'default', 'deprecated', 'description', 'example', 'examples', 'title'])

/**
 * Whether a schema that says no more than its type and its values surely accepts this one. Most schemas with an enum or a
 * default are so, and compiling each would take longer than all the rest.
 */
const simplyAccepts = ({ value: schema }: Node, value: Json): boolean => {
  if (!isObject(schema)) return false
  const { type, enum: values, const: constant } = schema
  return (
    Object.keys(schema).every((key) => says.has(key) || silent.has(key) || key.startsWith('x-')) &&
    (type === undefined || type === (isList(value) ? 'array' : value === null ? 'null' : typeof value)) &&
    (values === undefined || (isList(values) && values.some((each) => sameJson(each, value)))) &&
    (constant === undefined || sameJson(constant, value))
  )
}

export const schemaExample: Rule = {
  name: 'schema-example',
  severity: 'error',
  description: 'A schema accepts its own examples, its default, its const and each value of its enum.',
  check: ({ view, validators }) =>
    view.schemas.flatMap(({ node }) => {
      const against = (member: Node | undefined, what: string): readonly Violation[] =>
        member === undefined || simplyAccepts(node, member.value)
          ? []
          : told(member, validators.against(node, member.value), what)
      const examples = memberOf(node, 'examples')
      const values = memberOf(node, 'enum')
      const constant = memberOf(node, 'const')
      return [
        ...(isList(examples?.value)
          ? membersOf(examples).flatMap((each) => against(each.node, 'an example'))
          : against(examples, 'an example')),
        ...against(memberOf(node, 'example'), 'an example'),
        ...against(memberOf(node, 'default'), 'a default'),
        ...against(constant, 'a const'),
        ...membersOf(values).flatMap((each) => against(each.node, 'a value of an enum')),
      ]
    }),
}

export const parameterValue: Rule = {
  name: 'parameter-value',
  severity: 'error',
  description:
    "A parameter's or server variable's default and examples are among its enum, and a parameter's value is one token.",
  check: ({ view }) => {
    const { document } = view
    const servers = membersOf(childOf(document, view.root, 'servers'))
    const variables = servers.flatMap(({ node }) =>
      membersOf(childOf(document, document.follow(node), 'variables')).flatMap(
        (each) => document.follow(each.node) ?? [],
      ),
    )
    const parameters = view.channels.flatMap((channel) => channel.parameters.map(({ node }) => node))
    const among = (node: Node): readonly Violation[] => {
      const allowed = childOf(document, node, 'enum')?.value
      if (!isList(allowed)) return []
      const examples = membersOf(memberOf(node, 'examples')).map((each) => each.node)
      const byDefault = memberOf(node, 'default')
      return [...examples, ...(byDefault === undefined ? [] : [byDefault])]
        .filter(({ value }) => !allowed.some((each) => sameJson(each, value)))
        .map((place) => ({ place, message: 'found a value that is not in the enum; expected one of those' }))
    }
    const token = (node: Node): readonly Violation[] =>
      ['enum', 'examples', 'default']
        .flatMap((key) => {
          const member = memberOf(node, key)
          if (member === undefined) return []
          return isList(member.value) ? membersOf(member).map((each) => each.node) : [member]
        })
        .filter(({ value }) => typeof value === 'string' && /^$|[\s.*>]/u.test(value))
        .map((place) => ({
          place,
          message:
            'found a value that is empty or has a dot, a blank, * or > in it; expected one token of a subject',
        }))
    return unique([
      ...[...parameters, ...variables].flatMap(among),
      ...(view.channels.some(({ protocols }) => protocols.includes('nats')) ? parameters.flatMap(token) : []),
    ])
  },
}

/** A parameter that several channels share is said once. */
const unique = (violations: readonly Violation[]): readonly Violation[] => {
  const key = ({ place, message }: Violation): string => `${place.file.path}#${place.pointer}#${message}`
  return [...new Map(violations.map((each) => [key(each), each])).values()]
}
