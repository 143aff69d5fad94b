import {
  municipalitiesOf,
  type Organisation,
  type Outline,
  outlineOf,
  type Picture,
  type PictureContent,
  type Policy,
} from '@gezinsbeeld/family-picture'
import { objectKey, objectsOfPerson, personData } from './persons'
import { organisatieOf } from './proposals'
import { progressOf, type Tables, todayOf, valuesOf } from './tables'

/** The registered organisations as deliver wants them. */
export const policyOf = (tables: Tables): Policy => {
  const known = policies.get(tables)
  if (known?.revision === tables.organisaties.revision) return known.policy
  const policy = new Map<string, Organisation>()
  for (const { key, value } of tables.organisaties.entries()) policy.set(key, { schaduw: false, ...value })
  policies.set(tables, { policy, revision: tables.organisaties.revision })
  return policy
}

/** Asked for with every input, and seldom another. */
const policies = new WeakMap<Tables, { readonly policy: Policy; readonly revision: number }>()

/** Everything that decides who may see what of a family now; undefined when there is no such family. */
export const pictureOf = (tables: Tables, gezin: string): Picture | undefined => {
  const family = tables.gezinnen.get(gezin)
  if (family === undefined) return undefined
  const persoonVan = new Map<string, string>()
  const objecten = new Map<string, Outline>()
  const kentElders = new Map<string, Set<string>>()
  for (const { persoon, rol } of family.leden) {
    for (const ref of valuesOf(tables.referenties, persoon)) persoonVan.set(ref, persoon)
    for (const object of objectsOfPerson(tables, persoon)) objecten.set(object.sleutel, outlineOf(object))
    if (rol === 'kind') continue
    const knowing = new Set<string>()
    for (const other of valuesOf(tables.gezinnenVan, persoon)) {
      if (other === gezin) continue
      for (const minor of tables.gezinnen.get(other)?.minderjarigen ?? [])
        for (const ref of valuesOf(tables.referenties, minor))
          if (personData(tables, ref) !== undefined) knowing.add(organisatieOf(ref))
    }
    if (knowing.size > 0) kentElders.set(persoon, knowing)
  }
  return {
    gezin,
    leden: family.leden,
    persoonVan,
    objecten: [...objecten.values()],
    kentElders,
    vandaag: todayOf(tables),
  }
}

/** What this family's picture is filled from. */
export const contentOf = (tables: Tables, policy: Policy, gezin: string): PictureContent => ({
  eventOf: ({ naam, referentie }) => {
    const object = tables.objecten.get(objectKey(naam, referentie))
    if (object === undefined) throw new Error('an object of a picture is not in the state')
    return object.event
  },
  persoonVan: (ref) => {
    const persoon = tables.persoonVan.get(ref)
    return persoon !== undefined && valuesOf(tables.gezinnenVan, persoon).includes(gezin)
      ? persoon
      : undefined
  },
  sleutelVan: (referentie) =>
    tables.objecten.get(`plan ${referentie}`)?.sleutel ?? tables.objecten.get(`doel ${referentie}`)?.sleutel,
  naamVan: (organisatie) => policy.get(organisatie)?.naam ?? organisatie,
  municipalities: () => municipalitiesOf(policy),
  sourcesOf: (organisatie) =>
    valuesOf(tables.bronnen, organisatie).flatMap((key) => tables.objecten.get(key) ?? []),
  standPer: progressOf(tables).standPer ?? '',
})
