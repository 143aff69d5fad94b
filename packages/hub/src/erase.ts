import { isFamilyEvent, type RegisterWissing } from '@gezinsbeeld/contracts'
import {
  isPartnerEvent,
  outlineOf,
  personsOf,
  type StoredObject,
  turningDays,
} from '@gezinsbeeld/family-picture'
import { regroup } from './families'
import { indexLikeness, indexPseudonyms, personData, recordIn, relink } from './persons'
import type { Sending } from './send'
import { setValue, type Tables, todayOf, valuesOf } from './tables'
import { settle } from './tell'

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
  { send, mint }: Sending,
): void => {
  const known = personen.flatMap((ref) => tables.persoonVan.get(ref) ?? [])
  const refs = new Set(
    bereik === 'verwijzing'
      ? personen
      : [...personen, ...known.flatMap((persoon) => valuesOf(tables.referenties, persoon))],
  )
  const persons = new Set([...refs].flatMap((ref) => tables.persoonVan.get(ref) ?? []))
  const keys = new Set(
    [...refs].flatMap((ref) => [
      ...valuesOf(tables.bijPersoon, ref),
      ...valuesOf(tables.bijPersoonVroeger, ref),
    ]),
  )
  const kenmerken = new Set([...persons, ...refs])
  const objecten = new Set<string>()
  const gedeeld: string[] = []
  const pseudonyms: string[] = []

  const named = new Set(refs)
  for (const key of keys) {
    for (const ref of valuesOf(tables.vroegerGenoemd, key)) {
      named.add(ref)
      setValue(tables.bijPersoonVroeger, ref, key, false)
    }
    tables.vroegerGenoemd.remove(key)
    const object = tables.objecten.get(key)
    if (object === undefined) continue
    const { referentie } = object.event.data
    objecten.add(`${object.organisatie} ${referentie.slice(object.organisatie.length + 1)}`)
    kenmerken.add(object.sleutel)
    const left = without(object, refs)
    for (const ref of personsOf(object.event)) named.add(ref)
    for (const ref of personsOf(object.event))
      if (left === undefined || refs.has(ref)) setValue(tables.bijPersoon, ref, key, false)
    if (left === undefined) {
      tables.objecten.remove(key)
      for (const day of turningDays(outlineOf(object))) setValue(tables.eindes, day, key, false)
    } else {
      tables.objecten.put(key, left)
      gedeeld.push(key)
    }
    if (object.event.naam !== 'persoon.vastgelegd') continue
    const { pseudoniemen = [] } = object.event.data
    pseudonyms.push(...pseudoniemen)
    indexPseudonyms(tables, referentie, pseudoniemen, [])
    indexLikeness(tables, referentie, recordIn(referentie, object.event.data), undefined)
  }
  for (const ref of refs) {
    tables.gewist.put(ref, opnieuw)
    for (const number of valuesOf(tables.voorgesteld, ref)) {
      const pair = tables.voorstellen.get(number)
      tables.voorstellen.remove(number)
      for (const other of pair === undefined ? [ref] : [pair.een, pair.ander])
        setValue(tables.voorgesteld, other, number, false)
    }
  }
  for (const pseudonym of pseudonyms) kenmerken.add(pseudonym)
  const gezinnen = new Set([...persons].flatMap((persoon) => valuesOf(tables.gezinnenOoit, persoon)))

  const linked = relink(tables, [...refs], pseudonyms, mint, () => undefined)
  const touched = new Set([...linked, ...persons])
  settle(tables, touched, pseudonyms, regroup(tables, touched, todayOf(tables), mint), undefined, send)
  for (const ref of named) forget(tables, ref)
  for (const gezin of gezinnen)
    for (const ontvanger of valuesOf(tables.vertrokkenen, gezin))
      prune(tables, `${ontvanger} ${gezin}`, kenmerken)

  tables.teWissen.put(wissing, {
    positie,
    objecten: [...objecten].sort(),
    gezinnen: [...gezinnen].sort(),
    kenmerken: [...kenmerken].sort(),
    posities: [],
    gedeeld: gedeeld.sort(),
    opnieuw: opnieuw === 'toestaan',
  })
}

/** A reference that no message names any more is nobody's. */
const forget = (tables: Tables, ref: string): void => {
  if (personData(tables, ref) !== undefined || valuesOf(tables.bijPersoon, ref).length > 0) return
  if (valuesOf(tables.bijPersoonVroeger, ref).length > 0) return
  const persoon = tables.persoonVan.get(ref)
  tables.persoonVan.remove(ref)
  if (persoon === undefined) return
  setValue(tables.referenties, persoon, ref, false)
  if (valuesOf(tables.referenties, persoon).length === 0) tables.gezinnenOoit.remove(persoon)
}

/** Who left is told of corrections of what it held; of what is erased there are none. */
const prune = (tables: Tables, key: string, kenmerken: ReadonlySet<string>): void => {
  const held = tables.vertrokken.get(key)
  if (held !== undefined)
    tables.vertrokken.put(key, new Map([...held].filter(([sleutel]) => !kenmerken.has(sleutel))))
}

/** Notes that a message about somebody who was erased is to be taken out again. */
export const refuse = (tables: Tables, positie: number): void => {
  tables.teWissen.put(`geweigerd-${positie}`, {
    positie,
    objecten: [],
    gezinnen: [],
    kenmerken: [],
    posities: [positie],
    gedeeld: [],
    opnieuw: false,
  })
}

/** Whether a message names somebody who was erased and may not be shared again. */
export const isRefused = (tables: Tables, refs: readonly string[]): boolean =>
  refs.some((ref) => tables.gewist.get(ref) === 'weigeren')
