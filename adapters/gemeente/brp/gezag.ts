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
  /** Of a parent who is not named. */
  readonly anders: Gezag | undefined
  /** Those who are no parent, by BSN. */
  readonly derden: readonly string[]
}

const none: GezagOver = { van: new Map(), anders: undefined, derden: [] }

const bsnsOf = (people: readonly ({ readonly burgerservicenummer: string | undefined } | undefined)[]) =>
  people.flatMap((person) => person?.burgerservicenummer ?? [])

const all = (bsns: readonly string[], gezag: Gezag): ReadonlyMap<string, Gezag> =>
  new Map(bsns.map((bsn) => [bsn, gezag]))

const meant = ({ type, ouders, ouder, derde, derden }: Custody): Either<Rejection, GezagOver> => {
  const kind = meaning(brpGezag, type, 'persoon/gezag/type')
  if (isLeft(kind)) return kind
  switch (kind.right) {
    case 'gezamenlijk-ouders':
      return right({ ...none, van: all(bsnsOf(ouders), 'gezamenlijk-ouderlijk-gezag'), anders: 'geen-gezag' })
    case 'eenhoofdig':
      return right({ ...none, van: all(bsnsOf([ouder]), 'eenhoofdig-ouderlijk-gezag'), anders: 'geen-gezag' })
    case 'gezamenlijk-derde': {
      const third = bsnsOf([derde])
      const van = all([...bsnsOf([ouder]), ...third], 'gezamenlijk-gezag')
      return right({ van, anders: 'geen-gezag', derden: third })
    }
    case 'voogdij':
      return right({ van: all(bsnsOf(derden), 'voogdij'), anders: 'geen-gezag', derden: bsnsOf(derden) })
    case 'tijdelijk-geen':
      return right({ ...none, anders: 'tijdelijk-geen-gezag' })
    case 'niet-te-bepalen':
      return right({ ...none, anders: 'gezag-niet-te-bepalen' })
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
