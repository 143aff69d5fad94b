import type { PersoonVastgelegd } from '@gezinsbeeld/contracts'
import {
  endOf,
  evolve,
  isWithdrawn,
  kindOf,
  outlineOf,
  type PartnerEvent,
  personsOf,
  type StoredObject,
  sameOutline,
  turningDays,
} from '@gezinsbeeld/family-picture'
import type { Input } from './input'
import { indexBirth, objectKey, ofLocalTeam, personData, recordIn } from './persons'
import { indexLikeness, indexPseudonyms } from './relink'
import { token } from './send'
import { behind, setEntry, setValue, type Tables, todayOf, valuesOf } from './tables'

/** What storing an object means for the rest of the state. */
export interface Touched {
  readonly object: StoredObject
  /** What it was before; undefined when it is new. */
  readonly former: StoredObject | undefined
  /** Nobody's view gains or loses anything: who holds the fact is told it anew, in the form in which it was told before. */
  readonly contentOnly: boolean
  /** The hub's persons that the object names, now or before. */
  readonly persons: readonly string[]
  /** Set when the change may alter who is who or which family is which. */
  readonly structural?: { readonly refs: readonly string[]; readonly pseudonyms: readonly string[] }
}

/** What of a person decides links and families; a corrected spelling of a street does not. */
const decisive = (event: PartnerEvent | undefined): string => {
  if (event?.naam !== 'persoon.vastgelegd') return ''
  const { pseudoniemen, geboortedatum, ongeboren, geslacht, naam, adres, geheimhouding } = event.data
  return JSON.stringify([pseudoniemen, geboortedatum, ongeboren, geslacht, naam, adres, geheimhouding])
}

const pseudonymsOf = (event: PartnerEvent | undefined): readonly string[] =>
  event?.naam === 'persoon.vastgelegd' ? (event.data.pseudoniemen ?? []) : []

const recorded = (event: PartnerEvent | undefined): PersoonVastgelegd | undefined =>
  event?.naam === 'persoon.vastgelegd' ? event.data : undefined

/** Keeps the indexes in step with the newest version of an object. */
const index = (tables: Tables, key: string, before: StoredObject | undefined, next: StoredObject): void => {
  const were = before === undefined ? [] : personsOf(before.event)
  const are = personsOf(next.event)
  for (const ref of new Set([...were, ...are])) {
    setValue(tables.bijPersoon, ref, key, are.includes(ref))
    // An older version names them still.
    if (are.includes(ref)) continue
    setValue(tables.bijPersoonVroeger, ref, key, true)
    setValue(tables.vroegerGenoemd, key, ref, true)
  }
  const today = todayOf(tables)
  for (const day of turningDays(outlineOf(next)))
    if (day > today) setEntry(tables.eindes, `${day} ${key}`, true)
}

/** Keeps the index of what is over in step with the newest version of an object. */
export const indexEnd = (
  tables: Tables,
  key: string,
  before: StoredObject | undefined,
  next: StoredObject | undefined,
): void => {
  const was = before && endOf(before.event)
  const is = next && endOf(next.event)
  if (was === is) return
  const domein = key.slice(0, key.indexOf(' '))
  if (was !== undefined) setEntry(tables.voorbij, `${domein} ${was} ${key}`, false)
  if (is !== undefined) setEntry(tables.voorbij, `${domein} ${is} ${key}`, true)
}

/** Stores the object when it is newer than what is there; undefined when it is not. */
export const store = (
  tables: Tables,
  { event, organisatie, sequence }: Extract<Input, { soort: 'partner' }>,
): Touched | undefined => {
  const kind = kindOf(event.naam)
  const key = objectKey(event.naam, event.data.referentie)
  const before = tables.objecten.get(key)
  const next = { sleutel: before?.sleutel ?? token('feit', key), organisatie, event, sequence }
  if (evolve(before, next) !== next) return undefined
  tables.objecten.put(key, next)
  indexEnd(tables, key, before, next)
  if (kind === 'bron') {
    setValue(tables.bronnen, organisatie, key, !isWithdrawn(event))
    return { object: next, former: before, contentOnly: false, persons: [] }
  }
  const contentOnly = before !== undefined && sameOutline(before, next)
  if (!contentOnly) index(tables, key, before, next)
  if (kind === 'koppeling') {
    const pair = tables.voorstellen.get(event.data.referentie.slice(organisatie.length + 1))
    const both = pair === undefined ? [] : [pair.een, pair.ander]
    return {
      ...{ object: next, former: before, contentOnly: false, persons: [] },
      // A link that nobody proposed is nobody's to confirm.
      ...(both.length === 0 ? {} : { structural: { refs: both, pseudonyms: [] } }),
    }
  }
  const refs = [...new Set([...(before === undefined ? [] : personsOf(before.event)), ...personsOf(event)])]
  const touched = {
    object: next,
    former: before,
    contentOnly,
    persons: refs.flatMap((ref) => tables.persoonVan.get(ref) ?? []),
  }

  const newcomers = refs.some((ref) => tables.persoonVan.get(ref) === undefined)
  const undated = () => refs.some((ref) => personData(tables, ref)?.geboortedatum === undefined)
  const structural =
    newcomers ||
    (kind === 'relatie' && !contentOnly) ||
    (kind === 'persoon' && decisive(before?.event) !== decisive(event)) ||
    (kind === 'maatregel' && !contentOnly && undated()) ||
    (!contentOnly && ofLocalTeam(tables, organisatie, kind))
  if (!structural) return touched
  const former = pseudonymsOf(before?.event)
  if (kind === 'persoon') {
    const ref = event.data.referentie
    indexPseudonyms(tables, ref, former, pseudonymsOf(event))
    const [was, is] = [recordIn(ref, recorded(before?.event)), recordIn(ref, recorded(event))]
    indexLikeness(tables, ref, was, is)
    indexBirth(tables, ref, was, is)
  }
  return { ...touched, structural: { refs, pseudonyms: former } }
}

const familiesNaming = (tables: Tables, object: string): readonly string[] => {
  const event = tables.objecten.get(object)?.event
  if (event === undefined) return []
  return personsOf(event).flatMap((ref) => valuesOf(tables.gezinnenVan, tables.persoonVan.get(ref) ?? ''))
}

/** The families of which something ends today or ended since the day before; those days are forgotten. */
export const familiesWithEnd = (tables: Tables, vandaag: string): ReadonlySet<string> => {
  const ended = [...tables.eindes.entries({ end: `${vandaag}~` })]
  for (const { key } of ended) tables.eindes.remove(key)
  return new Set(ended.flatMap(({ key }) => familiesNaming(tables, behind(key, 1))))
}
