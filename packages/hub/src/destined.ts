import { type Tables, valuesOf } from './tables'

/** The hub's person that a reference is once all that was decided up to now is decided again. */
export const destinedPerson = (tables: Tables, ref: string): string | undefined => {
  const destined = tables.bestemd.get(ref)
  return destined === undefined ? tables.persoonVan.get(ref) : destined || undefined
}

/** The family of which somebody is a minor now. */
export const familyOfMinor = (tables: Tables, minor: string): string | undefined =>
  valuesOf(tables.gezinnenVan, minor).find((gezin) =>
    tables.gezinnen.get(gezin)?.minderjarigen.includes(minor),
  )

/** Those of these persons who are a minor of a family once all that was decided is decided again, by that family. */
export const destinedFamilies = (
  tables: Tables,
  persons: Iterable<string>,
): ReadonlyMap<string, { readonly minderjarigen: readonly string[] }> => {
  const families = new Map<string, { readonly minderjarigen: string[] }>()
  for (const person of persons) {
    const gezin = tables.bestemdGezin.get(person) ?? familyOfMinor(tables, person)
    if (gezin === undefined || gezin === '') continue
    const family = families.get(gezin)
    if (family === undefined) families.set(gezin, { minderjarigen: [person] })
    else family.minderjarigen.push(person)
  }
  return families
}
