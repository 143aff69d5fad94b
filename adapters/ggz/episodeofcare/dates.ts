import type { EpisodeOfCareRecord } from './record'

interface Stretch {
  readonly start: string
  readonly end: string | undefined
}

const stretchesOf = (record: EpisodeOfCareRecord, ...statuses: readonly string[]): readonly Stretch[] =>
  record.statusHistory
    .flatMap(({ status, period: { start, end } }) =>
      start === undefined || !statuses.includes(status) ? [] : [{ start, end }],
    )
    .sort((one, other) => (one.start < other.start ? -1 : 1))

/** When treatment began: the first time that the episode was active, or else the start of the episode. */
export const treatedSince = (record: EpisodeOfCareRecord): string | undefined =>
  stretchesOf(record, 'active', 'onhold')[0]?.start ?? record.period?.start

/**
 * Since when the client waits: the first wait after the last treatment. Somebody who was treated years ago and waits again in
 * the same episode has not been waiting for years.
 */
export const waitingSince = (record: EpisodeOfCareRecord): string | undefined => {
  const treated = stretchesOf(record, 'active', 'onhold', 'finished').at(-1)
  const waits = stretchesOf(record, 'planned', 'waitlist')
  if (treated === undefined) return waits[0]?.start ?? record.period?.start
  return waits.find(({ start }) => start >= (treated.end ?? treated.start))?.start ?? treated.end
}
