import type { Rejection } from '../rejection'

/** No field of a foreign record is called so. */
export const unreadableMark = '§onleesbaar'

/**
 * What a source gives as `raw` for something that is there and cannot be read: a line with too many fields, a file that breaks
 * off. It goes the way of every record, so that it is parked with its reason and never left out.
 */
export const unreadable = (rejection: Rejection, found: Readonly<Record<string, unknown>>): unknown => ({
  ...found,
  [unreadableMark]: rejection,
})

/** Why a source could not read this; undefined for a record. */
export const rejectionIn = (raw: unknown): Rejection | undefined => {
  if (typeof raw !== 'object' || raw === null || !(unreadableMark in raw)) return undefined
  const said: unknown = raw[unreadableMark]
  if (typeof said !== 'object' || said === null) return undefined
  const text = (name: string): string => {
    const value: unknown = Reflect.get(said, name)
    return typeof value === 'string' ? value : ''
  }
  return { reden: text('reden') || 'onleesbaar', pad: text('pad'), uitleg: text('uitleg') }
}
