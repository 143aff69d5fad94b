import type { Adres } from '@gezinsbeeld/contracts'
import type { StoredObject } from './evolve'
import { minorsOf, type Picture } from './picture'

/** An address as one comparable text: postcode, number, letter and addition; undefined when it does not say enough. */
export const addressKey = (adres: Adres | undefined): string | undefined =>
  adres?.postcode === undefined || adres.huisnummer === undefined
    ? undefined
    : `${adres.postcode} ${adres.huisnummer} ${adres.huisletter?.toUpperCase() ?? ''} ${adres.toevoeging?.toUpperCase() ?? ''}`

interface PersonFact {
  readonly persoon: string
  readonly organisatie: string
  readonly geheim: boolean
  readonly adres: string | undefined
}

const personFacts = (picture: Picture): readonly PersonFact[] =>
  picture.objecten.flatMap(({ event, organisatie }: StoredObject) =>
    event.naam !== 'persoon.vastgelegd'
      ? []
      : [
          {
            persoon: picture.persoonVan.get(event.data.referentie) ?? '',
            organisatie,
            geheim: event.data.geheimhouding === true,
            adres: addressKey(event.data.adres),
          },
        ],
  )

/** Who lives with whom as far as anybody's word on kinship tells: parents with their children, partners with each other. */
const kin = (picture: Picture): readonly (readonly [string, string])[] =>
  picture.objecten.flatMap(({ event }) => {
    if (event.naam !== 'relatie.vastgelegd' || event.data.einddatum !== undefined) return []
    if (
      !['ouder', 'biologische-ouder', 'stiefouder', 'pleegouder', 'voogd', 'partner'].includes(
        event.data.soort,
      )
    )
      return []
    const [van, naar] = [picture.persoonVan.get(event.data.van), picture.persoonVan.get(event.data.naar)]
    return van === undefined || naar === undefined ? [] : [[van, naar] as const]
  })

/**
 * The persons of a family whose address and telephone go to nobody: a secret is the union over all sources, and holds for the
 * person and everyone who lives with them. Where it is not known who lives with whom, silence is chosen: every minor whose
 * parent or carer is secret, every partner, and the parents of a secret child, unless an organisation that knows of the
 * secret itself records that parent with an address that is none.
 */
export const secretPersons = (picture: Picture): ReadonlySet<string> => {
  const facts = personFacts(picture)
  const secret = new Set(facts.filter((f) => f.geheim).map((f) => f.persoon))
  if (secret.size === 0) return secret
  const minors = minorsOf(picture)
  const informed = new Set(facts.filter((f) => f.geheim).map((f) => f.organisatie))
  const apart = new Set(
    facts
      .filter((f) => !f.geheim && f.adres !== undefined && informed.has(f.organisatie))
      .map((f) => f.persoon),
  )
  const bonds = kin(picture)
  for (let size = 0; size !== secret.size; ) {
    size = secret.size
    const addresses = new Set(
      facts.flatMap((f) => (f.adres !== undefined && secret.has(f.persoon) ? [f.adres] : [])),
    )
    for (const fact of facts)
      if (fact.adres !== undefined && addresses.has(fact.adres)) secret.add(fact.persoon)
    for (const [van, naar] of bonds) {
      if (secret.has(van) && (minors.has(naar) || !apart.has(naar))) secret.add(naar)
      if (secret.has(naar) && !apart.has(van)) secret.add(van)
    }
  }
  return secret
}
