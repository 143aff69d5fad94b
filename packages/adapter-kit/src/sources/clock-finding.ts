import type { Finding } from './source'

/** So far may the clocks differ before it is said: what is older than the picture says would look newer. */
const muchMs = 30_000

/** How the source's clock differs from ours. */
export const clockFinding = (sourceMs: number, oursMs: number): Finding => {
  const seconds = Math.round((sourceMs - oursMs) / 1_000)
  const ahead = seconds > 0 ? `${seconds} s voor` : seconds < 0 ? `${-seconds} s achter` : 'gelijk'
  return {
    wat: 'klok van de bron',
    oordeel: Math.abs(sourceMs - oursMs) > muchMs ? 'let op' : 'goed',
    uitleg: ahead,
  }
}

/** @param sourceMs of an answer of now; undefined when the server does not say: nothing can be said then. */
export const clockFindings = (sourceMs: number | undefined): readonly Finding[] => [
  sourceMs === undefined
    ? {
        wat: 'klok van de bron',
        oordeel: 'let op',
        uitleg: 'niet na te gaan: de server zegt niet hoe laat het is',
      }
    : clockFinding(sourceMs, Date.now()),
]
