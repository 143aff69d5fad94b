import { type ISpectralDiagnostic, Spectral } from '@stoplight/spectral-core'
import { Resolver } from '@stoplight/spectral-ref-resolver'
import type { Json } from '../build/json'
import type { LoadedDocument, Place } from '../document/load-document'
import type { Finding, Severity } from '../findings/finding'
import { memberOf, rootOf } from './node'
import type { RuleContext } from './rule'
import { rules } from './rules'
import { type Run, rulesetWith } from './ruleset'

interface SpectralRun extends Run {
  readonly resolved: Json
}

/** Spectral hands on the document's data; by that the rest of what is known of it is found again. */
const runs = new WeakMap<object, SpectralRun>()

const runOf = (data: unknown): SpectralRun | undefined =>
  typeof data === 'object' && data !== null ? runs.get(data) : undefined

/** Hands out what the loader resolved: Spectral's own would read files and ask the network. */
class Resolved extends Resolver {
  override async resolve(
    ...[source, options]: Parameters<Resolver['resolve']>
  ): ReturnType<Resolver['resolve']> {
    return { ...(await super.resolve({}, options)), result: runOf(source)?.resolved ?? source }
  }
}

let made: Spectral | undefined

/** One for the process: it checks its ruleset before it takes it. */
const spectral = (): Spectral => {
  if (made) return made
  made = new Spectral({ resolver: new Resolved() })
  made.setRuleset(rulesetWith(runOf))
  return made
}

/** Everything that the parser's rules and ours say of a document; `resolved` is the document with its references written out. */
export const lint = async (context: RuleContext, resolved: Json): Promise<readonly Finding[]> => {
  const { document } = context.view
  const data = document.entry.tree
  if (typeof data !== 'object' || data === null) return []
  const run: SpectralRun = { context, resolved, violations: [] }
  runs.set(data, run)
  const results = await spectral().run({
    parsed: { data, diagnostics: [], ast: undefined, lineMap: [] },
    getLocationForJsonPath: () => undefined,
  })
  return results.flatMap((result) => findingOf(document, run, result))
}

const ownSeverity = new Map(rules.map(({ name, severity }) => [name, severity]))
/** Of Spectral: 0 error, 1 warning, 2 information, 3 hint. */
const severities: readonly Severity[] = ['error', 'warning', 'info', 'info']

const findingOf = (
  document: LoadedDocument,
  { violations, context }: Run,
  { code, message, severity, path }: ISpectralDiagnostic,
): readonly Finding[] => {
  const rule = String(code)
  const own = ownSeverity.get(rule)
  if (own === undefined) {
    const place = placeOf(document, path)
    return [finding(rule, severities[severity] ?? 'error', message, place)]
  }
  const violation = violations[Number(message)]
  const only = rules.find(({ name }) => name === rule)?.only
  if (violation === undefined || (only !== undefined && only !== context.profile)) return []
  return [finding(rule, violation.severity ?? own, violation.message, violation.place)]
}

export const finding = (rule: string, severity: Severity, message: string, place: Place): Finding => ({
  rule,
  severity,
  message,
  file: place.file.shown,
  ...place.file.locate(place.pointer),
  path: place.pointer,
})

/** Where a path in the document with its references written out really stands; of what is not there, what is around it. */
const placeOf = (document: LoadedDocument, path: readonly (string | number)[]): Place => {
  let here = rootOf(document)
  for (const [i, step] of path.entries()) {
    const around = i === 0 ? here : document.follow(here)
    const next = memberOf(around, step)
    if (next === undefined) return here
    here = next
  }
  return here
}
