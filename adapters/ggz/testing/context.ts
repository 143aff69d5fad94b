import { createHmac } from 'node:crypto'
import type { TranslateContext, TranslatedEvent } from '@gezinsbeeld/adapter-kit'
import { validate } from '@gezinsbeeld/contracts'

const token = (...parts: readonly string[]): string =>
  createHmac('sha256', 'test').update(parts.join('\0')).digest('base64url')

/** A context that knows every pseudonym. */
export const context: TranslateContext = {
  organisatie: 'ggz-oost',
  persoon: (keySpace, localKey) => `ggz-oost:${token(keySpace, localKey).slice(0, 22)}`,
  object: (keySpace, localKey) => token(keySpace, localKey).slice(0, 22),
  pseudoniem: (bsn) => (bsn === undefined ? undefined : `1.${token('bsn', bsn)}`),
  config: {
    basisUrl: 'https://fhir.ggz.example/r4',
    zorgsoort: {
      systeem: 'https://ggz.example/fhir/CodeSystem/zorgsoort',
      codes: { JGGZ: 'jeugd-ggz' },
    },
  },
}

const herkomst = { bronsysteem: 'epd', vastgelegdOp: '2026-04-02T09:14:00+02:00', adapterversie: '1' }

/** What is wrong with an event by the strict contract. */
export const problemsOf = ({ naam, data }: TranslatedEvent) => validate(naam, { ...data, herkomst }, 'strict')
