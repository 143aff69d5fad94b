import { outlineOf, personsOf, type StoredObject, takenBack, turningDays } from '@gezinsbeeld/family-picture'
import { regroup } from './families'
import { indexBirth, personData, recordIn } from './persons'
import { contentOf, policyOf } from './picture-of'
import { indexLikeness, indexPseudonyms, relink } from './relink'
import type { Sending } from './send'
import { indexEnd } from './store'
import { setEntry, setValue, type Tables, todayOf, valuesOf } from './tables'
import { settle } from './tell'

/** Objects that were taken out of the state. */
export interface TakenOut {
  /** `<organisatie> <object>`. */
  readonly objecten: ReadonlySet<string>
  /** Their keys in what was delivered. */
  readonly sleutels: ReadonlySet<string>
  /** Every person reference that any version of them named. */
  readonly named: ReadonlySet<string>
  readonly pseudonyms: readonly string[]
  /** Keys of those that stay, in what `left` made of them. */
  readonly gedeeld: readonly string[]
}

/** Takes objects out of the state and its indexes; `left` makes of one what is to stay of it. */
export const takeOut = (
  tables: Tables,
  keys: Iterable<string>,
  left: (object: StoredObject) => StoredObject | undefined,
): TakenOut => {
  const objecten = new Set<string>()
  const sleutels = new Set<string>()
  const named = new Set<string>()
  const pseudonyms: string[] = []
  const gedeeld: string[] = []
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
    sleutels.add(object.sleutel)
    const stays = left(object)
    const naming = stays === undefined ? [] : personsOf(stays.event)
    for (const ref of personsOf(object.event)) {
      named.add(ref)
      setValue(tables.bijPersoon, ref, key, naming.includes(ref))
    }
    if (stays === undefined) {
      tables.objecten.remove(key)
      indexEnd(tables, key, object, undefined)
      for (const day of turningDays(outlineOf(object))) setEntry(tables.eindes, `${day} ${key}`, false)
    } else {
      tables.objecten.put(key, stays)
      gedeeld.push(key)
    }
    if (object.event.naam !== 'persoon.vastgelegd') continue
    const { pseudoniemen = [] } = object.event.data
    pseudonyms.push(...pseudoniemen)
    indexPseudonyms(tables, referentie, pseudoniemen, [])
    const record = recordIn(referentie, object.event.data)
    indexLikeness(tables, referentie, record, undefined)
    indexBirth(tables, referentie, record, undefined)
  }
  return { objecten, sleutels, named, pseudonyms, gedeeld: gedeeld.sort() }
}

/** A reference that no message names any more is nobody's. */
const forget = (tables: Tables, ref: string): boolean => {
  if (personData(tables, ref) !== undefined || valuesOf(tables.bijPersoon, ref).length > 0) return false
  if (valuesOf(tables.bijPersoonVroeger, ref).length > 0) return false
  const persoon = tables.persoonVan.get(ref)
  tables.persoonVan.remove(ref)
  if (persoon === undefined) return true
  setValue(tables.referenties, persoon, ref, false)
  if (valuesOf(tables.referenties, persoon).length === 0) tables.gezinnenOoit.remove(persoon)
  return true
}

/** Who left a family is told that what it held is kept no longer. */
const tellLeavers = (
  tables: Tables,
  gezin: string,
  sleutels: ReadonlySet<string>,
  { send }: Sending,
): void => {
  for (const ontvanger of valuesOf(tables.vertrokkenen, gezin)) {
    const key = `${ontvanger} ${gezin}`
    const held = [...(tables.vertrokken.get(key) ?? [])]
    const gone = held.filter(([sleutel]) => sleutels.has(sleutel))
    if (gone.length === 0) continue
    const content = contentOf(tables, policyOf(tables), gezin)
    for (const [sleutel, form] of gone) {
      const { naam, data } = takenBack(gezin, sleutel, form, content)
      send(ontvanger, gezin, naam, data, { personen: [], reden: 'correctie' })
    }
    tables.vertrokken.put(key, new Map(held.filter(([sleutel]) => !sleutels.has(sleutel))))
  }
}

/** Why objects were taken out, and what is to go from the streams because of it. */
export interface Removal {
  /** What the receipt names. */
  readonly naam: string
  readonly positie: number
  /** The references that are to be linked anew. */
  readonly refs: readonly string[]
  /** What else stands in deliveries that are to go. */
  readonly kenmerken: Iterable<string>
  /** Whether what was taken out may be shared again. */
  readonly opnieuw: boolean
}

/** Draws the conclusions: who is who, which family, who is told; and notes what is to go from the streams. */
export const conclude = (
  tables: Tables,
  { naam, positie, refs, kenmerken, opnieuw }: Removal,
  { objecten, sleutels, named, pseudonyms, gedeeld }: TakenOut,
  sending: Sending,
): void => {
  const { send, mint } = sending
  const persons = new Set(refs.flatMap((ref) => tables.persoonVan.get(ref) ?? []))
  const gezinnen = new Set([...persons].flatMap((persoon) => valuesOf(tables.gezinnenOoit, persoon)))
  const linked = relink(tables, refs, pseudonyms, mint, () => undefined).persons
  const touched = new Set([...linked, ...persons])
  settle(tables, touched, pseudonyms, regroup(tables, touched, todayOf(tables), mint), undefined, send)
  const forgotten = [...named].filter((ref) => forget(tables, ref))
  for (const gezin of gezinnen) tellLeavers(tables, gezin, sleutels, sending)
  tables.teWissen.put(naam, {
    ...{ positie, opnieuw, gedeeld, posities: [] },
    objecten: [...objecten].sort(),
    gezinnen: [...gezinnen].sort(),
    kenmerken: [...new Set([...sleutels, ...forgotten, ...kenmerken])].sort(),
  })
}

/** Notes that a message that is refused is to be taken out again; `left`: the key of the object that has what is left of it. */
export const refuse = (tables: Tables, positie: number, left?: string): void => {
  tables.teWissen.put(`geweigerd-${positie}`, {
    ...{ positie, opnieuw: false, gedeeld: left === undefined ? [] : [left], posities: [positie] },
    ...{ objecten: [], gezinnen: [], kenmerken: [] },
  })
}
