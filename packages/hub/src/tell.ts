import { geenGezin, type RegisterOrganisatie } from '@gezinsbeeld/contracts'
import {
  changes,
  correction,
  type Delivery,
  directors,
  factDelivery,
  isSecret,
  isWithdrawn,
  limit,
  outlineOf,
  readForm,
  type StoredObject,
} from '@gezinsbeeld/family-picture'
import type { Regrouped } from './families'
import { fitting } from './fit'
import { memberRoles, personData } from './persons'
import { contentOf, pictureOf, policyOf } from './picture-of'
import type { Send } from './send'
import { progressOf, setValue, type Tables, valuesOf } from './tables'

/** The hub's persons of whom a delivery tells something. */
const personsIn = (data: Delivery['data']): readonly string[] =>
  'feit' in data ? data.feit.personen : 'leden' in data ? data.leden.map(({ persoon }) => persoon) : []

/** The families in which these persons have a role. */
export const familiesOf = (tables: Tables, persons: Iterable<string>): ReadonlySet<string> =>
  new Set([...persons].flatMap((persoon) => valuesOf(tables.gezinnenVan, persoon)))

/**
 * Who keeps clients to itself until asked: whoever does not open families, and a municipality, whose local team does and whose Wmo,
 * schuldhulp and BRP do not.
 */
export const isAsked = ({
  rol,
  opentGezinnen,
}: Pick<RegisterOrganisatie, 'rol' | 'opentGezinnen'>): boolean => !opentGezinnen || rol === 'gemeente'

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
  const receivers = [...policyOf(tables).values()].filter(isAsked).map(({ organisatie }) => organisatie)
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

/** A request for access, and that somebody opened the family in an emergency, goes to those who direct the help to it. */
export const askDirectors = (
  tables: Tables,
  families: Iterable<string>,
  { event, organisatie }: StoredObject,
  send: Send,
): void => {
  if (event.naam !== 'toegang.gevraagd') return
  const policy = policyOf(tables)
  for (const gezin of [...families].sort()) {
    const picture = pictureOf(tables, gezin)
    if (picture === undefined) continue
    const asked = new Set(event.data.personen.map((ref) => tables.persoonVan.get(ref)))
    for (const ontvanger of directors(policy, picture)) {
      if (ontvanger === organisatie) continue
      const known = [...picture.persoonVan].filter(([ref]) => ref.startsWith(`${ontvanger}:`))
      const same = known.filter(([, persoon]) => asked.has(persoon))
      const personen = (same.length > 0 ? same : known).map(([ref]) => ref).sort()
      send(
        ontvanger,
        gezin,
        'toegang.gevraagd',
        { ...event.data, organisatie, personen },
        { personen: [], reden: 'regie' },
      )
    }
  }
}

const leave = (
  tables: Tables,
  gezin: string,
  ontvanger: string,
  feiten: ReadonlyMap<string, string>,
): void => {
  tables.vertrokken.put(`${ontvanger} ${gezin}`, feiten)
  setValue(tables.vertrokkenen, gezin, ontvanger, true)
}

const comeBack = (tables: Tables, gezin: string, ontvanger: string): void => {
  tables.vertrokken.remove(`${ontvanger} ${gezin}`)
  setValue(tables.vertrokkenen, gezin, ontvanger, false)
}

/**
 * Tells who left that what they were told of this object was corrected or withdrawn. What happened since is none of theirs: a
 * measure that ends later was no mistake.
 */
export const tellWhoLeft = (
  tables: Tables,
  families: Iterable<string>,
  { object: touched, former }: { readonly object: StoredObject; readonly former: StoredObject | undefined },
  send: Send,
): void => {
  const object = outlineOf(touched)
  if (former === undefined || (!isWithdrawn(touched.event) && former.event.naam !== object.naam)) return
  const policy = policyOf(tables)
  for (const gezin of [...families].sort()) {
    const leavers = valuesOf(tables.vertrokkenen, gezin)
    if (leavers.length === 0) continue
    const content = contentOf(tables, policy, gezin)
    const picture = pictureOf(tables, gezin)
    for (const ontvanger of leavers) {
      const key = `${ontvanger} ${gezin}`
      const held = tables.vertrokken.get(key) ?? new Map<string, string>()
      const form = held.get(object.sleutel)
      if (form === undefined) continue
      const secret = picture !== undefined && isSecret(picture, object)
      const { naam, data } = correction(gezin, object, form, secret, content)
      send(ontvanger, gezin, naam, data, { personen: personsIn(data), reden: 'correctie' })
      if (!isWithdrawn(touched.event)) continue
      tables.vertrokken.put(key, new Map([...held].filter(([sleutel]) => sleutel !== object.sleutel)))
    }
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
  for (const gezin of [...families].sort()) {
    const content = contentOf(tables, policy, gezin)
    const picture = pictureOf(tables, gezin)
    const told = valuesOf(tables.ontvangers, gezin)
    const receivers = new Set(told)
    for (const { organisatie, genoemd = [] } of picture?.objecten ?? [])
      for (const concerned of [organisatie, ...genoemd]) receivers.add(concerned)
    const look = picture && limit(policy, picture)
    for (const ontvanger of [...receivers].sort()) {
      const key = `${ontvanger} ${gezin}`
      const before = tables.bezorgd.get(key)
      const { deliveries, delivered, narrowed } = changes(
        gezin,
        ontvanger,
        before,
        look?.(ontvanger),
        touched?.sleutel,
        content,
        valuesOf(tables.beperkteApps, ontvanger).length > 0,
      )
      if (deliveries.length === 0) continue
      const reden = delivered?.reden ?? before?.reden ?? ''
      for (const { naam, data, payload } of deliveries.flatMap(fitting))
        send(ontvanger, gezin, naam, payload, { personen: personsIn(data), reden })
      if (narrowed) tables.opruimen.put(key, progressOf(tables).positie)
      if (before !== undefined && delivered === undefined) leave(tables, gezin, ontvanger, before.feiten)
      if (before === undefined && delivered !== undefined) comeBack(tables, gezin, ontvanger)
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
  for (const gezin of [...families].sort()) {
    const content = contentOf(tables, policyOf(tables), gezin)
    const written = new Map<string, Buffer>()
    for (const ontvanger of valuesOf(tables.ontvangers, gezin)) {
      const held = tables.bezorgd.get(`${ontvanger} ${gezin}`)
      const form = held?.feiten.get(object.sleutel)
      if (held === undefined || form === undefined) continue
      let payload = written.get(form)
      if (payload === undefined) {
        payload = Buffer.from(
          JSON.stringify(factDelivery(gezin, { object, ...readForm(form) }, content).data),
        )
        written.set(form, payload)
      }
      send(ontvanger, gezin, object.naam, payload, { personen: readForm(form).personen, reden: held.reden })
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
