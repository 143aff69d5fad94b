import type { Story } from '../recording/story'
import type { TruePerson } from '../world/world'

/** A kind of family as it occurs, told by making its people and what each organisation recorded about them. */
export interface Archetype {
  readonly naam: string
  /** How often it occurs, relative to the others. */
  readonly gewicht: number
  /** How many true families one story has. */
  readonly gezinnen: number
  /**
   * Tells one story. Returns which minors form which family when everything is recorded neatly: what a human
   * reader of the rules expects, which the tests hold the derived truth against. A child whose records cannot be
   * linked stands in it more than once; a child of whom nothing is shared does not.
   */
  readonly tell: (story: Story) => readonly (readonly TruePerson[])[]
}
