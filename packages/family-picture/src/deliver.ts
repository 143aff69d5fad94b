import {
  doelbindingOf,
  domeinOf,
  type Feit,
  type GezinMomentopname,
  type Lid,
  type Niveau,
} from '@gezinsbeeld/contracts'
import { type Access, accessOf } from './access'
import type { StoredObject } from './evolve'
import { type Content, factOf, type Shown, tellsSomething } from './facts'
import type { Outline } from './outline'
import { holds, membersOf, minorsOf, type Organisation, type Picture, type Policy } from './picture'
import { secretPersons } from './secrecy'

/** What one organisation may see of one family now, still without the content. */
export interface Look {
  readonly toegang: Access
  readonly leden: readonly Lid[]
  /** By `sleutel`, sorted. */
  readonly feiten: ReadonlyMap<string, Shown>
}

/** The same with its content. */
export interface View {
  readonly toegang: Access
  readonly beeld: GezinMomentopname
}

/** What a picture is filled from. */
export interface PictureContent extends Content {
  /** The state of an organisation's feeds. */
  sourcesOf(organisatie: string): readonly StoredObject[]
  /** RFC 3339: when the newest input that the picture holds was received. */
  readonly standPer: string
}

/**
 * Whether an object belongs to this family: it names a minor of it; or only adults, and was recorded for this family, which
 * is to say by somebody who knows a minor of it, or who knows no minor of those adults at all. An adult's facts never cross to
 * that adult's other family.
 */
const belongs = (picture: Picture, minors: ReadonlySet<string>): ((object: Outline) => boolean) => {
  const namesMinor = ({ personen }: Outline): boolean =>
    personen.some((ref) => minors.has(picture.persoonVan.get(ref) ?? ''))
  const knowsMinor = new Set(picture.objecten.filter(namesMinor).map(({ organisatie }) => organisatie))
  // Only of the adults that the object names: a foster carer of both families says nothing about the parents of one.
  const isElsewhere = ({ organisatie, personen }: Outline): boolean =>
    personen.some(
      (ref) => picture.kentElders.get(picture.persoonVan.get(ref) ?? '')?.has(organisatie) === true,
    )
  return (object) => {
    const isHere = (ref: string): boolean => picture.persoonVan.has(ref)
    // A relation is a fact only where both its ends are.
    if (object.naam === 'relatie.vastgelegd' ? !object.personen.every(isHere) : !object.personen.some(isHere))
      return false
    return namesMinor(object) || knowsMinor.has(object.organisatie) || !isElsewhere(object)
  }
}

const overdrachten: ReadonlySet<string> = new Set(['melding', 'onderzoek'])

const isNamed = ({ genoemd, rollen }: Outline, { organisatie, rol }: Organisation): boolean =>
  genoemd?.includes(organisatie) === true || rollen?.includes(rol) === true

/** Whether a toestemming that the sender recorded, of the same persons and for this domein, names the receiver today. */
const consentOf = (picture: Picture): ((object: Outline, receiver: Organisation) => boolean) => {
  const consents = picture.objecten.filter(
    (object) => object.naam === 'toestemming.verleend' && holds(object, picture.vandaag),
  )
  return ({ organisatie, naam, personen }, receiver) =>
    consents.some(
      (consent) =>
        consent.organisatie === organisatie &&
        consent.domeinen?.some((domein) => domein === domeinOf(naam)) === true &&
        personen.some((ref) => consent.personen.includes(ref)) &&
        isNamed(consent, receiver),
    )
}

const lowest = (a: Niveau, b: Niveau): Niveau => (a === 'volledig' ? b : a)

/**
 * What each organisation may see of a family: every fact at the lower of its access to the family and what the contract says of
 * the message (`x-doelbinding`). Its own facts it sees whole. Undefined when the family is not open to it.
 */
export const limit = (policy: Policy, picture: Picture): ((ontvanger: string) => Look | undefined) => {
  const minors = minorsOf(picture)
  const secret = secretPersons(picture)
  const access = accessOf(policy, picture, minors, membersOf(picture))
  const consented = consentOf(picture)
  const inFamily = belongs(picture, minors)
  const sleutelVan = new Map(picture.objecten.map(({ referentie, sleutel }) => [referentie, sleutel]))
  const objects = picture.objecten
    .filter((object) => {
      const zender = policy.get(object.organisatie)
      return zender !== undefined && !zender.schaduw && inFamily(object)
    })
    .sort((a, b) => (a.sleutel < b.sleutel ? -1 : 1))

  return (ontvanger) => {
    const organisation = policy.get(ontvanger)
    const toegang = organisation && access(organisation)
    if (organisation === undefined || toegang === undefined) return undefined
    const leden = membersShown(picture, toegang, ontvanger)
    const shown = new Set(leden.map(({ persoon }) => persoon))
    const feiten = new Map<string, Shown>()
    for (const object of objects) {
      const own = object.organisatie === ontvanger
      const zender = policy.get(object.organisatie)
      if (zender === undefined) continue
      const allowed = own
        ? 'volledig'
        : doelbindingOf(object.naam, zender.rol, organisation.rol, {
            soort: object.soort,
            toestemming: consented(object, organisation),
            overdracht: overdrachten.has(domeinOf(object.naam)) && isNamed(object, organisation),
            genoemd: isNamed(object, organisation),
          })
      if (allowed === 'geen') continue
      const niveau = own ? 'volledig' : lowest(toegang.niveau, allowed)
      if (!tellsSomething(object, niveau, picture.vandaag)) continue
      const about = new Set(object.personen.flatMap((ref) => picture.persoonVan.get(ref) ?? []))
      feiten.set(object.sleutel, {
        object,
        niveau,
        geheim: !own && [...about].some((persoon) => secret.has(persoon)),
        personen: [...about].filter((persoon) => shown.has(persoon)),
        wijstNaar:
          niveau === 'volledig' && object.verwijzingen !== undefined
            ? object.verwijzingen.flatMap((ref) => picture.persoonVan.get(ref) ?? sleutelVan.get(ref) ?? [])
            : [],
      })
    }
    return { toegang, leden, feiten }
  }
}

