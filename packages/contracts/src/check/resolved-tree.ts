import { isList, isObject, type Json } from '../build/json'
import type { LoadedDocument } from '../document/load-document'
import { keyOf, membersOf, type Node, rootOf } from './node'

/** References written out more than this often make a tree that no tool could walk: a few lines can ask for billions. */
const limit = 1_000_000

/**
 * The document with its references written out, as rules of Spectral expect it. Where a schema comes back to itself the `$ref`
 * stays. Undefined when the whole would be too large.
 */
export const resolvedTree = (document: LoadedDocument): Json | undefined => {
  /** What was made of a place, and how many values it holds written out; what is shared is made once. */
  const made = new Map<string, Made>()
  const around = new Set<string>()

  const resolve = (node: Node): Made => {
    if (!isList(node.value) && !isObject(node.value)) return { value: node.value, size: 1 }
    const target = document.follow(node)
    const key = target === undefined ? '' : keyOf(target)
    if (target === undefined || around.has(key)) return { value: node.value, size: 1 }
    const known = made.get(key)
    if (known) return known
    around.add(key)
    const members = membersOf(target).map(({ key: name, node: member }) => ({ name, ...resolve(member) }))
    around.delete(key)
    const outcome = {
      value: isList(target.value)
        ? members.map(({ value }) => value)
        : isObject(target.value)
          ? Object.fromEntries(members.map(({ name, value }) => [name, value]))
          : target.value,
      size: members.reduce((sum, { size }) => sum + size, 1),
    }
    made.set(key, outcome)
    return outcome
  }
  const { value, size } = resolve(rootOf(document))
  return size > limit ? undefined : value
}

interface Made {
  readonly value: Json
  readonly size: number
}
