import { deepStrictEqual, ok } from 'node:assert/strict'
import { isLeft } from 'fp-ts/lib/Either.js'
import { type Fixture, fixturesOf } from './conformance/fixtures'
import { readableContext } from './conformance/readable-context'
import type { AdapterDefinition, Feed } from './define'
import { prepare } from './pipeline/prepare'

/** One thing that an adapter must do; `check` throws an AssertionError when it does not. */
export interface Check {
  readonly naam: string
  readonly check: () => void
}

export interface ConformanceOptions {
  /** The adapter's folder: `<feed>/fixtures/<case>/` with `record.json` and `events.json` or `rejection.json`. */
  readonly folder: string
  /** The feeds' `instellingen` in the fixtures. */
  readonly instellingen?: Readonly<Record<string, unknown>>
}

const organisatie = 'voorbeeld'
const herkomst = {
  bronsysteem: 'voorbeeld',
  vastgelegdOp: '2026-04-02T09:14:00+02:00',
  adapterversie: '1.0.0',
}

/** NATS takes a megabyte unless told otherwise; the CloudEvents profile asks for 64 KB everywhere. */
const maxBytes = 65_536

const frozen = (value: unknown): unknown => {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(frozen)
  return Object.freeze(value)
}

/** What the kit makes of a record: its events as they are translated, or why it is parked. */
const outcomeOf = (
  feed: Feed,
  raw: unknown,
  opentGezinnen: boolean,
  config: Readonly<Record<string, unknown>>,
) => {
  const context = readableContext(organisatie, config)
  const prepared = prepare(feed, raw, context, herkomst, { opentGezinnen, maxBytes })
  if ('rejection' in prepared) return { rejection: prepared.rejection }
  ok('states' in prepared, 'the context of the fixtures knows every pseudonym')
  const result = feed.translate(raw, context)
  ok(!isLeft(result), 'what was translated once is translated again')
  return { events: JSON.parse(JSON.stringify(result.right)) }
}

/** Texts of a record that are no codes: what a rejection, which is logged, must not repeat. */
const wordsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return value.trim().length > 20 ? [value.trim()] : []
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(wordsIn) : []
}

const checksOf = (
  fixture: Fixture,
  feed: Feed,
  opentGezinnen: boolean,
  config: Readonly<Record<string, unknown>>,
): Check[] => {
  const name = `${fixture.feed}/${fixture.naam}`
  return [
    {
      naam: `${name} becomes what stands beside it`,
      check: () =>
        deepStrictEqual(outcomeOf(feed, fixture.record(), opentGezinnen, config), fixture.expected()),
    },
    {
      naam: `${name} becomes the same each time, and is left as it is`,
      check: () => {
        const record = frozen(fixture.record())
        const outcome = outcomeOf(feed, fixture.record(), opentGezinnen, config)
        for (let times = 0; times < 2; times += 1) {
          deepStrictEqual(outcomeOf(feed, record, opentGezinnen, config), outcome)
        }
      },
    },
    {
      naam: `${name} is not quoted when it is rejected`,
      check: () => {
        const record = fixture.record()
        const said = JSON.stringify(outcomeOf(feed, record, opentGezinnen, config).rejection ?? {})
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
    const kinds = new Set(fixtures.flatMap(({ expected }) => Object.keys(expected())))
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
    const fixtures = fixturesOf(options.folder, feed.naam)
    return [
      bothKinds(feed.naam, fixtures),
      ...fixtures.flatMap((fixture) =>
        checksOf(fixture, feed, adapter.opentGezinnen, options.instellingen ?? {}),
      ),
    ]
  })
