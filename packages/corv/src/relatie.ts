import type { TranslateContext, TranslatedEvent } from '@gezinsbeeld/adapter-kit'
import { present } from '@gezinsbeeld/adapter-kit/fields'
import type { Gezag, Relatie } from '@gezinsbeeld/contracts'

export interface Band {
  /** Reference of the person who is the `soort` of naar. */
  readonly van: string
  readonly naar: string
  readonly soort: Relatie['soort']
  readonly gezag?: Gezag | undefined
}

/**
 * Laid over what other messages say: "ouder, gezag niet benoemd" in a notificatie must not wipe out the gezag that a verzoek tot onderzoek
 * told.
 */
export const relatieOf = ({ van, naar, soort, gezag }: Band, context: TranslateContext): TranslatedEvent => {
  const object = context.object('corv-relatie', `${van}|${naar}|${soort}`)
  const data = {
    referentie: `${context.organisatie}:${object}`,
    personen: [van, naar],
    ...{ van, naar, soort },
    ...present({ gezag }),
  }
  return { naam: 'relatie.vastgelegd', object, data, over: 'mag' }
}
