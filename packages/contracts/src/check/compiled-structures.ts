import type { StructureValidator } from './structure'

/**
 * AsyncAPI's schemas, compiled, by `structureName`. Empty in the sources; the built command has the present versions' here
 * (bundle-check.ts), so that it need not compile them each time.
 */
export const compiledStructures: ReadonlyMap<string, StructureValidator> = new Map()
