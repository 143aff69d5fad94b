import type { StructureValidator } from './structure'

/**
 * AsyncAPI's schemas by `$id`, compiled. Empty in the sources; the build puts the present version's in its place
 * (tsup.config.ts), so that the command does not compile them each time.
 */
export const compiledStructures: ReadonlyMap<string, StructureValidator> = new Map()
