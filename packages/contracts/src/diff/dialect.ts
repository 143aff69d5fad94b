import { isObject, type Json } from '../build/json'

/** Of JSON Schema; AsyncAPI's own schemas are draft-07 and more. */
export type Dialect = 'draft-07' | '2019-09' | '2020-12'

/** What `$schema` says; draft-07 when it says nothing. */
export const dialectOf = (schema: Json): Dialect => {
  const said = isObject(schema) ? schema['$schema'] : undefined
  if (typeof said !== 'string') return 'draft-07'
  if (said.includes('2020-12')) return '2020-12'
  return said.includes('2019-09') ? '2019-09' : 'draft-07'
}
