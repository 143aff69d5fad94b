import type { GezinMomentopname } from '@gezinsbeeld/contracts'

/** One family's picture as the hub gives it to one organisation: the data of `gezin.momentopname`. */
export type Momentopname = GezinMomentopname
export type SeenFact = GezinMomentopname['feiten'][number]
export type Niveau = GezinMomentopname['niveau']
export type Rol = GezinMomentopname['leden'][number]['rol']
