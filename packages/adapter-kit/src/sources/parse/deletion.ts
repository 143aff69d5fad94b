import { rejectionIn } from '../unreadable'
import { valueAt } from './identify'

/** What says that a record is gone: a field with one of these values. */
export interface DeletionMark {
  readonly veld: string
  readonly waarden: readonly string[]
}

/** Whether a record says of itself that it is gone. */
export const isDeletion = (raw: unknown, mark: DeletionMark | undefined): boolean => {
  if (mark === undefined || rejectionIn(raw) !== undefined) return false
  const value = valueAt(raw, mark.veld)
  return (
    (typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number') &&
    mark.waarden.includes(String(value).trim())
  )
}
