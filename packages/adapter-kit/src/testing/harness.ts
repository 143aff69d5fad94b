import type { Page, SourceRecord } from '../sources/source'

export {
  remembering,
  temporaryFolder,
  testPseudonym,
  type Workshop,
  type WorkshopOptions,
  workshop,
} from '../conformance/workshop'

export const record = <R extends { readonly id: string }>(
  raw: R,
  at = '2026-03-01T09:00:00Z',
): SourceRecord => ({
  key: raw.id,
  raw,
  at,
})

export const pageOf = (...records: readonly SourceRecord[]): Page => ({
  records,
  deleted: [],
  cursor: 'next',
})

export const deletionOf = (...keys: readonly string[]): Page => ({
  records: [],
  deleted: keys.map((key) => ({ key, at: '2026-03-02T09:00:00Z' })),
  cursor: 'next',
})
