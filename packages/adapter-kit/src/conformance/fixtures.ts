import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A pair of files: a record as the source gives it, and what becomes of it. */
export interface Fixture {
  readonly feed: string
  readonly naam: string
  readonly record: () => unknown
  /** `laatste.json`: `<domein>.<token>` → what was last said of it (`{ naam, data }`), where the feed asks for that. */
  readonly last: () => unknown
  readonly expected: () => { readonly events: unknown } | { readonly rejection: unknown }
}

const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'))

const expectedIn = (folder: string): ReturnType<Fixture['expected']> => {
  const events = join(folder, 'events.json')
  const rejection = join(folder, 'rejection.json')
  if (existsSync(events) === existsSync(rejection)) {
    throw new Error(`${folder} needs either events.json or rejection.json`)
  }
  return existsSync(events) ? { events: read(events) } : { rejection: read(rejection) }
}

/** `<folder>/<feed>/fixtures/<case>/`. A feed without fixtures has none. */
export const fixturesOf = (folder: string, feed: string): readonly Fixture[] => {
  const cases = join(folder, feed, 'fixtures')
  if (!existsSync(cases)) return []
  return readdirSync(cases)
    .sort()
    .map((naam) => ({
      feed,
      naam,
      record: () => read(join(cases, naam, 'record.json')),
      last: () =>
        existsSync(join(cases, naam, 'laatste.json')) ? read(join(cases, naam, 'laatste.json')) : {},
      expected: () => expectedIn(join(cases, naam)),
    }))
}
