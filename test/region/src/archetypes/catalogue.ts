import type { Random } from '../random'
import type { Archetype } from './archetype'
import { birthArchetypes } from './birth'
import { identityArchetypes } from './identity'
import { lifeArchetypes } from './life'
import { parentArchetypes } from './parents'
import { placementArchetypes } from './placement'

export const archetypes: readonly Archetype[] = [
  ...parentArchetypes,
  ...placementArchetypes,
  ...identityArchetypes,
  ...birthArchetypes,
  ...lifeArchetypes,
]

/** The region's first story: facts from both kinds of system, even in the smallest region. */
const opening = 'kind-bij-ggz'

/**
 * Which stories a region of that many families has: first, where it fits, each archetype once, in an order of the
 * seed's; then by weight. Adds up to exactly the number of families.
 */
export function* planOf(families: number, random: Random): Generator<Archetype> {
  const once = random.shuffle(archetypes.filter(({ naam }) => naam !== opening))
  const first = [...archetypes.filter(({ naam }) => naam === opening), ...once]
  let left = families
  for (const archetype of first) {
    if (archetype.gezinnen > left) continue
    left -= archetype.gezinnen
    yield archetype
  }
  const weights = archetypes.map((waarde) => ({ gewicht: waarde.gewicht, waarde }))
  while (left > 0) {
    const archetype = random.weighted(weights)
    if (archetype.gezinnen > left) continue
    left -= archetype.gezinnen
    yield archetype
  }
}
