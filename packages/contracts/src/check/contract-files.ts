import { readdirSync } from 'node:fs'
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
  return {
    documents: files.filter((name) => /(^|[./])asyncapi\.(ya?ml|json)$/.test(name)),
    schemas: files.filter((name) => /(^|\/)schemas\/.*\.(ya?ml|json)$/.test(name)),
    examples: files.filter((name) => /^voorbeelden\/.*\.json$/.test(name)),
  }
}
