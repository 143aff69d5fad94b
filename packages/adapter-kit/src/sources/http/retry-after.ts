/** A day: what a server asks beyond that is a mistake of the server. */
const longestMs = 86_400_000

/** `Retry-After` (RFC 9110, section 10.2.3): seconds or an HTTP date, as milliseconds from now; undefined when it is neither. */
export const retryAfterMs = (header: string | undefined, nowMs: number): number | undefined => {
  const text = header?.trim() ?? ''
  const ms = /^\d+$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - nowMs
  return Number.isFinite(ms) ? Math.min(longestMs, Math.max(0, ms)) : undefined
}
