import type { Niveau, Rol } from '../momentopname'
import type { LocalKey, Organisatie } from '../organisations'
import type { FactRecord, PersonRecord, Published } from '../recording/published'
import { accessOf } from './access'
import { type FamilyFact, factsOf, type Index, indexOf } from './facts'
import type { Family } from './families'
import { messageLevel } from './levels'
import type { LinkedPerson } from './linking'
import { withoutSecrets } from './secrecy'
import { shareOf } from './sharing'
import type { FactTruth, HiddenFamily, MemberTruth, PictureTruth } from './truth'

export interface StoryTruth {
  /** The families that the shared records form, by their minors' true persons. */
  readonly families: readonly { readonly gezin: string; readonly minors: readonly string[] }[]
  readonly pictures: readonly { readonly organisatie: Organisatie; readonly picture: PictureTruth }[]
  readonly hidden: readonly { readonly organisatie: Organisatie; readonly family: HiddenFamily }[]
}

/** What each organisation must and must not see of one story. `name` begins the names of its families. */
export const storyTruth = (
  all: Published,
  archetype: string,
  name: string,
  today: string,
  organisaties: readonly Organisatie[],
): StoryTruth => {
  const index = indexOf(shareOf(all, today))
  const pictures: StoryTruth['pictures'][number][] = []
  const hidden: StoryTruth['hidden'][number][] = []
  for (const [at, family] of index.shared.families.entries()) {
    const gezin = `${name}.${at + 1}`
    for (const organisatie of organisaties) {
      const niveau = accessOf(organisatie, family, index.facts)
      if (niveau === undefined) {
        const eigen = family.minors.flatMap((child) => keysOf(child.records, organisatie))
        hidden.push({ organisatie, family: { gezin, archetype, eigen } })
      } else {
        const picture = { gezin, archetype, niveau, ...pictureOf(organisatie, niveau, family, index) }
        pictures.push({ organisatie, picture })
      }
    }
  }
  const families = index.shared.families.map(({ minors }, at) => ({
    gezin: `${name}.${at + 1}`,
    minors: minors.map(({ id, records }) => records[0]?.who.key ?? id),
  }))
  return { families, pictures, hidden }
}

const keysOf = (records: readonly PersonRecord[], organisatie?: Organisatie): readonly LocalKey[] =>
  records
    .filter((record) => organisatie === undefined || record.organisatie === organisatie)
    .map(({ organisatie, sleutelruimte, sleutel }) => ({ organisatie, sleutelruimte, sleutel }))

const pictureOf = (
  organisatie: Organisatie,
  niveau: Niveau,
  family: Family,
  index: Index,
): Pick<PictureTruth, 'leden' | 'organisaties' | 'feiten'> => {
  const leden = [...family.members].map(([person, rol]) => member(organisatie, person, rol))
  const known = niveau === 'volledig' ? leden : leden.filter(({ eigen }) => eigen.length > 0)
  const ids = new Set<string | undefined>(known.map(({ id }) => id))
  const facts = factsOf(family, index)
  const organisaties = involved(family, facts, index)
  const consents = facts.flatMap(({ bron }) => (bron?.toestemming && bron.loopt ? [bron] : []))
  const feiten = facts.flatMap((one) => seenFact(one, organisatie, niveau, ids, consents))
  return { leden: known, organisaties, feiten }
}

/**
 * A fact as the receiver sees it: its own wholly, another's at the lower of its access and the message's level. At
 * bekendheid only an involvement that goes on is left, with since when and whom to call. It must be told where it is
 * about somebody whom the receiver knows; that an organisation is involved must be told in any case (`organisaties`).
 */
const seenFact = (
  { fact, anderen, bekend, bron }: FamilyFact,
  receiver: Organisatie,
  access: Niveau,
  known: ReadonlySet<string | undefined>,
  consents: readonly FactRecord[],
): readonly FactTruth[] => {
  if (fact.organisatie === receiver) return [fact]
  const level = bron === undefined ? 'volledig' : messageLevel(bron, receiver, consents)
  if (level === undefined) return []
  if (access === 'volledig' && level === 'volledig') return [anderen]
  if (bekend === undefined) return []
  const personen = fact.personen.filter((id) => known.has(id))
  const eis = personen.length > 0 ? fact.eis : 'mag'
  const { anoniem } = anderen
  const velden = anoniem === undefined ? bekend : withoutSecrets({ ...fact, velden: bekend })
  return [{ ...fact, anoniem, niveau: 'bekendheid', personen, velden, afwezig: [], eis }]
}

const member = (organisatie: Organisatie, { id, records }: LinkedPerson, rol: Rol): MemberTruth => ({
  id,
  who: records[0]?.who.key ?? id,
  rol,
  eigen: keysOf(records, organisatie),
  records: keysOf(records),
})

/** Who is involved now with a minor of the family or a parent in it, and since when. */
const involved = (
  { members }: Family,
  facts: readonly FamilyFact[],
  { personOf }: Index,
): PictureTruth['organisaties'] => {
  const since = new Map<Organisatie, string | undefined>()
  for (const { bron, bekend } of facts) {
    if (bron === undefined || bekend === undefined) continue
    const roles = bron.personen.map((record) => {
      const person = personOf(record)
      return person && members.get(person)
    })
    if (!roles.includes('kind') && !roles.includes('ouder')) continue
    const begin = bekend['begindatum']
    const before = since.get(bron.organisatie)
    const date = typeof begin === 'string' ? begin : undefined
    if (before === undefined || (date !== undefined && date < before)) since.set(bron.organisatie, date)
  }
  return [...since].map(([organisatie, sinds]) => ({ organisatie, sinds }))
}
