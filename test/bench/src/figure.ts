/** What a figure must be; `goal` is what we aim for later. */
export type Target =
  | { readonly atLeast: number; readonly goal?: number }
  | { readonly atMost: number; readonly goal?: number }

export interface Figure {
  /** `<what>.<of what>`, e.g. `sql.publish.ratio`. */
  readonly name: string
  readonly value: number
  readonly unit: string
  /** What the value was taken from, when it was measured more than once. */
  readonly of?: readonly number[]
}

/** The targets of the project. A figure that is not here is only measured. */
export const targets: Readonly<Record<string, Target>> = {
  'sql.publish.ratio': { atLeast: 0.6, goal: 0.9 },
  'sql.adapter.rss': { atMost: 200 },
  'adapter.coldstart': { atMost: 2 },
  'ledger.skip.rate': { atLeast: 100_000 },
  'ledger.restart': { atMost: 1 },
  'drop.csv.rss': { atMost: 250 },
  'fhir.publish.ratio': { atLeast: 0.6 },
  'contract.check.cold': { atMost: 2 },
  'contract.diff.cold': { atMost: 3 },
  'latency.commit.page.p99': { atMost: 1_000 },
  'latency.push.p99': { atMost: 150 },
  'contract.validate.ratio': { atLeast: 0.8 },
  'contract.validators.size': { atMost: 400 },
  'hub.events.rate': { atLeast: 5_000 },
  'hub.events.ratio': { atLeast: 0.5 },
  'hub.takeover': { atMost: 5 },
  'rebuild.million': { atMost: 240 },
  'scale.rss': { atMost: 1_000 },
  'scale.flat': { atMost: 1.25 },
}

/** Undefined for a figure without a target. */
export const isMet = (value: number, target: Target | undefined): boolean | undefined => {
  if (target === undefined) return undefined
  return 'atLeast' in target ? value >= target.atLeast : value <= target.atMost
}

/** Names of the figures that miss their target. */
export const missed = (
  figures: readonly Figure[],
  wanted: Readonly<Record<string, Target>> = targets,
): readonly string[] =>
  figures.filter(({ name, value }) => isMet(value, wanted[name]) === false).map(({ name }) => name)
