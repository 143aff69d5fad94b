import { posix } from 'node:path'
import { ContractError } from './contract-error'
import { isList, isObject, type Json, type JsonObject } from './json'

/** An object of the contract and the file that it stands in, from which its own references count. */
export interface Found {
  readonly path: string
  readonly value: JsonObject
}

/** Reads a file of the contract by its path below `contracts/`. */
export type ReadDocument = (path: string) => JsonObject

/** As many references in a row as no honest document has. */
const atMost = 20

const step = (node: Json | undefined, token: string): Json | undefined => {
  if (isObject(node)) return Object.hasOwn(node, token) ? node[token] : undefined
  return isList(node) ? node[Number(token)] : undefined
}

/**
 * What stands where a chain of `$ref`s ends: `path#/json/pointer` (RFC 6901), the path relative to the file that says it. A value
 * without a `$ref` is its own end.
 *
 * @throws ContractError for a reference that leads nowhere, leaves the contract or goes round.
 */
export const followReference = (read: ReadDocument, from: string, node: Json | undefined): Found => {
  let path = from
  let value = node
  for (let count = 0; count < atMost; count += 1) {
    if (!isObject(value)) throw new ContractError(`${path}: expected an object, or a $ref to one`)
    const ref = value['$ref']
    if (typeof ref !== 'string') return { path, value }
    const [file = '', pointer = ''] = ref.split('#')
    const target = file === '' ? path : posix.normalize(posix.join(posix.dirname(path), file))
    if (/^[a-z]+:/i.test(file) || target.startsWith('../'))
      throw new ContractError(`${path}: found a $ref to ${ref}, expected one to a file of the contract`)
    const tokens = pointer.split('/').slice(1)
    const found = tokens
      .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))
      .reduce<Json | undefined>(step, read(target))
    if (found === undefined)
      throw new ContractError(`${path}: found a $ref to ${ref}, expected something that is there`)
    path = target
    value = found
  }
  throw new ContractError(`${from}: found a $ref that goes round`)
}
