import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Feed } from '../define'
import { BrokenOff } from '../sources/parse/found'
import { readXmlText, type XmlForm } from '../sources/parse/xml'
import { xmlLimits } from '../sources/parse/xml-limits'
import { unreadable } from '../sources/unreadable'

/** A pair of files: a record as the source gives it, and what becomes of it. */
export interface Fixture {
  readonly feed: string
  readonly naam: string
  readonly record: () => unknown
  readonly expected: () =>
    | { readonly events: unknown; readonly changes?: unknown }
    | { readonly rejection: unknown }
}

const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'))

const expectedIn = (folder: string): ReturnType<Fixture['expected']> => {
  const events = join(folder, 'events.json')
  const rejection = join(folder, 'rejection.json')
  if (existsSync(events) === existsSync(rejection)) {
    throw new Error(`${folder} needs either events.json or rejection.json`)
  }
  if (!existsSync(events)) return { rejection: read(rejection) }
  const changes = join(folder, 'changes.json')
  return { events: read(events), ...(existsSync(changes) ? { changes: read(changes) } : {}) }
}

/** How a feed's documents are read; undefined when they are no XML. */
export const xmlFormOf = ({ source }: Feed): XmlForm | undefined => {
  const [first] = source.soort === 'een-van' ? source.van : [source]
  return first !== undefined && 'vorm' in first && first.vorm.soort === 'xml' ? first.vorm : undefined
}

/** A document as the feed's source reads it; one that it cannot read is what the source gives for that. */
const readDocument = (file: string, form: XmlForm): unknown => {
  try {
    const [found, ...more] = readXmlText(readFileSync(file), form, xmlLimits)
    if (found === undefined || more.length > 0) throw new Error(`${file} needs one record`)
    return found.fault === undefined ? found.raw : unreadable(found.fault, {})
  } catch (error) {
    if (error instanceof BrokenOff) return unreadable(error.rejection, {})
    throw error
  }
}

const recordIn = (folder: string, form: XmlForm | undefined): unknown => {
  const document = join(folder, 'record.xml')
  return form !== undefined && existsSync(document)
    ? readDocument(document, form)
    : read(join(folder, 'record.json'))
}

/**
 * `<folder>/<feed>/fixtures/<case>/`, with the record as `record.json`, or of a feed that reads XML as `record.xml`. A feed without
 * fixtures has none.
 */
export const fixturesOf = (folder: string, declared: Feed): readonly Fixture[] => {
  const { naam: feed } = declared
  const form = xmlFormOf(declared)
  const cases = join(folder, feed, 'fixtures')
  if (!existsSync(cases)) return []
  return readdirSync(cases)
    .sort()
    .map((naam) => ({
      feed,
      naam,
      record: () => recordIn(join(cases, naam), form),
      expected: () => expectedIn(join(cases, naam)),
    }))
}
