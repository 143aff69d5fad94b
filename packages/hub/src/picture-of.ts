import type { Organisation, Picture, Policy } from '@gezinsbeeld/family-picture'
import { objectsOfPerson, organisatieOf, personData } from './persons'
import { progressOf, type Tables, todayOf, valuesOf } from './tables'

/** The registered organisations as deliver wants them. */
export const policyOf = (tables: Tables): Policy => {
  const policy = new Map<string, Organisation>()
  for (const { key, value } of tables.organisaties.getRange()) policy.set(key, { schaduw: false, ...value })
  return policy
}

/** Everything that is known of a family now; undefined when there is no such family. */
export const pictureOf = (tables: Tables, gezin: string): Picture | undefined => {
  const family = tables.gezinnen.get(gezin)
  if (family === undefined) return undefined
  const persoonVan = new Map<string, string>()
  const objecten = new Map<string, Picture['objecten'][number]>()
  const kentElders = new Set<string>()
  for (const { persoon, rol } of family.leden) {
    for (const ref of valuesOf(tables.referenties, persoon)) persoonVan.set(ref, persoon)
    for (const object of objectsOfPerson(tables, persoon)) objecten.set(object.sleutel, object)
    if (rol === 'kind') continue
    for (const other of valuesOf(tables.gezinnenVan, persoon)) {
      if (other === gezin) continue
      for (const minor of tables.gezinnen.get(other)?.minderjarigen ?? [])
        for (const ref of valuesOf(tables.referenties, minor))
          if (personData(tables, ref) !== undefined) kentElders.add(organisatieOf(ref))
    }
  }
  const organisaties = new Set([...objecten.values()].map(({ organisatie }) => organisatie))
  return {
    gezin,
    leden: family.leden,
    persoonVan,
    objecten: [...objecten.values()],
    bronnen: [...organisaties].flatMap((organisatie) =>
      valuesOf(tables.bronnen, organisatie).flatMap((key) => tables.objecten.get(key) ?? []),
    ),
    kentElders,
    standPer: progressOf(tables).standPer ?? '',
    vandaag: todayOf(tables),
  }
}
