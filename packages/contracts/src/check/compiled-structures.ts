import type { ErrorObject } from 'ajv'

/** Holds a document against AsyncAPI's own JSON Schema. */
export interface StructureValidator {
  (document: unknown): unknown
  errors?: ErrorObject[] | null
}

/**
 * AsyncAPI's schemas, compiled, by `structureName`. Empty in the sources; the built command has the present versions' here
 * (bundle-check.ts), so that it need not compile them each time.
 */
export const compiledStructures: ReadonlyMap<string, StructureValidator> = new Map()
