import { geenGezin } from '@gezinsbeeld/contracts'
import {
  changes,
  factDelivery,
  limit,
  outlineOf,
  readForm,
  type StoredObject,
} from '@gezinsbeeld/family-picture'
import type { Regrouped } from './families'
import { memberRoles, personData } from './persons'
import { contentOf, pictureOf, policyOf } from './picture-of'
import type { Send } from './send'
import { setValue, type Tables, valuesOf } from './tables'

/** The families in which these persons have a role. */
export const familiesOf = (tables: Tables, persons: Iterable<string>): ReadonlySet<string> =>
  new Set([...persons].flatMap((persoon) => valuesOf(tables.gezinnenVan, persoon)))

/** Asks those who do not open families about everybody who became a member of one, and ends it for who no longer is. */
const ask = (
  tables: Tables,
  persons: Iterable<string>,
  formerPseudonyms: readonly string[],
  send: Send,
): void => {
  const isMember = (persoon: string): boolean =>
    valuesOf(tables.gezinnenVan, persoon).some((gezin) =>
      tables.gezinnen.get(gezin)?.leden.some((lid) => lid.persoon === persoon && memberRoles.has(lid.rol)),
    )
  const concerned = new Set(formerPseudonyms)
  for (const persoon of persons)
    for (const ref of valuesOf(tables.referenties, persoon))
      for (const pseudoniem of personData(tables, ref)?.pseudoniemen ?? []) concerned.add(pseudoniem)
  const receivers = [...policyOf(tables).values()]
    .filter(({ opentGezinnen }) => !opentGezinnen)
    .map(({ organisatie }) => organisatie)
  for (const pseudoniem of [...concerned].sort()) {
    const wanted = valuesOf(tables.bijPseudoniem, pseudoniem).some((ref) =>
      isMember(tables.persoonVan.get(ref) ?? ''),
    )
    if (wanted === (tables.gevraagd.get(pseudoniem) === true)) continue
    if (wanted) tables.gevraagd.put(pseudoniem, true)
    else tables.gevraagd.remove(pseudoniem)
    for (const ontvanger of receivers)
      send(ontvanger, geenGezin, wanted ? 'bekendheid.gevraagd' : 'bekendheid.beeindigd', { pseudoniem })
  }
}

/** Tells every receiver of these families what changed for it; `touched` is the object that did. */
export const tell = (
  tables: Tables,
  families: Iterable<string>,
  touched: StoredObject | undefined,
  send: Send,
): void => {
  const policy = policyOf(tables)
  const content = contentOf(tables, policy)
  for (const gezin of [...families].sort()) {
    const picture = pictureOf(tables, gezin)
    const told = valuesOf(tables.ontvangers, gezin)
    const receivers = new Set([...told, ...(picture?.objecten.map(({ organisatie }) => organisatie) ?? [])])
    const look = picture && limit(policy, picture)
    for (const ontvanger of [...receivers].sort()) {
      const key = `${ontvanger} ${gezin}`
      const { deliveries, delivered } = changes(
        gezin,
        ontvanger,
        tables.bezorgd.get(key),
        look?.(ontvanger),
        touched?.sleutel,
        content,
      )
      if (deliveries.length === 0) continue
      for (const { naam, data } of deliveries) send(ontvanger, gezin, naam, data)
      setValue(tables.ontvangers, gezin, ontvanger, delivered !== undefined)
      if (delivered === undefined) tables.bezorgd.remove(key)
      else tables.bezorgd.put(key, delivered)
    }
  }
}

/** Tells the new content of an object to everybody who holds it, in the form in which they were told it before. */
export const tellAnew = (
  tables: Tables,
  families: Iterable<string>,
  touched: StoredObject,
  send: Send,
): void => {
  const object = outlineOf(touched)
  const content = contentOf(tables, policyOf(tables))
  for (const gezin of [...families].sort()) {
    const written = new Map<string, Buffer>()
    for (const ontvanger of valuesOf(tables.ontvangers, gezin)) {
      const form = tables.bezorgd.get(`${ontvanger} ${gezin}`)?.feiten.get(object.sleutel)
      if (form === undefined) continue
      let payload = written.get(form)
      if (payload === undefined) {
        payload = Buffer.from(
          JSON.stringify(factDelivery(gezin, { object, ...readForm(form) }, content).data),
        )
        written.set(form, payload)
      }
      send(ontvanger, gezin, object.naam, payload)
    }
  }
}

/** Tells receivers of families that came, went or split, asks about new members, and tells what changed in the pictures. */
export const settle = (
  tables: Tables,
  persons: ReadonlySet<string>,
  formerPseudonyms: readonly string[],
  { gewijzigd, opgeheven, gesplitst, betrokkenen }: Regrouped,
  touched: StoredObject | undefined,
  send: Send,
): void => {
  for (const [gezin, into] of opgeheven)
    for (const ontvanger of valuesOf(tables.ontvangers, gezin))
      if (into === undefined) send(ontvanger, gezin, 'gezin.beeindigd', { gezin })
      else send(ontvanger, gezin, 'gezin.samengevoegd', { gezin, in: into })
  for (const [gezin, into] of gesplitst)
    for (const ontvanger of valuesOf(tables.ontvangers, gezin))
      send(ontvanger, gezin, 'gezin.gesplitst', { gezin, in: [gezin, ...into] })

  ask(tables, new Set([...persons, ...betrokkenen]), formerPseudonyms, send)
  // Whose other family changed may see less here: an adult's facts stay with the family for which they were recorded.
  const families = new Set([...gewijzigd, ...opgeheven.keys()])
  for (const gezin of familiesOf(tables, [...persons, ...betrokkenen])) families.add(gezin)
  tell(tables, families, touched, send)
}
