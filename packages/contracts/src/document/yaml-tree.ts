import { type Alias, isAlias, isMap, isScalar, isSeq, type Node, type Document as YamlDocument } from 'yaml'
import { isList, isObject, type Json } from '../build/json'
import type { Limits } from './limits'
import { below } from './pointer'

/** Ends the reading of a text whose tree would be endless or too large; the text itself may be tiny (YAML aliases). */
export class TooMuch extends Error {
  constructor(
    readonly rule: 'yaml-size' | 'yaml-depth',
    message: string,
    readonly node: Node | undefined,
  ) {
    super(message)
  }
}

/** Something in a tree that is not right, and where. */
export interface Oddity {
  readonly rule: 'yaml-value' | 'duplicate-key'
  readonly message: string
  readonly node: Node | undefined
  readonly pointer: string
}

type Pairs = readonly { readonly key: Node; readonly value: Node | null }[]

/**
 * The plain JSON values of a YAML document, its aliases and merge keys (`<<`) written out.
 *
 * @throws TooMuch past a limit.
 */
export const treeOf = (
  document: YamlDocument,
  limits: Limits,
): { readonly tree: Json; readonly oddities: readonly Oddity[] } => {
  const oddities: Oddity[] = []
  // The library looks through the whole document for each alias, each time it is asked.
  const targets = new Map<Node, Node | undefined>()
  const targetOf = (node: Alias): Node | undefined => {
    if (!targets.has(node)) targets.set(node, node.resolve(document))
    return targets.get(node)
  }
  let nodes = 0

  const jsonOf = (node: Node | null | undefined, pointer: string, depth: number): Json => {
    nodes += 1
    if (nodes > limits.nodes)
      throw new TooMuch(
        'yaml-size',
        `found more than ${limits.nodes} values, counting what aliases repeat`,
        undefined,
      )
    if (depth > limits.depth)
      throw new TooMuch(
        'yaml-depth',
        `found more than ${limits.depth} levels inside each other`,
        node ?? undefined,
      )
    if (isAlias(node)) {
      const target = targetOf(node)
      if (target !== undefined) return jsonOf(target, pointer, depth + 1)
      const message = 'found an alias of what has no anchor before it'
      oddities.push({ rule: 'yaml-value', message, node, pointer })
      return null
    }
    if (isMap<Node, Node | null>(node)) return mapOf(node.items, pointer, depth)
    if (isSeq<Node>(node))
      return node.items.map((item, index) => jsonOf(item, below(pointer, index), depth + 1))
    const value = isScalar(node) ? node.value : null
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
    if (typeof value === 'number' && Number.isFinite(value)) return value
    oddities.push({
      rule: 'yaml-value',
      message: 'found a value that JSON does not know, expected plain JSON values',
      node: node ?? undefined,
      pointer,
    })
    return null
  }

  const mapOf = (pairs: Pairs, pointer: string, depth: number): Json => {
    const members = new Map<string, Json>()
    const merged = new Map<string, Json>()
    for (const { key, value } of pairs) {
      const name = isAlias(key) ? targetOf(key) : key
      if (!isScalar(name)) {
        const message = 'found a key that is not a text, expected plain JSON values'
        oddities.push({ rule: 'yaml-value', message, node: key, pointer })
        continue
      }
      const text = String(name.value)
      const at = below(pointer, text)
      if (text === '<<' && name.type === 'PLAIN') {
        const from = jsonOf(value, pointer, depth + 1)
        for (const each of isList(from) ? from : [from])
          for (const [inherited, what] of isObject(each) ? Object.entries(each) : [])
            if (!merged.has(inherited)) merged.set(inherited, what)
        continue
      }
      if (members.has(text)) {
        const message = `found the key ${JSON.stringify(text)} twice in one object, expected it once`
        oddities.push({ rule: 'duplicate-key', message, node: key, pointer: at })
      }
      members.set(text, jsonOf(value, at, depth + 1))
    }
    // fromEntries defines members; `object[key] = value` would let a key `__proto__` change the object itself.
    return Object.fromEntries([...merged, ...members])
  }

  return { tree: jsonOf(document.contents, '', 0), oddities }
}
