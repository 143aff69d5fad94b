import type { Rejection } from '@gezinsbeeld/adapter-kit'
import { type Either, left, right } from 'fp-ts/lib/Either.js'
import type { ZaakRecord } from './record'
import { atUrl, lastPart } from './url'

export interface Reached<S> {
  readonly stand: S
  /** The day on which it was set. */
  readonly op: string
}

/** The code that is not known, by the UUID at its end; the address of the catalogue is nobody else's business. */
export const unknownType = (lijst: string, url: string, pad: string): Rejection => ({
  reden: 'onbekende-code',
  pad,
  uitleg: `found ${/^[\w-]{1,64}$/.test(lastPart(url)) ? lastPart(url) : 'something that is no code'}, which is not in the code list "${lijst}" of the configuration`,
})

/** The statuses of a case in the order of their days, each with what the configuration says of its type. */
export const standsOf = <S>(
  { statussen, status }: ZaakRecord,
  statustypen: Readonly<Record<string, S>>,
): Either<Rejection, readonly Reached<S>[]> => {
  const isLast = (each: ZaakRecord['statussen'][number]): number =>
    each.url === status || each.indicatieLaatstGezetteStatus === true ? 1 : 0
  const inOrder = statussen.toSorted(
    (a, b) => isLast(a) - isLast(b) || (a.datumStatusGezet < b.datumStatusGezet ? -1 : 1),
  )
  const reached: Reached<S>[] = []
  for (const { statustype, datumStatusGezet } of inOrder) {
    const stand = atUrl(statustypen, statustype)
    if (stand === undefined) return left(unknownType('statustypen', statustype, 'statussen/statustype'))
    reached.push({ stand, op: datumStatusGezet })
  }
  return right(reached)
}
