import { isList, isObject, type Json } from '../../build/json'
import { canonical, equal, lengthOf } from '../value'
import { formatAccepts } from './formats'
import { type Node, type } from './node'

/** Whether a value satisfies a node; undefined where a keyword is not understood and the answer hangs on it. */
export type Holds = boolean | undefined

export const typeOf = (value: Json): number => {
  if (value === null) return type.null
  if (isList(value)) return type.array
  switch (typeof value) {
    case 'string':
      return type.string
    case 'boolean':
      return type.boolean
    case 'number':
      return Number.isInteger(value) ? type.integer : type.fraction
    default:
      return type.object
  }
}

const every = (answers: Iterable<Holds>): Holds => {
  let all: Holds = true
  for (const answer of answers) {
    if (answer === false) return false
    if (answer === undefined) all = undefined
  }
  return all
}

export const negate = (answer: Holds): Holds => (answer === undefined ? undefined : !answer)

const some = (answers: readonly Holds[]): Holds => negate(every(answers.map(negate)))

const exactlyOne = (answers: readonly Holds[]): Holds => {
  const yes = answers.filter((answer) => answer === true).length
  if (yes > 1) return false
  return answers.includes(undefined) ? undefined : yes === 1
}

/** As ajv counts: a quotient that is a whole number in floating point. */
const isMultiple = (value: number, of: number): boolean => Number.isInteger(value / of)

const expressions = new Map<string, RegExp>()
const matches = (pattern: string, text: string): boolean => {
  const known = expressions.get(pattern) ?? new RegExp(pattern, 'u')
  expressions.set(pattern, known)
  return known.test(text)
}

export const holds = (node: Node, value: Json): Holds => {
  switch (node.kind) {
    case 'and':
      return every(node.nodes.map((each) => holds(each, value)))
    case 'or':
      return some(node.nodes.map((each) => holds(each, value)))
    case 'one':
      return exactlyOne(node.nodes.map((each) => holds(each, value)))
    case 'not':
      return negate(holds(node.node, value))
    case 'again':
      return holds(node.nodeOf(), value)
    case 'types':
      return (node.types & typeOf(value)) !== 0
    case 'enum':
      return node.values.some((each) => equal(each, value))
    case 'opaque':
      return undefined
    case 'minimum':
      return typeof value !== 'number' || (node.exclusive ? value > node.value : value >= node.value)
    case 'maximum':
      return typeof value !== 'number' || (node.exclusive ? value < node.value : value <= node.value)
    case 'multipleOf':
      return typeof value !== 'number' || isMultiple(value, node.value)
    case 'minLength':
      return typeof value !== 'string' || lengthOf(value) >= node.value
    case 'maxLength':
      return typeof value !== 'string' || lengthOf(value) <= node.value
    case 'pattern':
      return typeof value !== 'string' || matches(node.text, value)
    case 'format':
      return typeof value !== 'string' || formatAccepts(node.text, value)
    case 'minItems':
      return !isList(value) || value.length >= node.value
    case 'maxItems':
      return !isList(value) || value.length <= node.value
    case 'unique':
      return !isList(value) || new Set(value.map(canonical)).size === value.length
    case 'item':
      return !isList(value) || every(value.slice(node.index, node.index + 1).map((v) => holds(node.node, v)))
    case 'items':
      return !isList(value) || every(value.slice(node.from).map((each) => holds(node.node, each)))
    case 'contains':
      return !isList(value) || some(value.map((each) => holds(node.node, each)))
    case 'minProperties':
      return !isObject(value) || Object.keys(value).length >= node.value
    case 'maxProperties':
      return !isObject(value) || Object.keys(value).length <= node.value
    case 'has':
      return !isObject(value) || Object.hasOwn(value, node.text)
    case 'names':
      return !isObject(value) || every(Object.keys(value).map((name) => holds(node.node, name)))
    case 'property':
    case 'matching':
    case 'others':
      return (
        !isObject(value) ||
        every(
          Object.entries(value)
            .filter(([name]) => concerns(node, name))
            .map(([, each]) => holds(node.node, each)),
        )
      )
  }
}

/** Whether an atom about fields speaks of the field with this name. */
export const concerns = (
  node: Extract<Node, { kind: 'property' | 'matching' | 'others' }>,
  name: string,
): boolean => {
  switch (node.kind) {
    case 'property':
      return node.name === name
    case 'matching':
      return matches(node.pattern, name)
    case 'others':
      return !node.names.includes(name) && !node.patterns.some((pattern) => matches(pattern, name))
  }
}
