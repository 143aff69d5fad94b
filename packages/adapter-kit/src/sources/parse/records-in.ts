import { BrokenOff, fault } from './found'
import { valueAt } from './identify'

/** The records of a document: its list at a path, or the document itself. @throws BrokenOff when there is no list at that path. */
export const recordsIn = (
  document: unknown,
  { records }: { readonly records?: string },
): readonly unknown[] => {
  const found = records === undefined ? document : valueAt(document, records)
  if (Array.isArray(found)) return found
  if (records === undefined && typeof found === 'object' && found !== null) return [found]
  throw new BrokenOff(fault('geen-lijst', records ?? '', 'expected a list of records'))
}
