import {
  doelbindingOf,
  type GezinMomentopname,
  type Niveau,
  type Omstandigheden,
} from '@gezinsbeeld/contracts'
import { type Access, accessOf } from './access'
import { personsOf, type StoredObject } from './evolve'
import { factOf, type VersionedFact } from './facts'
import { minorsOf, type Organisation, type Picture } from './picture'
import { secretPersons } from './secrecy'

/** Who takes part, as registered. */
export type Policy = ReadonlyMap<string, Organisation>

/** What one organisation may see of one family now. */
export interface View {
  readonly toegang: Access
  readonly beeld: GezinMomentopname
  /** `sleutel` → versie of every fact in the picture: what the next view is compared with. */
  readonly versies: ReadonlyMap<string, string>
}

/**
 * Whether an object belongs to this family: it names a minor of it; or only adults, and was recorded for this family, which
 * is to say by somebody who knows a minor of it, or who knows no minor of those adults at all. An adult's facts never cross to
 * that adult's other family.
 */
const belongs = (picture: Picture): ((object: StoredObject) => boolean) => {
  const minors = minorsOf(picture)
  const knowsMinor = new Set(
    picture.objecten
      .filter(({ event }) => personsOf(event).some((ref) => minors.has(picture.persoonVan.get(ref) ?? '')))
      .map(({ organisatie }) => organisatie),
  )
  return ({ event, organisatie }) => {
    const persons = personsOf(event).map((ref) => picture.persoonVan.get(ref))
    // A relation is a fact only where both its ends are.
    if (
      event.naam === 'relatie.vastgelegd'
        ? persons.includes(undefined)
        : persons.every((p) => p === undefined)
    )
      return false
    if (persons.some((p) => p !== undefined && minors.has(p))) return true
    return knowsMinor.has(organisatie) || !picture.kentElders.has(organisatie)
  }
}

/** What of the object itself decides how much of it this receiver may see. */
const circumstances = ({ event: { data } }: StoredObject, ontvanger: string): Omstandigheden => ({
  soort: 'soort' in data ? data.soort : undefined,
  overdracht:
    'overdrachtAan' in data && data.overdrachtAan?.some((to) => to.organisatie === ontvanger) === true,
})

const lowest = (a: Niveau, b: Niveau): Niveau => (a === 'volledig' ? b : a)

/** The earlier of two moments (RFC 3339, with offsets of their own); undefined when one is not known. */
const earlier = (a: string | undefined, b: string | undefined): string | undefined =>
  a === undefined || b === undefined ? undefined : Date.parse(a) < Date.parse(b) ? a : b

/** How current the sources of the organisations in view are; a source is as old as the oldest of its feeds. */
const sources = (
  picture: Picture,
  policy: Policy,
  heard: ReadonlySet<string>,
): GezinMomentopname['bronnen'] => {
  const bySystem = new Map<string, GezinMomentopname['bronnen'][number]>()
  for (const { event, organisatie } of picture.bronnen) {
    if (event.naam !== 'bron.gemeld' || !heard.has(organisatie)) continue
    const { bronsysteem } = event.data.herkomst
    const { standPer, achterstand, inQuarantaine } = event.data
    const so = bySystem.get(`${organisatie} ${bronsysteem}`)
    const oldest = so === undefined ? standPer : earlier(so.standPer, standPer)
    bySystem.set(`${organisatie} ${bronsysteem}`, {
      organisatie,
      organisatieNaam: policy.get(organisatie)?.naam ?? organisatie,
      bronsysteem,
      ...(oldest === undefined ? {} : { standPer: oldest }),
      achterstand: (so?.achterstand ?? 0) + (achterstand ?? 0),
      inQuarantaine: (so?.inQuarantaine ?? 0) + inQuarantaine,
    })
  }
  return [...bySystem].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, state]) => state)
}

/**
 * What `ontvanger` may see of a family: every fact at the lower of its access to the family and what the contract says of the
 * message (`x-doelbinding`). Its own facts it sees whole. Undefined when the family is not open to it.
 */
export const deliver = (policy: Policy, picture: Picture, ontvanger: string): View | undefined => {
  const organisation = policy.get(ontvanger)
  const toegang = organisation === undefined ? undefined : accessOf(picture, organisation)
  if (organisation === undefined || toegang === undefined) return undefined

  const ownReference = new Map<string, string>()
  for (const [ref, persoon] of [...picture.persoonVan].sort(([a], [b]) => (a < b ? 1 : -1)))
    if (ref.startsWith(`${ontvanger}:`)) ownReference.set(persoon, ref)
  const leden = picture.leden
    .filter(({ persoon }) => toegang.niveau === 'volledig' || ownReference.has(persoon))
    .map(({ persoon, rol }) => {
      const eigenReferentie = ownReference.get(persoon)
      return { persoon, ...(eigenReferentie === undefined ? {} : { eigenReferentie }), rol }
    })
  const shown = new Set(leden.map(({ persoon }) => persoon))

  const secret = secretPersons(picture)
  const naamVan = (organisatie: string) => policy.get(organisatie)?.naam ?? organisatie
  const inFamily = belongs(picture)
  const facts = picture.objecten.flatMap((object): readonly VersionedFact[] => {
    const zender = policy.get(object.organisatie)
    if (zender === undefined || zender.schaduw || !inFamily(object)) return []
    const own = object.organisatie === ontvanger
    const allowed = own
      ? 'volledig'
      : doelbindingOf(object.event.naam, zender.rol, organisation.rol, circumstances(object, ontvanger))
    if (allowed === 'geen') return []
    const niveau = own ? 'volledig' : lowest(toegang.niveau, allowed)
    const about = personsOf(object.event).map((ref) => picture.persoonVan.get(ref) ?? '')
    const fact = factOf(object, niveau, naamVan, shown, picture, !own && about.some((p) => secret.has(p)))
    return fact === undefined ? [] : [fact]
  })
  facts.sort((a, b) => (a.feit.sleutel < b.feit.sleutel ? -1 : 1))

  return {
    toegang,
    versies: new Map(facts.map(({ feit, versie }) => [feit.sleutel, versie])),
    beeld: {
      gezin: picture.gezin,
      standPer: picture.standPer,
      niveau: toegang.niveau,
      leden,
      feiten: facts.map(({ feit }) => feit),
      bronnen: sources(picture, policy, new Set([ontvanger, ...facts.map(({ feit }) => feit.organisatie)])),
    },
  }
}
