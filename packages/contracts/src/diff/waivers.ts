import { isList, isObject, type Json } from '../build/json'
import type { LoadedDocument } from '../document/load-document'
import { below } from '../document/pointer'
import type { Finding } from '../findings/finding'
import type { Difference } from './finding'

/** Why a difference is accepted, and until when: the last day on which it is. */
interface Waiver {
  readonly path: string
  readonly rule: string | undefined
  readonly until: string
  /** Where it stands in its file. */
  readonly at: string
}

/** What the waivers leave. */
export interface Waived {
  readonly waived: ReadonlySet<Difference>
  /** Waivers that are wrong, have ended or waive nothing. */
  readonly findings: readonly Finding[]
}

const day = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/

/**
 * Holds the differences that somebody must look at against a waiver file: a list (also under `waivers`) of
 * `{ path, rule, reason, until }`. `rule` may be left out; `today` is a calendar date.
 */
export const applyWaivers = (
  differences: readonly Difference[],
  file: LoadedDocument | undefined,
  today: string,
): Waived => {
  if (file === undefined) return { waived: new Set(), findings: [] }
  const { entry } = file
  const findings: Finding[] = []
  const say = (rule: string, at: string, message: string): void => {
    findings.push({ rule, severity: 'error', message, file: entry.shown, ...entry.locate(at), path: at })
  }
  const waivers = read(entry.tree, say)
  const waived = new Set<Difference>()
  for (const waiver of waivers) {
    const matching = differences.filter(
      ({ path, rule, backward, forward }) =>
        path === waiver.path &&
        (waiver.rule === undefined || waiver.rule === rule) &&
        (backward !== 'compatible' || forward !== 'compatible'),
    )
    if (waiver.until < today)
      say('waiver-expired', waiver.at, `found a waiver that ended on ${waiver.until}: ${waiver.path}`)
    else if (matching.length === 0)
      say('waiver-unused', waiver.at, `found a waiver of what is not there, expected it gone: ${waiver.path}`)
    else for (const difference of matching) waived.add(difference)
  }
  return { waived, findings }
}

const read = (tree: Json, say: (rule: string, at: string, message: string) => void): readonly Waiver[] => {
  const within = isObject(tree) && tree['waivers'] !== undefined ? '/waivers' : ''
  const list = isObject(tree) && within !== '' ? tree['waivers'] : tree
  if (!isList(list)) {
    say('waiver-invalid', within, 'expected a list of { path, rule, reason, until }')
    return []
  }
  return list.flatMap((each, index): readonly Waiver[] => {
    const at = below(within, index)
    const { path, rule, reason, until, ...rest } = isObject(each) ? each : {}
    const [unknown] = Object.keys(rest)
    if (unknown !== undefined)
      say('waiver-invalid', below(at, unknown), `found ${unknown}, expected path, rule, reason, until`)
    else if (typeof path !== 'string') say('waiver-invalid', at, 'expected path: where the difference is')
    else if (rule !== undefined && typeof rule !== 'string')
      say('waiver-invalid', below(at, 'rule'), 'expected rule: the slug of the difference')
    else if (typeof reason !== 'string' || reason.trim() === '')
      say('waiver-invalid', at, 'expected reason: why it is accepted')
    else if (typeof until !== 'string' || !day.test(until))
      say('waiver-invalid', at, 'expected until: the last day, such as 2026-12-31')
    else return [{ path, rule, until, at }]
    return []
  })
}
