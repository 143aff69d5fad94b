import { waitsForPseudonym } from './pipeline/learning'
import type { Quarantine } from './quarantine'

export interface QuarantineLimits {
  /** Parked records of a feed. */
  readonly hoogstens: number
  /** Days that one may wait. */
  readonly dagen: number
}

const dayMs = 86_400_000

/**
 * Why somebody has to look at a feed's quarantine, in Dutch, for who runs the adapter; undefined while it is within its limits. Beyond
 * them nothing is dropped: it is only said louder.
 */
export const quarantineAlarm = (
  quarantine: Pick<Quarantine, 'size' | 'oldest' | 'counts'>,
  feed: string,
  { hoogstens, dagen }: QuarantineLimits,
  nowMs: number,
): string | undefined => {
  const size = quarantine.size(feed)
  if (size === 0) return undefined
  const waits = quarantine.counts().get(feed)?.get(waitsForPseudonym.reden) ?? 0
  if (waits > 0) return `feed ${feed}: ${waits} records wachten op de pseudoniemendienst`
  if (size > hoogstens) return `feed ${feed}: ${size} records in quarantaine, meer dan ${hoogstens}`
  const oldest = quarantine.oldest(feed)
  const days = oldest === undefined ? 0 : Math.floor((nowMs - Date.parse(oldest)) / dayMs)
  return days >= dagen ? `feed ${feed}: een record wacht al ${days} dagen in quarantaine` : undefined
}
