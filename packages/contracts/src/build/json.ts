export type Json = null | boolean | number | string | readonly Json[] | JsonObject
export interface JsonObject {
  readonly [key: string]: Json
}

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !isList(value)

/** `Array.isArray` does not narrow a readonly array. */
export const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value)

/** Undefined for what JSON cannot say, such as YAML's `.nan`. */
export const toJson = (value: unknown): Json | undefined => {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined
  if (typeof value !== 'object') return undefined
  if (Array.isArray(value)) {
    const items = value.map(toJson).filter((item) => item !== undefined)
    return items.length === value.length ? items : undefined
  }
  const entries: [string, Json][] = []
  for (const [key, each] of Object.entries(value)) {
    const json = toJson(each)
    if (json === undefined) return undefined
    entries.push([key, json])
  }
  return Object.fromEntries(entries)
}
