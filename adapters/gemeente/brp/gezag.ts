import type { Rejection } from '@gezinsbeeld/adapter-kit'
import { meaning } from '@gezinsbeeld/adapter-kit/fields'
import type { Gezag } from '@gezinsbeeld/contracts'
import { type Either, isLeft, right } from 'fp-ts/lib/Either.js'
import { brpGezag } from '../codelijsten/brp'
import type { Custody } from './record'

/** Who has which authority over a child. */
export interface GezagOver {
  /** By BSN. */
  readonly van: ReadonlyMap<string, Gezag>
  /** Of a parent who has a BSN and is not named. */
  readonly anders: Gezag | undefined
  /** Of a parent without a BSN, who can be named only by name: from abroad, mostly. */
  readonly zonderBsn: Gezag | undefined
  /** Those who are no parent, by BSN. */
  readonly derden: readonly string[]
}

const none: GezagOver = { van: new Map(), anders: undefined, zonderBsn: undefined, derden: [] }

/** The same of every parent who is not named. */
const others = (gezag: Gezag): Pick<GezagOver, 'anders' | 'zonderBsn'> => ({
  anders: gezag,
  zonderBsn: gezag,
})

/** Beside one parent who is named: a parent by name alone may be either of two without a BSN. */
const besideParent = (ouder: Custody['ouder']): Pick<GezagOver, 'anders' | 'zonderBsn'> => {
  if (ouder === undefined) return { anders: undefined, zonderBsn: undefined }
  return {
    anders: 'geen-gezag',
    zonderBsn: ouder.burgerservicenummer === undefined ? undefined : 'geen-gezag',
  }
}

const bsnsOf = (people: readonly ({ readonly burgerservicenummer: string | undefined } | undefined)[]) =>
  people.flatMap((person) => person?.burgerservicenummer ?? [])

const all = (bsns: readonly string[], gezag: Gezag): ReadonlyMap<string, Gezag> =>
  new Map(bsns.map((bsn) => [bsn, gezag]))

const meant = ({ type, ouders, ouder, derde, derden }: Custody): Either<Rejection, GezagOver> => {
  const kind = meaning(brpGezag, type, 'persoon/gezag/type')
  if (isLeft(kind)) return kind
  switch (kind.right) {
    case 'gezamenlijk-ouders': {
      const both = bsnsOf(ouders)
      const zonderBsn = both.length < ouders.length ? 'gezamenlijk-ouderlijk-gezag' : 'geen-gezag'
      return right({
        ...none,
        van: all(both, 'gezamenlijk-ouderlijk-gezag'),
        anders: 'geen-gezag',
        zonderBsn,
      })
    }
    case 'eenhoofdig':
      return right({
        ...none,
        van: all(bsnsOf([ouder]), 'eenhoofdig-ouderlijk-gezag'),
        ...besideParent(ouder),
      })
    case 'gezamenlijk-derde': {
      const third = bsnsOf([derde])
      const van = all([...bsnsOf([ouder]), ...third], 'gezamenlijk-gezag')
      return right({ van, ...besideParent(ouder), derden: third })
    }
    case 'voogdij':
      return right({ van: all(bsnsOf(derden), 'voogdij'), ...others('geen-gezag'), derden: bsnsOf(derden) })
    case 'tijdelijk-geen':
      return right({ ...none, ...others('tijdelijk-geen-gezag') })
    case 'niet-te-bepalen':
      return right({ ...none, ...others('gezag-niet-te-bepalen') })
  }
}

/** The authority over one child. What is being looked into is not told: it may be wrong, and nothing is known then. */
export const gezagOver = (bsn: string, gezag: readonly Custody[]): Either<Rejection, GezagOver> => {
  const found = gezag.find(({ minderjarige }) => minderjarige?.burgerservicenummer === bsn)
  if (found === undefined) return right(none)
  const read = meant(found)
  const isDoubted =
    found.inOnderzoek !== undefined && found.inOnderzoek !== null && found.inOnderzoek !== false
  return isDoubted && !isLeft(read) ? right(none) : read
}