/** As many members as the contract lets a receiver be told of, and as many sources. */
const atMost = 400

/** The nearest ones where there are more: no family is, but somebody may say so of one. */
const nearest = (leden: readonly Lid[]): readonly Lid[] => {
  if (leden.length <= atMost) return leden
  const order = ['kind', 'ouder', 'voogd', 'partner']
  const rank = ({ rol, eigenReferentie }: Lid): number =>
    (order.includes(rol) ? order.indexOf(rol) : order.length) * 2 + (eigenReferentie === undefined ? 1 : 0)
  const shown = new Set([...leden].sort((a, b) => rank(a) - rank(b)).slice(0, atMost))
  return leden.filter((lid) => shown.has(lid))
}

/** At `bekendheid` a receiver sees of the members only those that it knows itself. */
const membersShown = (picture: Picture, { niveau }: Access, ontvanger: string): readonly Lid[] => {
  const ownReference = new Map<string, string>()
  for (const [ref, persoon] of picture.persoonVan) {
    const other = ownReference.get(persoon)
    if (ref.startsWith(`${ontvanger}:`) && (other === undefined || ref < other))
      ownReference.set(persoon, ref)
  }
  const known = picture.leden
    .filter(({ persoon }) => niveau === 'volledig' || ownReference.has(persoon))
    .map(({ persoon, rol }) => {
      const eigenReferentie = ownReference.get(persoon)
      return { persoon, ...(eigenReferentie === undefined ? {} : { eigenReferentie }), rol }
    })
  return nearest(known)
}

/** The earlier of two moments (RFC 3339, with offsets of their own); undefined when one is not known. */
const earlier = (a: string | undefined, b: string | undefined): string | undefined =>
  a === undefined || b === undefined ? undefined : Date.parse(a) < Date.parse(b) ? a : b

/** Two counts that came from outside; their sum is a number all the same. */
const added = (a = 0, b = 0): number => Math.min(a + b, Number.MAX_SAFE_INTEGER)

type Bronnen = GezinMomentopname['bronnen']

/**
 * How current the sources are of these organisations: a source is as old as the oldest of its feeds. Of a source (`<organisatie>
 * <bronsysteem>`) that told something and never how current it is, that is not known.
 */
const sources = (content: PictureContent, heard: ReadonlySet<string>, told: ReadonlySet<string>): Bronnen => {
  const bySystem = new Map<string, Bronnen[number]>()
  for (const { event, organisatie } of [...heard].flatMap(content.sourcesOf)) {
    if (event.naam !== 'bron.gemeld') continue
    const { bronsysteem } = event.data.herkomst
    const { standPer, achterstand, inQuarantaine } = event.data
    const so = bySystem.get(`${organisatie} ${bronsysteem}`)
    const oldest = so === undefined ? standPer : earlier(so.standPer, standPer)
    bySystem.set(`${organisatie} ${bronsysteem}`, {
      organisatie,
      organisatieNaam: content.naamVan(organisatie),
      bronsysteem,
      ...(oldest === undefined ? {} : { standPer: oldest }),
      achterstand: added(so?.achterstand, achterstand),
      inQuarantaine: added(so?.inQuarantaine, inQuarantaine),
    })
  }
  for (const source of told) {
    const [organisatie = '', ...words] = source.split(' ')
    if (!bySystem.has(source))
      bySystem.set(source, {
        ...{ organisatie, organisatieNaam: content.naamVan(organisatie), bronsysteem: words.join(' ') },
      })
  }
  return [...bySystem]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .slice(0, atMost)
    .map(([, state]) => state)
}

/** The whole picture as a receiver may see it, with its content. */
export const snapshot = (
  gezin: string,
  ontvanger: string,
  { toegang, leden, feiten }: Look,
  content: PictureContent,
): GezinMomentopname => {
  const facts: readonly Feit[] = [...feiten.values()].map((shown) => factOf(shown, content))
  // How current a municipality is that may not be known would tell which it is: it is as current in other families.
  const named = [...feiten.values()].filter(
    ({ object, geheim }) => !geheim || !content.municipalities().includes(object.organisatie),
  )
  const heard = new Set([ontvanger, ...named.map(({ object }) => object.organisatie)])
  const told = named.map(
    ({ object }) => `${object.organisatie} ${content.eventOf(object).data.herkomst.bronsysteem}`,
  )
  const { niveau } = toegang
  return {
    gezin,
    standPer: content.standPer,
    niveau,
    leden,
    feiten: facts,
    bronnen: sources(content, heard, new Set(told)),
  }
}

/** What `ontvanger` may see of a family, with its content. Undefined when the family is not open to it. */
export const deliver = (
  policy: Policy,
  picture: Picture,
  content: PictureContent,
  ontvanger: string,
): View | undefined => {
  const look = limit(policy, picture)(ontvanger)
  return look && { toegang: look.toegang, beeld: snapshot(picture.gezin, ontvanger, look, content) }
}
