import { isList, isObject, type Json } from '../../build/json'
import { childOf, memberOf, membersOf, type Node } from '../node'
import type { Rule, Violation } from '../rule'

const pairs = [
  ['minimum', 'maximum'],
  ['minLength', 'maxLength'],
  ['minItems', 'maxItems'],
  ['minProperties', 'maxProperties'],
] as const

const numberAt = (node: Node, keyword: string): number | undefined => {
  const value = memberOf(node, keyword)?.value
  return typeof value === 'number' ? value : undefined
}

const contradictions = (node: Node): readonly Violation[] => {
  const place = (keyword: string): Node => memberOf(node, keyword) ?? node
  const between = (
    low: string,
    high: string,
    allowed: (low: number, high: number) => boolean,
  ): Violation[] => {
    const [from, to] = [numberAt(node, low), numberAt(node, high)]
    return from === undefined || to === undefined || allowed(from, to)
      ? []
      : [
          {
            place: place(low),
            message: `found ${low} ${from} with ${high} ${to}; expected that something fits between`,
          },
        ]
  }
  return [
    ...pairs.flatMap(([low, high]) => between(low, high, (from, to) => from <= to)),
    ...between('exclusiveMinimum', 'maximum', (from, to) => from < to),
    ...between('minimum', 'exclusiveMaximum', (from, to) => from < to),
    ...between('exclusiveMinimum', 'exclusiveMaximum', (from, to) => from < to),
  ]
}

/** Those whose value an earlier one has. */
const again = (nodes: readonly Node[]): readonly Node[] => {
  const seen = new Set<string>()
  return nodes.filter(({ value }) => seen.size === seen.add(canonical(value)).size)
}

/** One text for one value: the order of an object's members does not matter. */
const canonical = (value: Json): string =>
  JSON.stringify(value, (_, each: Json) =>
    isObject(each) ? Object.fromEntries(Object.entries(each).toSorted(([a], [b]) => (a < b ? -1 : 1))) : each,
  )

export const schemaBounds: Rule = {
  name: 'schema-bounds',
  severity: 'error',
  description:
    'No bound contradicts another: a minimum is not above its maximum, and no enum says a value twice.',
  check: ({ view }) =>
    view.schemas.flatMap(({ node }) => {
      const twice = again(membersOf(memberOf(node, 'enum')).map(({ node: each }) => each)).map((place) => ({
        place,
        message: 'found a value twice in one enum; expected it once',
      }))
      return [...contradictions(node), ...twice]
    }),
}

export const schemaRequired: Rule = {
  name: 'schema-required',
  severity: 'error',
  description:
    'What is required can be there: a closed object knows each field that it requires, and requires none twice.',
  check: ({ view }) =>
    view.schemas.flatMap(({ node }) => {
      const required = memberOf(node, 'required')
      if (!isList(required?.value)) return []
      const names = membersOf(required)
      const properties = childOf(view.document, node, 'properties')?.value
      const patterns = childOf(view.document, node, 'patternProperties')?.value
      const closed =
        memberOf(node, 'additionalProperties')?.value === false &&
        !(isObject(patterns) && Object.keys(patterns).length > 0)
      const twice = new Set(again(names.map(({ node: each }) => each)))
      return names.flatMap(({ node: each }): readonly Violation[] => {
        const { value } = each
        if (typeof value !== 'string') return []
        if (twice.has(each))
          return [
            { place: each, message: `found ${JSON.stringify(value)} twice in required; expected it once` },
          ]
        if (closed && !(isObject(properties) && Object.hasOwn(properties, value)))
          return [
            {
              place: each,
              message: `found the required field ${JSON.stringify(value)}, which properties does not have and additionalProperties forbids`,
            },
          ]
        return []
      })
    }),
}
