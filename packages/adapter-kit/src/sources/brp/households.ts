import { z } from 'zod'
import { isNumberInDoubt, withoutDoubt } from '../../fields/in-onderzoek'

/** The parts of a person of the BRP that say with whom somebody lives; anything else in them is somebody else's. */
const relative = z.looseObject({ burgerservicenummer: z.string().optional() })
const ended = z.looseObject({
  burgerservicenummer: z.string().optional(),
  ontbindingHuwelijkPartnerschap: z.unknown().optional(),
})
const resident = z.looseObject({
  ouders: z.array(relative).optional(),
  kinderen: z.array(relative).optional(),
  partners: z.array(ended).optional(),
  verblijfplaats: z
    .looseObject({
      type: z.string(),
      functieAdres: z.looseObject({ code: z.string().optional() }).optional(),
      adresseerbaarObjectIdentificatie: z.string().optional(),
      datumVan: z.unknown().optional(),
    })
    .optional(),
})

/** A client as the BRP has it; `persoon` undefined: it has nobody under this number. */
export interface Registered {
  readonly bsn: string
  readonly persoon: unknown
}

/** With whom somebody lives, of those who are clients too. */
export interface Household {
  /** Identification of the home (BAG); undefined for who has none, or lives with no other client. */
  readonly huishouden?: string
  /** In the order of their BSNs. `datumVan`: since when at this address, as the BRP writes a date. */
  readonly leden: readonly { readonly bsn: string; readonly datumVan: unknown }[]
  /** The address of one of them is secret, and so is then that of all. */
  readonly geheimAdres: boolean
}

interface Resident {
  readonly bsn: string
  readonly home: string
  readonly since: unknown
  readonly secret: boolean
  readonly relatives: ReadonlySet<string>
  readonly parents: ReadonlySet<string>
}

/** Anything but a plain no is secret; a server that leaves out what is not so means no. */
const isSecret = (found: unknown): boolean =>
  !(found === undefined || found === null || found === false || found === 0 || found === '0' || found === '')

const isSecretPerson = (persoon: unknown): boolean =>
  typeof persoon === 'object' &&
  persoon !== null &&
  'geheimhoudingPersoonsgegevens' in persoon &&
  isSecret(persoon.geheimhoudingPersoonsgegevens)

const bsnsOf = (
  list: readonly { readonly burgerservicenummer?: string | undefined }[] = [],
): readonly string[] => list.flatMap(({ burgerservicenummer }) => burgerservicenummer ?? [])

const residentOf = ({ bsn, persoon }: Registered): Resident | undefined => {
  // A household that is in doubt is none.
  const read = resident.safeParse(isNumberInDoubt(persoon) ? undefined : withoutDoubt(persoon))
  const place = read.success ? read.data.verblijfplaats : undefined
  const home = place?.adresseerbaarObjectIdentificatie
  // An address for letters is where somebody gets mail, with whoever lives there.
  if (!read.success || place?.type !== 'Adres' || home === undefined || place.functieAdres?.code === 'B')
    return undefined
  const { partners = [], ouders, kinderen } = read.data
  const present = partners.filter(
    ({ ontbindingHuwelijkPartnerschap: end }) => end === undefined || end === null,
  )
  return {
    bsn,
    home,
    since: place.datumVan,
    secret: isSecretPerson(persoon),
    relatives: new Set([...bsnsOf(ouders), ...bsnsOf(kinderen), ...bsnsOf(present)]),
    parents: new Set(bsnsOf(ouders)),
  }
}

const belong = (a: Resident, b: Resident): boolean =>
  a.relatives.has(b.bsn) || b.relatives.has(a.bsn) || [...a.parents].some((parent) => b.parents.has(parent))

/** Those of `others` who belong to one of the group, directly or through each other. */
const groupFrom = (first: Resident, others: readonly Resident[]): readonly Resident[] => {
  const group = [first]
  let left = others
  for (const member of group) {
    group.push(...left.filter((other) => belong(member, other)))
    left = left.filter((other) => !group.includes(other))
  }
  return group
}

/**
 * Who lives with whom: clients at one home who are each other's partner, parent, child or sibling. An address alone joins nobody:
 * in an institution or a shelter strangers live at one address. Pure.
 */
export const households = (registered: readonly Registered[]): ReadonlyMap<string, Household> => {
  const byHome = new Map<string, Resident[]>()
  const result = new Map<string, Household>()
  for (const each of registered) {
    const found = residentOf(each)
    result.set(each.bsn, { leden: [], geheimAdres: isSecretPerson(each.persoon) })
    if (found !== undefined) byHome.set(found.home, [...(byHome.get(found.home) ?? []), found])
  }
  for (const [huishouden, residents] of byHome) {
    let left: readonly Resident[] = residents
    for (let first = left[0]; first !== undefined; first = left[0]) {
      const group = groupFrom(first, left.slice(1))
      left = left.filter((each) => !group.includes(each))
      if (group.length === 1) continue
      const geheimAdres = group.some(({ secret }) => secret)
      const leden = group
        .map(({ bsn, since }) => ({ bsn, datumVan: since }))
        .sort((a, b) => (a.bsn < b.bsn ? -1 : 1))
      for (const { bsn } of group) result.set(bsn, { huishouden, leden, geheimAdres })
    }
  }
  return result
}
