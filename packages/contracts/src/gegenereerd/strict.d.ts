// Generated from contracts/ by `gezinsbeeld contract build`; change the contract, not this file.
import type { ErrorObject } from 'ajv'

interface Validator {
  (payload: unknown): boolean
  errors?: ErrorObject[] | null
}

export const BekendheidBeeindigd: Validator
export const BekendheidGevraagd: Validator
export const BetrokkenheidBeeindigd: Validator
export const BetrokkenheidGestart: Validator
export const BetrokkenheidIngetrokken: Validator
export const BronGemeld: Validator
export const GezinBeeindigd: Validator
export const GezinGesplitst: Validator
export const GezinGevormd: Validator
export const GezinGewijzigd: Validator
export const GezinMomentopname: Validator
export const GezinSamengevoegd: Validator
export const MaatregelBeeindigd: Validator
export const MaatregelIngetrokken: Validator
export const MaatregelOpgelegd: Validator
export const PersoonIngetrokken: Validator
export const PersoonVastgelegd: Validator
export const RelatieIngetrokken: Validator
export const RelatieVastgelegd: Validator
export const ToegangBeeindigd: Validator
export const ToegangGeopend: Validator
export const ToegangGewijzigd: Validator
export const TrajectAangemeld: Validator
export const TrajectBeeindigd: Validator
export const TrajectGestart: Validator
export const TrajectIngetrokken: Validator
export const Bezorging: Validator
export const RegisterOrganisatie: Validator
export const RegisterDag: Validator
export const PseudoniemVraag: Validator
export const PseudoniemAntwoord: Validator
export const BeeldLijstVraag: Validator
export const BeeldLijst: Validator
export const BeeldToonVraag: Validator
export const BeeldToon: Validator
export const Probleem: Validator
