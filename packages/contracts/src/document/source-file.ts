import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type LineCounter,
  type Node,
  type Document as YamlDocument,
} from 'yaml'
import type { Json } from '../build/json'
import { stepsOf } from './pointer'

/** Where something stands in a file. Lines and columns count from 1, columns in UTF-16 code units. */
export interface Position {
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
}

/** One file of a document, read. */
export interface SourceFile {
  /** Relative to the document's root folder, with `/`; how `$ref`s resolve. */
  readonly path: string
  /** As findings name it. */
  readonly shown: string
  readonly tree: Json
  readonly text: string
  /**
   * Where the value at a JSON Pointer stands: a text, number or boolean at itself, an object or a list at its key (which is
   * where a reader looks for it). Of what is not there: the nearest thing around it.
   */
  readonly locate: (pointer: string) => Position
  /** Where the key of the member at a JSON Pointer stands. */
  readonly locateKey: (pointer: string) => Position
}

interface Found {
  readonly key: Node | undefined
  readonly value: Node | undefined
}

/** Finds places in a parsed YAML or JSON text, by walking: only the few places that findings name are ever looked for. */
export const locator = (document: YamlDocument, lines: LineCounter, length: number) => {
  const indexes = new WeakMap<Node, ReadonlyMap<string, Found>>()

  const followed = (node: Node | undefined): Node | undefined => {
    const target = isAlias(node) ? node.resolve(document) : node
    return isMap(target) || isSeq(target) || isScalar(target) ? target : undefined
  }

  const membersOf = (node: Node): ReadonlyMap<string, Found> => {
    const known = indexes.get(node)
    if (known) return known
    const members = new Map<string, Found>()
    // Before they are filled: a map that merges itself ends here.
    indexes.set(node, members)
    if (isMap<Node, Node | null>(node))
      for (const { key, value } of node.items) {
        const name = isScalar(key) ? String(key.value) : ''
        if (name === '<<')
          for (const from of mergedFrom(value ?? undefined))
            for (const [each, found] of membersOf(from)) if (!members.has(each)) members.set(each, found)
        members.set(name, { key, value: value ?? undefined })
      }
    if (isSeq<Node>(node))
      for (const [index, value] of node.items.entries()) members.set(String(index), { key: undefined, value })
    return members
  }

  const mergedFrom = (value: Node | undefined): readonly Node[] => {
    const node = followed(value)
    if (isSeq<Node>(node)) return node.items.flatMap((item) => followed(item) ?? [])
    return node === undefined ? [] : [node]
  }

  const find = (pointer: string): Found => {
    let found: Found = { key: undefined, value: document.contents ?? undefined }
    for (const step of stepsOf(pointer) ?? []) {
      const node = followed(found.value)
      const next = node === undefined ? undefined : membersOf(node).get(step)
      if (next === undefined) return found
      found = next
    }
    return found
  }

  const positionOf = (node: Node | undefined): Position => {
    const [start, end] = node?.range ?? [0, Math.min(1, length)]
    const from = lines.linePos(start)
    const to = lines.linePos(end)
    return {
      line: Math.max(1, from.line),
      column: Math.max(1, from.col),
      endLine: Math.max(1, to.line),
      endColumn: Math.max(1, to.col),
    }
  }

  return {
    locate: (pointer: string): Position => {
      const { key, value } = find(pointer)
      return positionOf(isScalar(value) && value.range ? value : (key ?? value))
    },
    locateKey: (pointer: string): Position => {
      const { key, value } = find(pointer)
      return positionOf(key ?? value)
    },
    positionOf,
  }
}
