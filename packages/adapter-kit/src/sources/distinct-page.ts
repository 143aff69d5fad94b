import type { Page, SourceDeletion, SourceRecord } from './source'

export interface PageBuilder {
  /** Gives the page before this one when it is full, or already says something of the same record: order is kept between pages. */
  add(record: SourceRecord, deleted: boolean): Page | undefined
  /** What is left. */
  rest(cursor: unknown): Page
}

/** Puts records and deletions, in the order of the source, into pages in which no record stands twice. */
export const pageBuilder = (size: number, cursor: unknown): PageBuilder => {
  let records: SourceRecord[] = []
  let deleted: SourceDeletion[] = []
  let keys = new Set<string>()
  const take = (after: unknown): Page => {
    const page = { records, deleted, cursor: after }
    records = []
    deleted = []
    keys = new Set()
    return page
  }
  return {
    add: (record, isDeleted) => {
      const full = keys.size >= size || keys.has(record.key) ? take(cursor) : undefined
      keys.add(record.key)
      if (isDeleted) deleted.push({ key: record.key, at: record.at })
      else records.push(record)
      return full
    },
    rest: take,
  }
}
