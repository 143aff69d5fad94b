import { addressKey } from './address'
import type { PartnerEvent, StoredObject } from './evolve'
import { personsOf } from './evolve'

/**
 * What of an object decides who may see it and what a family is: everything but its content. As long as an object's outline stays
 * the same but for its sequence, nobody's view gains or loses anything by a change of it.
 */
export interface Outline {
  readonly sleutel: string
  readonly organisatie: string
  readonly naam: PartnerEvent['naam']
  readonly referentie: string
  readonly sequence: string
  /** The organisation's references to the persons that it names. */
  readonly personen: readonly string[]
  /** The last day, of what has one. */
  readonly einddatum?: string
  /** Of a person: an address that is none is not comparable, a secret one is not there. */
  readonly adres?: string
  readonly geheim?: true
  /** Of a relation that has not ended. */
  readonly band?: { readonly van: string; readonly naar: string; readonly soort: string }
}

const personOutline = (event: PartnerEvent): Pick<Outline, 'adres' | 'geheim'> => {
  if (event.naam !== 'persoon.vastgelegd') return {}
  const adres = addressKey(event.data.adres)
  return {
    ...(adres === undefined ? {} : { adres }),
    ...(event.data.geheimhouding === true ? { geheim: true } : {}),
  }
}

const bandOf = (event: PartnerEvent): Pick<Outline, 'band'> => {
  if (event.naam !== 'relatie.vastgelegd' || event.data.einddatum !== undefined) return {}
  const { van, naar, soort } = event.data
  return { band: { van, naar, soort } }
}

const outlines = new WeakMap<StoredObject, Outline>()

const make = ({ sleutel, organisatie, event, sequence }: StoredObject): Outline => ({
  sleutel,
  organisatie,
  naam: event.naam,
  referentie: event.data.referentie,
  sequence,
  personen: personsOf(event),
  ...('einddatum' in event.data && event.data.einddatum !== undefined
    ? { einddatum: event.data.einddatum }
    : {}),
  ...personOutline(event),
  ...bandOf(event),
})

export const outlineOf = (object: StoredObject): Outline => {
  const known = outlines.get(object)
  if (known !== undefined) return known
  const made = make(object)
  outlines.set(object, made)
  return made
}

const sameTexts = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((text, i) => text === b[i])

/** Whether two versions of an object differ in content only. */
export const sameOutline = (one: StoredObject, other: StoredObject): boolean => {
  const [a, b] = [outlineOf(one), outlineOf(other)]
  return (
    a.naam === b.naam &&
    a.einddatum === b.einddatum &&
    a.adres === b.adres &&
    a.geheim === b.geheim &&
    a.band?.van === b.band?.van &&
    a.band?.naar === b.band?.naar &&
    a.band?.soort === b.band?.soort &&
    sameTexts(a.personen, b.personen)
  )
}
