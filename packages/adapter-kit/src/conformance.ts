import { deepStrictEqual, ok } from 'node:assert/strict'
import type { Check } from './conformance/check'
import { type Fixture, fixturesOf } from './conformance/fixtures'
import { rehearse } from './conformance/rehearsal'
import type { ToPicture } from './conformance/to-picture'
import { rehearseTogether } from './conformance/together'
import { type Outcome, trial } from './conformance/trial'
import type { AdapterDefinition, Feed } from './define'
import { rejectionIn } from './sources/unreadable'

export {
  type BadInputOptions,
  badInput,
  type FeedTabel,
  type Gebrek,
  gebreken,
  type Invoer,
  met,
  type Vak,
  weg,
  zesMegabyte,
} from './conformance/bad-input'
export type { Check } from './conformance/check'
export { csvOf, csvVakken, type Rij, rowWith, vreemdeExports } from './conformance/csv-input'
export {
  journalSources,
  type KilledOptions,
  type KilledRehearsal,
  killedRehearsal,
} from './conformance/killed'
export { readableContext } from './conformance/readable-context'
export type { Arrived, Standing, ToPicture } from './conformance/to-picture'
export { isMappingFault, trial } from './conformance/trial'
export type { Told } from './conformance/verdict'

export interface ConformanceOptions {
  /** The adapter's folder: `<feed>/fixtures/<case>/` with `record.json` or `record.xml`, and `events.json` or `rejection.json`. */
  readonly folder: string
  /** The `instellingen` of each feed in the fixtures. */
  readonly instellingen?: Readonly<Record<string, unknown>>
  /** Rehearsals of each feed with a source that misbehaves. */
  readonly repetities?: number
  /** The hub's rules, where a test may know them: then what arrived is also held against the pictures that it makes. */
  readonly naarBeeld?: ToPicture
  /** What this adapter is not held to. One that it turns out to do fails as well: it is no longer needed. */
  readonly uitzonderingen?: readonly Waiver[]
}

export interface Waiver {
  /** The name of the check. */
  readonly check: string
  /** Why, and until when. */
  readonly reden: string
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

const checksOf = (fixture: Fixture, attempt: (raw: unknown) => Outcome): readonly Check[] => {
  const name = `${fixture.feed}/${fixture.naam}`
  return [
    {
      naam: `${name} becomes what stands beside it`,
      check: () => deepStrictEqual(asJson(attempt(fixture.record())), fixture.expected()),
    },
    {
      naam: `${name} becomes the same each time, and is left as it is`,
      check: () => {
        const record = frozen(fixture.record())
        const outcome = attempt(fixture.record())
        for (let times = 0; times < 2; times += 1) deepStrictEqual(attempt(record), outcome)
      },
    },
    {
      naam: `${name} is not quoted when it is rejected`,
      check: () => {
        const record = fixture.record()
        const said = JSON.stringify(attempt(record).rejection ?? {})
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

const usualRehearsals = 4

const rehearsalsOf = (
  feed: Feed,
  fixtures: readonly Fixture[],
  config: Readonly<Record<string, unknown>>,
  count: number,
  naarBeeld: ToPicture | undefined,
): readonly Check[] =>
  Array.from({ length: count }, (_, index) => ({
    naam: `${feed.naam}: whatever the source does and whenever it is killed, nothing is lost, doubled or out of order (${index + 1})`,
    check: () => rehearse(feed, fixtures, config, index + 1, naarBeeld),
  }))

const togetherOf = (
  adapter: AdapterDefinition,
  feed: Feed,
  fixtures: readonly Fixture[],
  config: Readonly<Record<string, unknown>>,
): Check => ({
  naam: `${feed.naam}: what several records say of one object comes out the same in whatever order they come`,
  check: async () => {
    await rehearseTogether(adapter, feed, fixtures, config)
  },
})

/** A waived check has to fail; a waiver of nothing fails itself. */
const waived = (checks: readonly Check[], waivers: readonly Waiver[]): readonly Check[] => {
  const reasons = new Map(waivers.map(({ check, reden }) => [check, reden]))
  const named = new Set(checks.map(({ naam }) => naam))
  const stale = waivers.filter(({ check }) => !named.has(check))
  return [
    ...checks.map(({ naam, check }): Check => {
      const reden = reasons.get(naam)
      if (reden === undefined) return { naam, check }
      return {
        naam: `${naam} — waived: ${reden}`,
        check: async () => {
          const passes = await Promise.resolve()
            .then(check)
            .then(
              () => true,
              () => false,
            )
          ok(!passes, 'this check passes: the waiver is no longer needed')
        },
      }
    }),
    ...stale.map(
      ({ check, reden }): Check => ({
        naam: `the waiver of "${check}" waives something`,
        check: () => ok(false, `no check is called so (${reden})`),
      }),
    ),
  ]
}

/**
 * What every adapter is held to, as checks for any test runner: each fixture becomes what stands beside it; the same each time;
 * valid under the strict contract with references that fit, no BSN, a client's file where the adapter does not open families (all of
 * that the kit itself holds each record to, and parks what fails); rejections quote nothing. And with a source that we control, at its
 * worst: no gap, no change lost, only harmless repetitions, order kept.
 */
export const conformance = (adapter: AdapterDefinition, options: ConformanceOptions): readonly Check[] =>
  waived(
    adapter.feeds.flatMap((feed) => {
      const { naam } = feed
      const fixtures = fixturesOf(options.folder, feed)
      const instellingen = options.instellingen?.[naam]
      const tried = trial(adapter, naam, instellingen)
      const config = feed.instellingen?.parse(instellingen ?? {}) ?? {}
      return [
        bothKinds(naam, fixtures),
        ...fixtures.flatMap((fixture) => checksOf(fixture, tried)),
        togetherOf(adapter, feed, fixtures, config),
        ...rehearsalsOf(feed, fixtures, config, options.repetities ?? usualRehearsals, options.naarBeeld),
      ]
    }),
    options.uitzonderingen ?? [],
  )
