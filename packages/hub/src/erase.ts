import { isFamilyEvent, type RegisterWissing } from '@gezinsbeeld/contracts'
import { isPartnerEvent, type PartnerEvent, personsOf } from '@gezinsbeeld/family-picture'
import type { Sending } from './send'
import { setValue, type Tables, valuesOf } from './tables'
import { conclude, takeOut } from './take-out'

/** An event without these persons; undefined when it is about nobody else. */
const without = (event: PartnerEvent, erased: ReadonlySet<string>): PartnerEvent | undefined => {
  const left = personsOf(event).filter((ref) => !erased.has(ref))
  if (left.length === 0 || event.naam === 'persoon.vastgelegd' || event.naam === 'relatie.vastgelegd')
    return undefined
  /** Undefined for what names them, and for what is empty without them. */
  const strip = (value: unknown): unknown => {
    if (typeof value === 'string') return erased.has(value) ? undefined : value
    if (typeof value !== 'object' || value === null) return value
    if (Array.isArray(value)) {
      const items = value.map(strip).filter((item) => item !== undefined)
      return items.length === 0 && value.length > 0 ? undefined : items
    }
    const all = Object.entries(value)
    const fields = all
      .map(([name, field]) => [name, strip(field)] as const)
      .filter(([, field]) => field !== undefined)
    return fields.length === 0 && all.length > 0 ? undefined : Object.fromEntries(fields)
  }
  const next = { naam: event.naam, data: strip(event.data) }
  return isFamilyEvent(next) && isPartnerEvent(next) ? next : undefined
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
  const taken = takeOut(tables, new Set(keys), (object) => {
    const event = without(object.event, refs)
    return event && { ...object, event }
  })
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

/** Whether any of these was erased and may not be shared again. */
export const isRefused = (tables: Tables, refs: readonly string[]): boolean =>
  refs.some((ref) => tables.gewist.get(ref) === 'weigeren')

/**
 * What of an event may be applied: all of it, or what is left when somebody in it was erased for good. Undefined when that is nothing.
 */
export const withoutErased = (tables: Tables, event: PartnerEvent): PartnerEvent | undefined => {
  const named = [...personsOf(event), event.data.referentie]
  const erased = named.filter((ref) => tables.gewist.get(ref) === 'weigeren')
  return erased.length === 0 ? event : without(event, new Set(erased))
}
