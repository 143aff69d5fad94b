import type { Finding } from './source'

const enough = 'alleen lezen is genoeg'

/** We cannot see what our access may do: that is said, and no more. */
export const unknownRights = (wat: string, waarom: string): Finding => ({
  wat,
  oordeel: 'let op',
  uitleg: `niet na te gaan: ${waarom}; ${enough}`,
})

const reading = new Set(['GET', 'HEAD', 'OPTIONS'])

/** @param methods those that an address takes, of anybody; undefined when the server does not say. */
export const methodsFinding = (wat: string, methods: readonly string[] | undefined): Finding => {
  if (methods === undefined) return unknownRights(wat, 'de server zegt niet wat dit adres aanneemt')
  const more = methods.filter((method) => !reading.has(method))
  if (more.length === 0)
    return { wat, oordeel: 'goed', uitleg: 'te lezen, niet te wijzigen: het adres neemt niets anders aan' }
  return unknownRights(wat, `het adres neemt ook ${more.join(', ')} aan, of deze toegang dat mag blijkt niet`)
}

/** @param scopes what our access may do. @param isReading whether one of them only reads. */
export const scopesFinding = (
  wat: string,
  scopes: readonly string[],
  isReading: (scope: string) => boolean,
): Finding => {
  const more = [...new Set(scopes.filter((scope) => !isReading(scope)))]
  return more.length === 0
    ? { wat, oordeel: 'goed', uitleg: `te lezen, niet te wijzigen: ${[...new Set(scopes)].join(', ')}` }
    : { wat, oordeel: 'let op', uitleg: `ook te wijzigen (${more.join(', ')}): ${enough}` }
}
