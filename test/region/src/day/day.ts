import type { DayChange } from '../day-operations'
import { randomOf } from '../random'
import { type RegionChoices, tellStories } from '../stories'
import { exportMakers } from './export-changes'
import { gemeenteMakers } from './gemeente-changes'
import { ggzMakers } from './ggz-changes'
import { giMakers } from './gi-changes'
import { type DayState, dayState, type Made, perform } from './state'

/** The day takes place among the first stories only, so that it costs the same in a large region. */
const storiesOfDay = 150

/**
 * Small changes without end, the same for the same choices. `after` leaves out the first ones: they are worked out
 * again but not given, for a demonstration that goes on where it was.
 */
export function* dayOf(choices: RegionChoices, after = 0): Generator<DayChange, never> {
  const state = dayState(
    firstStories(choices),
    () => tellStories(choices),
    randomOf(choices.seed, 'dag'),
    choices.vandaag,
  )
  for (let nummer = 1; ; nummer++) {
    const change = next(state)
    for (const operation of change.operations) perform(state, operation)
    if (nummer > after) yield { nummer, ...change }
  }
}

function* firstStories(choices: RegionChoices) {
  let count = 0
  for (const story of tellStories(choices)) {
    if (count === storiesOfDay) return
    count += 1
    yield story
  }
}

const makers = [...giMakers, ...ggzMakers, ...gemeenteMakers, ...exportMakers]

const next = (state: DayState): Made => {
  for (let attempt = 0; attempt < 200; attempt++) {
    const made = state.random.weighted(makers)(state)
    if (made) return made
  }
  throw new Error('nothing can change in a region without people')
}
