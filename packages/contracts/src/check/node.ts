import { isList, isObject, type Json } from '../build/json'
import type { Found, LoadedDocument, Place } from '../document/load-document'
import { below, stepInto } from '../document/pointer'

/** A value of the document and where it stands. */
export type Node = Found

export const rootOf = (document: LoadedDocument): Node => ({
  file: document.entry,
  pointer: '',
  value: document.entry.tree,
})

/** The member or item itself, also when it is a `$ref`. */
export const memberOf = (
  node: Node | undefined,
  ...steps: readonly (string | number)[]
): Node | undefined => {
  let found = node
  for (const step of steps) {
    const value = stepInto(found?.value, String(step))
    if (found === undefined || value === undefined) return undefined
    found = { file: found.file, pointer: below(found.pointer, step), value }
  }
  return found
}

/** The member or item, at the end of its `$ref`s. */
export const childOf = (
  document: LoadedDocument,
  node: Node | undefined,
  ...steps: readonly (string | number)[]
): Node | undefined => {
  let found = node
  for (const step of steps) {
    const member = memberOf(found, step)
    found = member === undefined ? undefined : document.follow(member)
  }
  return found
}

/** Members of an object or items of a list, as they stand there; none of anything else. */
export const membersOf = (
  node: Node | undefined,
): readonly { readonly key: string; readonly node: Node }[] => {
  if (node === undefined) return []
  const { file, pointer, value } = node
  const entries = isList(value)
    ? value.map((item, index): [string, Json] => [String(index), item])
    : isObject(value)
      ? Object.entries(value)
      : []
  return entries.map(([key, member]) => ({
    key,
    node: { file, pointer: below(pointer, key), value: member },
  }))
}

export const textOf = (node: Node | undefined): string | undefined =>
  typeof node?.value === 'string' ? node.value : undefined

/** One text for one place. */
export const keyOf = ({ file, pointer }: Place): string => `${file.path}#${pointer}`

/** Equal as JSON: the order of an object's members does not matter. */
export const sameJson = (a: Json | undefined, b: Json | undefined): boolean => {
  if (isList(a) && isList(b)) return a.length === b.length && a.every((item, i) => sameJson(item, b[i]))
  if (isObject(a) && isObject(b)) {
    const keys = Object.keys(a)
    return (
      keys.length === Object.keys(b).length &&
      keys.every((key) => Object.hasOwn(b, key) && sameJson(a[key], b[key]))
    )
  }
  return a === b
}
