import type { Outline } from './outline'
import { minorsOf, type Picture } from './picture'

const nobody: ReadonlySet<string> = new Set()

const kinKinds = new Set(['ouder', 'biologische-ouder', 'stiefouder', 'pleegouder', 'voogd', 'partner'])

/** Who lives with whom as far as anybody's word on kinship tells: parents with their children, partners with each other. */
const kin = (picture: Picture): readonly (readonly [string, string])[] =>
  picture.objecten.flatMap(({ band }) => {
    if (band === undefined || !kinKinds.has(band.soort)) return []
    const [van, naar] = [picture.persoonVan.get(band.van), picture.persoonVan.get(band.naar)]
    return van === undefined || naar === undefined ? [] : [[van, naar] as const]
  })

/**
 * The persons of a family whose address and telephone go to nobody: a secret is the union over all sources, and holds for the
 * person and everyone who lives with them. Where it is not known who lives with whom, silence is chosen: every minor whose
 * parent or carer is secret, every partner, and the parents of a secret child, unless an organisation that knows of the
 * secret itself records that parent with an address that is none.
 */
export const secretPersons = (picture: Picture): ReadonlySet<string> => {
  if (!picture.objecten.some(({ geheim }) => geheim)) return nobody
  const facts = picture.objecten
    .filter(({ naam }) => naam === 'persoon.vastgelegd')
    .map((object: Outline) => ({ ...object, persoon: picture.persoonVan.get(object.referentie) ?? '' }))
  const secret = new Set(facts.filter((f) => f.geheim).map((f) => f.persoon))
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

/** Whether an object names somebody whose address goes to nobody. */
export const isSecret = (picture: Picture, { personen }: Outline): boolean => {
  const secret = secretPersons(picture)
  return personen.some((ref) => secret.has(picture.persoonVan.get(ref) ?? ''))
}
