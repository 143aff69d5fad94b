import { isList, isObject, type Json } from '../build/json'
import { below } from './pointer'

export interface Reference {
  /** Pointer of the object that has the `$ref`. */
  readonly holder: string
  /** Pointer of the `$ref` itself. */
  readonly pointer: string
  readonly ref: string
}

/** Below these stands data, in which a field called `$ref` means nothing. */
const data = new Set(['const', 'default', 'enum', 'example', 'examples'])
/** Below these stand names that somebody chose, which may well be `default` or `examples`. */
const named = new Set([
  'properties',
  'patternProperties',
  'definitions',
  '$defs',
  'dependencies',
  'channels',
  'operations',
  'messages',
  'parameters',
  'servers',
  'schemas',
  'variables',
  'replies',
  'replyAddresses',
  'messageTraits',
  'operationTraits',
  'correlationIds',
  'securitySchemes',
  'serverVariables',
  'externalDocs',
  'tags',
])

/** Every `$ref` in a tree that refers to something, in its order. */
export const referencesIn = (tree: Json): readonly Reference[] => {
  const found: Reference[] = []
  const walk = (node: Json, at: string, names: boolean): void => {
    if (isList(node)) {
      for (const [index, item] of node.entries()) walk(item, below(at, index), false)
      return
    }
    if (!isObject(node)) return
    for (const [key, value] of Object.entries(node)) {
      const pointer = below(at, key)
      if (key === '$ref' && typeof value === 'string') found.push({ holder: at, pointer, ref: value })
      else if (names || !data.has(key)) walk(value, pointer, !names && named.has(key))
    }
  }
  walk(tree, '', false)
  return found
}
