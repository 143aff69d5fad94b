import type { Lid, Naam } from '@gezinsbeeld/contracts'
export interface FamilyInList {
  readonly gezin: string
  readonly leden: readonly {
    readonly persoon: string
    readonly naam?: Naam
    readonly geboortedatum?: string
    readonly rol: Lid['rol']
  }[]
  /** RFC 3339. */
  readonly bijgewerktOp: string
}
