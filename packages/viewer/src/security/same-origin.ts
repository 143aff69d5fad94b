import type { IncomingHttpHeaders } from 'node:http'

const safe = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Whether a request that changes something was sent by a page of ours: by the browser's own `Sec-Fetch-Site`, or where a
 * browser lacks that, by `Origin`. A request with neither comes from no browser, hence carries nobody's cookie unasked. This and
 * the cookie's `SameSite=Strict` each stop a forged form by itself; a token in each form would add nothing but ways to expire.
 */
export const isSameOrigin = (method: string, headers: IncomingHttpHeaders): boolean => {
  if (safe.has(method)) return true
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  const { origin, host } = headers
  if (origin === undefined) return true
  return URL.canParse(origin) && new URL(origin).host === host
}
