import type { OutgoingEvent } from '../pipeline/event'

/** A message as the hub reads it from the stream. */
export interface Arrived {
  readonly subject: string
  /** `ce-type`. */
  readonly type: string
  /** `ce-sequence`. */
  readonly sequence: string
  readonly data: unknown
}

/** A fact that stands in the pictures. */
export interface Standing {
  readonly naam: string
  /** The object's token. */
  readonly object: string
  readonly data: unknown
}

/**
 * What stands in the pictures when these messages have arrived in this order, by the hub's own rules. The test gives it, because the kit
 * may not know the hub. It throws when the hub refuses one.
 */
export type ToPicture = (arrived: readonly Arrived[]) => readonly Standing[]

export const arrivedOf = ({ subject, attributes, payload }: OutgoingEvent): Arrived => ({
  ...{ subject, type: attributes.type, sequence: attributes.sequence ?? '' },
  data: JSON.parse(payload),
})
