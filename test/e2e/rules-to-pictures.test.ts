import { scenario } from '@gezinsbeeld/hub/scenario'
import { allOrganisations, comparePictures, createRegion, ofEach } from '@gezinsbeeld/region'
import { expect, test } from 'vitest'
import { itemsOf, registered, sayAll, token } from './rules/region-in-words'

/**
 * The rules alone, without any adapter: what each organisation's records say in the words of the contract goes into the hub, and every
 * picture must equal the truth. It holds DESIGN.md's "Who may see what" for every role and domein on a whole region.
 */
test.each([1, 2, 3, 4, 5, 7, 8, 11])(
  'a whole region gives the true pictures to every role (seed %i)',
  (seed) => {
    const region = createRegion({
      families: 150,
      seed,
      vandaag: '2026-11-22',
      organisaties: allOrganisations,
    })
    const hub = scenario(...allOrganisations.map(registered))
    sayAll(hub, itemsOf(region.stories()))
    const seen = ofEach((organisatie) => hub.sees(organisatie).map(({ beeld }) => beeld))
    const differences = comparePictures(
      region.truth,
      seen,
      (organisatie, keySpace, localKey) => `${organisatie}:${token(organisatie, keySpace, localKey)}`,
    )
    hub.close()
    expect(differences.slice(0, 12)).toEqual([])
    for (const organisatie of allOrganisations) expect(seen[organisatie].length).toBeGreaterThan(0)
  },
)
