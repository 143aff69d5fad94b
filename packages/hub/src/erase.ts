import { isFamilyEvent, type RegisterWissing } from '@gezinsbeeld/contracts'
import { isPartnerEvent, personsOf, type StoredObject } from '@gezinsbeeld/family-picture'
import type { Sending } from './send'
import { setValue, type Tables, valuesOf } from './tables'
import { conclude, takeOut } from './take-out'

/** An object without these persons; undefined when it is about nobody else. */
const without = (object: StoredObject, erased: ReadonlySet<string>): StoredObject | undefined => {
  const { event } = object
  const left = personsOf(event).filter((ref) => !erased.has(ref))
  if (left.length === 0 || event.naam === 'persoon.vastgelegd' || event.naam === 'relatie.vastgelegd')
    return undefined
  const strip = (value: unknown): unknown => {
    if (Array.isArray(value))
      return value.filter((item) => !(typeof item === 'string' && erased.has(item))).map(strip)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, field]) => !(typeof field === 'string' && erased.has(field)))
        .map(([name, field]) => [name, strip(field)]),
    )
  }
  const next = { naam: event.naam, data: strip(event.data) }
  return isFamilyEvent(next) && isPartnerEvent(next) ? { ...object, event: next } : undefined
}

/**
 * Takes persons out of the state, tells who was told of them, and notes what must go from the streams. An object that is about
 * others too stays without them.
 */
export const erase = (
  tables: Tables,
  { wissing, personen, bereik, opnieuw }: RegisterWissing,
  positie: number,
  sending: Sending,
): void => {
  const known = personen.flatMap((ref) => tables.persoonVan.get(ref) ?? [])
  const refs = new Set(
    bereik === 'verwijzing'
      ? personen
      : [...personen, ...known.flatMap((persoon) => valuesOf(tables.referenties, persoon))],
  )
  const persons = [...refs].flatMap((ref) => tables.persoonVan.get(ref) ?? [])
  const keys = [...refs].flatMap((ref) => [
    ...valuesOf(tables.bijPersoon, ref),
    ...valuesOf(tables.bijPersoonVroeger, ref),
  ])
  const taken = takeOut(tables, new Set(keys), (object) => without(object, refs))
  for (const ref of refs) {
    tables.gewist.put(ref, opnieuw)
    for (const number of valuesOf(tables.voorgesteld, ref)) {
      const pair = tables.voorstellen.get(number)
      tables.voorstellen.remove(number)
      for (const other of pair === undefined ? [ref] : [pair.een, pair.ander])
        setValue(tables.voorgesteld, other, number, false)
    }
  }
  const removal = {
    ...{ naam: wissing, positie, opnieuw: opnieuw === 'toestaan' },
    refs: [...refs],
    kenmerken: [...persons, ...refs, ...taken.pseudonyms],
  }
  conclude(tables, removal, { ...taken, named: new Set([...taken.named, ...refs]) }, sending)
}

/** Whether a message names somebody who was erased and may not be shared again. */
export const isRefused = (tables: Tables, refs: readonly string[]): boolean =>
  refs.some((ref) => tables.gewist.get(ref) === 'weigeren')
