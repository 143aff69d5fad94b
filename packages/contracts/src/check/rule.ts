import type { Place } from '../document/load-document'
import type { Severity } from '../findings/finding'
import type { Validators } from './validators'
import type { View } from './view'

/** `gezinsbeeld`: everything, our names and purpose limitation too. `nats`: what holds of any AsyncAPI document for NATS. */
export type Profile = 'gezinsbeeld' | 'nats'

/** Something that breaks a rule, and where. */
export interface Violation {
  readonly place: Place
  /** One sentence: what was found, what was expected. Never a value that could be personal. */
  readonly message: string
  /** Where it differs from the rule's own. */
  readonly severity?: Severity
}

export interface RuleContext {
  readonly view: View
  readonly profile: Profile
  readonly validators: Validators
}

/** One rule of the check; the table in the README is generated from these. */
export interface Rule {
  readonly name: string
  readonly severity: Severity
  /** One sentence: what must hold. */
  readonly description: string
  /** Whether `--profile nats` leaves it out. */
  readonly only?: 'gezinsbeeld'
  readonly check: (context: RuleContext) => readonly Violation[]
}
