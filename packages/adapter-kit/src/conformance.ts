import { deepStrictEqual, ok } from 'node:assert/strict'
import { type Fixture, fixturesOf } from './conformance/fixtures'
import { type Outcome, trial } from './conformance/trial'
import type { AdapterDefinition } from './define'
import { rejectionIn } from './sources/unreadable'

export { isMappingFault, trial } from './conformance/trial'

/** One thing that an adapter must do; `check` throws an AssertionError when it does not. */
export interface Check {
  readonly naam: string
  readonly check: () => void
}

export interface ConformanceOptions {
  /** The adapter's folder: `<feed>/fixtures/<case>/` with `record.json` or `record.xml`, and `events.json` or `rejection.json`. */
  readonly folder: string
  /** The `instellingen` of each feed in the fixtures. */
  readonly instellingen?: Readonly<Record<string, unknown>>
}

const frozen = (value: unknown): unknown => {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(frozen)
  return Object.freeze(value)
}

/** As it would be published and read again: without the difference between an absent and an undefined field. */
const asJson = (outcome: Outcome): unknown => JSON.parse(JSON.stringify(outcome))

/** Texts of a record that are no codes: what a rejection, which is logged, must not repeat. */
const wordsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return value.trim().length > 20 ? [value.trim()] : []
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(wordsIn) : []
}

const checksOf = (fixture: Fixture, tried: (raw: unknown) => Outcome): readonly Check[] => {
  const name = `${fixture.feed}/${fixture.naam}`
  return [
    {
      naam: `${name} becomes what stands beside it`,
      check: () => deepStrictEqual(asJson(tried(fixture.record())), fixture.expected()),
    },
    {
      naam: `${name} becomes the same each time, and is left as it is`,
      check: () => {
        const record = frozen(fixture.record())
        const outcome = tried(fixture.record())
        for (let times = 0; times < 2; times += 1) deepStrictEqual(tried(record), outcome)
      },
    },
    {
      naam: `${name} is not quoted when it is rejected`,
      check: () => {
        const record = fixture.record()
        const said = JSON.stringify(tried(record).rejection ?? {})
        // What the source says of something unreadable is the kit's own text.
        if (rejectionIn(record) !== undefined) return
        for (const words of wordsIn(record))
          ok(!said.includes(words), 'the rejection repeats a text of the record')
      },
    },
  ]
}

/** A feed that nobody tried with a good and with a bad record is not known to read either. */
const bothKinds = (feed: string, fixtures: readonly Fixture[]): Check => ({
  naam: `${feed} has fixtures that are translated and fixtures that are rejected`,
  check: () => {
    const kinds = new Set(
      fixtures.map(({ expected }) => ('rejection' in expected() ? 'rejection' : 'events')),
    )
    deepStrictEqual([...kinds].sort(), ['events', 'rejection'])
  },
})

/**
 * What every adapter is held to, as checks for any test runner: each fixture becomes what stands beside it; the same each time;
 * valid under the strict contract with references that fit, no BSN, a client's file where the adapter does not open families (all of
 * that the kit itself holds each record to, and parks what fails); rejections quote nothing.
 */
export const conformance = (adapter: AdapterDefinition, options: ConformanceOptions): readonly Check[] =>
  adapter.feeds.flatMap((feed) => {
    const { naam } = feed
    const fixtures = fixturesOf(options.folder, feed)
    const tried = trial(adapter, naam, options.instellingen?.[naam])
    return [bothKinds(naam, fixtures), ...fixtures.flatMap((fixture) => checksOf(fixture, tried))]
  })
