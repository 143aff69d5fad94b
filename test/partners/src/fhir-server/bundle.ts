import type { Version } from './store'

export interface Links {
  readonly self: string
  readonly next: string | undefined
}

const links = ({ self, next }: Links) => [
  { relation: 'self', url: self },
  ...(next === undefined ? [] : [{ relation: 'next', url: next }]),
]

export const searchBundle = (base: string, found: readonly Version[], link: Links) => ({
  resourceType: 'Bundle',
  type: 'searchset',
  link: links(link),
  ...(found.length > 0 && {
    entry: found.map(({ type, id, resource }) => ({
      fullUrl: `${base}/${type}/${id}`,
      resource,
      search: { mode: 'match' },
    })),
  }),
})

/** Each version with what made it: a deletion has no resource (R4, http.html#history). */
export const historyBundle = (base: string, found: readonly Version[], link: Links) => ({
  resourceType: 'Bundle',
  type: 'history',
  link: links(link),
  ...(found.length > 0 && {
    entry: found.map(({ type, id, versionId, lastUpdated, resource }) => ({
      fullUrl: `${base}/${type}/${id}`,
      ...(resource && { resource }),
      request: { method: resource ? 'PUT' : 'DELETE', url: `${type}/${id}` },
      response: {
        status: resource ? (versionId === 1 ? '201' : '200') : '204',
        etag: `W/"${versionId}"`,
        lastModified: lastUpdated,
      },
    })),
  }),
})
