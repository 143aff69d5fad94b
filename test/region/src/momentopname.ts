/** One family's picture as the hub gives it to one organisation: the data of `gezin.momentopname`. */
export interface Momentopname {
  readonly referentie: string
  readonly gezin: string
  readonly standPer: string
  readonly niveau: Niveau
  readonly leden: readonly {
    /** The hub's person id, `persoon:<22>`. */
    readonly persoon: string
    readonly eigenReferentie?: string
    readonly rol: string
  }[]
  readonly feiten: readonly SeenFact[]
  readonly bronnen?: readonly unknown[]
}

export interface SeenFact {
  readonly sleutel: string
  readonly domein: string
  readonly gebeurtenis: string
  readonly organisatie: string
  readonly niveau: Niveau
  /** Hub person ids. */
  readonly personen: readonly string[]
  readonly gegevens: object
}

export type Niveau = 'volledig' | 'bekendheid'
