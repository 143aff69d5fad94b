import { createHmac } from 'node:crypto'
import type { TranslateContext, TranslatedEvent } from '@gezinsbeeld/adapter-kit'
import { validate } from '@gezinsbeeld/contracts'
import { readBsn } from '@gezinsbeeld/identity'

const token = (...parts: readonly string[]): string =>
  createHmac('sha256', 'test').update(parts.join('\0')).digest('base64url')

/** The feeds' `instellingen`. */
export const settings = {
  basisUrl: 'https://fhir.ggz.example/r4',
  zorgsoort: {
    systeem: 'https://ggz.example/fhir/CodeSystem/zorgsoort',
    codes: { JGGZ: 'jeugd-ggz' },
  },
}

/** A context that knows every pseudonym, and remembers which BSNs were none: the kit parks such a record. */
export const contextOf = (
  config: TranslateContext['config'] = settings,
  invalid: string[] = [],
): TranslateContext => ({
  organisatie: 'ggz-oost',
  persoon: (keySpace, localKey) => `ggz-oost:${token(keySpace, localKey).slice(0, 22)}`,
  object: (keySpace, localKey) => token(keySpace, localKey).slice(0, 22),
  pseudoniem: (found) => {
    const read = readBsn(found)
    if (read === 'ongeldig') invalid.push(found ?? '')
    return read === 'afwezig' || read === 'ongeldig' ? undefined : `1.${token('bsn', read.bsn)}`
  },
  config,
})

export const context = contextOf()

const herkomst = { bronsysteem: 'epd', vastgelegdOp: '2026-04-02T09:14:00+02:00', adapterversie: '1' }

/** What is wrong with an event by the strict contract. */
export const problemsOf = ({ naam, data }: TranslatedEvent) => validate(naam, { ...data, herkomst }, 'strict')
