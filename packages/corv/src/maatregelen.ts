import type { Rejection, TranslateContext } from '@gezinsbeeld/adapter-kit'
import { codeList } from '@gezinsbeeld/adapter-kit/fields'
import type { Maatregel } from '@gezinsbeeld/contracts'
import { type Either, left, right } from 'fp-ts/lib/Either.js'
import { folded } from './fields'
import { settingsOf } from './settings'

type Soort = Maatregel['soort']

/**
 * What a measure is called. CORV has no code for it (`leidtTot/toelichting` is free text), so only a text that is nothing but such a name
 * counts: in "ondertoezichtstelling afgewezen" stands one, and there is none. `instellingen.maatregelen` adds others.
 */
const maatregelen = codeList<Soort>('soort maatregel (leidtTot, toelichting)', {
  ots: 'ots',
  ondertoezichtstelling: 'ots',
  'onder toezicht stelling': 'ots',
  'verlenging ondertoezichtstelling': 'ots',
  'verlenging ots': 'ots',
  vots: 'voorlopige-ots',
  'voorlopige ots': 'voorlopige-ots',
  'voorlopige ondertoezichtstelling': 'voorlopige-ots',
  muhp: 'machtiging-uithuisplaatsing',
  uhp: 'machtiging-uithuisplaatsing',
  uithuisplaatsing: 'machtiging-uithuisplaatsing',
  'machtiging uithuisplaatsing': 'machtiging-uithuisplaatsing',
  'machtiging tot uithuisplaatsing': 'machtiging-uithuisplaatsing',
  'spoedmachtiging uithuisplaatsing': 'machtiging-uithuisplaatsing',
  'verlenging machtiging uithuisplaatsing': 'machtiging-uithuisplaatsing',
  voogdij: 'voogdij',
  'voogdij (regulier)': 'voogdij',
  'reguliere voogdij': 'voogdij',
  'voorlopige voogdij': 'voorlopige-voogdij',
  'tijdelijke voogdij': 'tijdelijke-voogdij',
  jeugdreclassering: 'jeugdreclassering',
  'maatregel jeugdreclassering': 'jeugdreclassering',
})

const unknown: Rejection = {
  reden: 'onbekende-code',
  pad: 'object.leidtTot.toelichting',
  uitleg: `found a text that is not in the code list "${maatregelen.naam}"; add it to instellingen.maatregelen, or report it`,
}

/** The measures of one besluit, which may name several: `OTS en MUHP`. The text is never repeated: anything may stand in it. */
export const maatregelenIn = (
  toelichting: string,
  context: TranslateContext,
): Either<Rejection, readonly Soort[]> => {
  const own = new Map(
    Object.entries(settingsOf(context).maatregelen).map(([name, soort]) => [folded(name), soort]),
  )
  const soortOf = (name: string): Soort | undefined => own.get(name) ?? maatregelen.codes.get(name)
  const whole = folded(toelichting).replace(/\.$/, '')
  const one = soortOf(whole)
  if (one !== undefined) return right([one])
  const parts = whole.split(/\s*(?:[,;+/&]|\ben\b|\bmet\b)\s*/).filter((part) => part !== '')
  const soorten = parts.flatMap((part) => soortOf(part) ?? [])
  return soorten.length === 0 || soorten.length < parts.length ? left(unknown) : right([...new Set(soorten)])
}
