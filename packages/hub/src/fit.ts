import { isEventName } from '@gezinsbeeld/contracts'
import type { Delivery } from '@gezinsbeeld/family-picture'

/** As many bytes as the data of one delivery, or of one answer, have at most: with headers below what any server takes (1 MiB). */
export const mostBytes = 700_000
/** As many facts as the contract allows in a whole picture. */
const mostFacts = 10_000

export const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value))

/** How many of these facts go along with the rest of their picture in one message; at least one. */
export const howManyFit = (picture: object, feiten: readonly object[]): number => {
  let bytes = bytesOf({ ...picture, feiten: [] })
  const fit = feiten.findIndex((feit, i) => {
    bytes += bytesOf(feit) + 1
    return i > 0 && (i >= mostFacts || bytes > mostBytes)
  })
  return fit < 0 ? feiten.length : fit
}

/** A delivery and its data as they are written. */
export type Written = Delivery & { readonly payload: Buffer }

const written = (delivery: Delivery): Written => ({
  ...delivery,
  payload: Buffer.from(JSON.stringify(delivery.data)),
})

/**
 * A delivery as it goes out. A whole picture that does not fit in a message is one with as many facts as do, and the others follow
 * one by one: together they are the picture.
 */
export const fitting = (delivery: Delivery): readonly Written[] => {
  const whole = written(delivery)
  const { data } = delivery
  if (!('feiten' in data) || (whole.payload.length <= mostBytes && data.feiten.length <= mostFacts))
    return [whole]
  const fits = howManyFit(data, data.feiten)
  const rest = data.feiten.slice(fits).map((feit) => {
    const naam = `${feit.domein}.${feit.gebeurtenis}`
    if (!isEventName(naam)) throw new TypeError(`${naam} is not in the contract`)
    return written({ naam, data: { gezin: data.gezin, feit } })
  })
  return [written({ ...delivery, data: { ...data, feiten: data.feiten.slice(0, fits) } }), ...rest]
}
