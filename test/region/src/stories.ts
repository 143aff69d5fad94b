import { planOf } from './archetypes/catalogue'
import { tellWider, type WiderFiles } from './archetypes/wider'
import { bsnSupply, testBsns } from './bsn'
import { allOrganisations, type Organisatie } from './organisations'
import { type Random, randomOf } from './random'
import { type FinishedStory, tellStory } from './recording/story'
import { countingIds } from './recording/story-context'
import { type StoryTruth, storyTruth } from './truth/pictures'
import type { TruePerson } from './world/world'

export interface RegionChoices {
  /** How many true families there are. */
  readonly families: number
  readonly seed: number
  /** Today, `2025-11-22`. */
  readonly vandaag: string
  /** Whether records are as untidy as real ones; true unless said otherwise. */
  readonly ruis?: boolean
  /** Which organisations take part; `allOrganisations` unless said otherwise. */
  readonly organisaties?: readonly Organisatie[]
}

export interface ToldStory extends FinishedStory {
  /** What the other organisations of the whole region have; empty where they take no part. */
  readonly wijd: WiderFiles
  readonly naam: string
  readonly archetype: string
  /** Which minors form which family when everything is recorded neatly (see `Archetype.tell`). */
  readonly verwacht: readonly (readonly TruePerson[])[]
  readonly truth: () => StoryTruth
}

/**
 * The region story by story, so that a large one need not be in memory at once. Stories share nothing but the
 * counters of local keys and the supply of BSNs: no person, address or BSN of one is in another.
 */
export function* tellStories({
  families,
  seed,
  vandaag,
  ruis = true,
  organisaties = allOrganisations,
}: RegionChoices): Generator<ToldStory> {
  const ids = countingIds()
  const supply = bsnSupply(randomOf(seed, 'bsn'))
  const share = shareWithBsn(families)
  let number = 0
  for (const archetype of planOf(families, randomOf(seed, 'plan'))) {
    number += 1
    const naam = `g${number}`
    const random: Random = randomOf(seed, naam)
    const withBsn = number === 1 || random.chance(share)
    const context = { random, vandaag, ruis, ids, bsn: () => (withBsn ? supply.next() : undefined) }
    const story = tellStory(context)
    const verwacht = archetype.tell(story)
    const wijd = tellWider(
      story,
      verwacht,
      archetype.naam,
      { ...context, random: randomOf(seed, `${naam}/wijd`) },
      organisaties,
    )
    const finished = story.finish()
    yield {
      ...finished,
      wijd,
      naam,
      archetype: archetype.naam,
      verwacht,
      truth: () => storyTruth(finished, archetype.naam, naam, vandaag, organisaties),
    }
  }
}

/**
 * There are 9,091 test BSNs, enough for about 2,200 families. In a larger region only so large a share of the
 * stories, spread evenly, has BSNs at all: everybody else is registered without one.
 */
const shareWithBsn = (families: number): number => Math.min(1, testBsns().length / (families * bsnsPerFamily))
const bsnsPerFamily = 4
