import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** What follows from the contract, and what was published before: not what somebody edits. */
const leftOut = new Set(['gegenereerd', 'gepubliceerd', 'node_modules', 'dist'])
const most = 10_000

/** The files of a contract's folder, by what they are for; each relative to it, with `/`, in the order of their names. */
export interface ContractFiles {
  readonly documents: readonly string[]
  readonly schemas: readonly string[]
  /** Below `voorbeelden/`. */
  readonly examples: readonly string[]
}

/** Throws what reading a folder throws. */
export const contractFiles = (folder: string): ContractFiles => {
  const files: string[] = []
  const open = ['']
  for (let path = open.pop(); path !== undefined && files.length < most; path = open.pop())
    for (const entry of readdirSync(join(folder, path), { withFileTypes: true })) {
      if (entry.name.startsWith('.') || leftOut.has(entry.name)) continue
      const name = path === '' ? entry.name : `${path}/${entry.name}`
      if (entry.isDirectory()) open.push(name)
      // A link is for the reader, which says where it may lead.
      else if (entry.isFile() || entry.isSymbolicLink()) files.push(name)
    }
  files.sort()
  const named = files.filter((name) => /(^|[./])asyncapi\.(ya?ml|json)$/.test(name))
  return {
    documents: named.length > 0 ? named : files.filter((name) => saysAsyncApi(join(folder, name))),
    schemas: files.filter((name) => /(^|\/)schemas\/.*\.(ya?ml|json)$/.test(name)),
    examples: files.filter((name) => /^voorbeelden\/.*\.json$/.test(name)),
  }
}

/** Whether a file by another name says near its beginning that it is an AsyncAPI document. */
const saysAsyncApi = (path: string): boolean => {
  if (!/\.(ya?ml|json)$/.test(path) || !statSync(path, { throwIfNoEntry: false })?.isFile()) return false
  const beginning = Buffer.alloc(4_000)
  const file = openSync(path, 'r')
  try {
    const bytes = readSync(file, beginning)
    return /^[\s{]*["']?asyncapi["']?\s*:/m.test(beginning.toString('utf8', 0, bytes))
  } finally {
    closeSync(file)
  }
}
