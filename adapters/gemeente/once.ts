import type { z } from 'zod'

/** A feed's settings are one object for all its records: they are read once. */
export const once = <S>(schema: z.ZodType<S>): ((config: object) => S) => {
  const known = new WeakMap<object, S>()
  return (config) => {
    const before = known.get(config)
    if (before !== undefined) return before
    const read = schema.parse(config)
    known.set(config, read)
    return read
  }
}
