import { createHmac } from 'node:crypto'
import type { TranslateContext, TranslatedEvent } from '@gezinsbeeld/adapter-kit'
import { validate } from '@gezinsbeeld/contracts'
import { readBsn } from '@gezinsbeeld/identity'

const token = (...parts: readonly string[]): string =>
  createHmac('sha256', 'test').update(parts.join('\0')).digest('base64url')

/** A context that knows every pseudonym, and remembers which BSNs were none: the kit parks such a record. */
export const contextOf = (organisatie: string, invalid: string[] = []): TranslateContext => ({
  organisatie,
  persoon: (keySpace, localKey) => `${organisatie}:${token(keySpace, localKey).slice(0, 22)}`,
  object: (keySpace, localKey) => token(keySpace, localKey).slice(0, 22),
  pseudoniem: (found) => {
    const read = readBsn(found)
    if (read === 'ongeldig') invalid.push(found ?? '')
    return read === 'afwezig' || read === 'ongeldig' ? undefined : `1.${token('bsn', read.bsn)}`
  },
  config: {},
})

const herkomst = { bronsysteem: 'dossier', vastgelegdOp: '2026-04-02T09:14:00+02:00', adapterversie: '1' }

/** What is wrong with an event by the strict contract. */
export const problemsOf = ({ naam, data }: TranslatedEvent) => validate(naam, { ...data, herkomst }, 'strict')
