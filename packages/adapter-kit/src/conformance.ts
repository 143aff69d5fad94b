import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Herkomst } from '@gezinsbeeld/contracts'
import type { AdapterDefinition, Feed } from './define'
import { tokenOfObject } from './ledger/entries'
import { watchedContext } from './pipeline/context'
import { type Prepared, prepare } from './pipeline/prepare'
import { references } from './pipeline/references'

/** One thing that an adapter must do; `run` throws when it does not. */
export interface Check {
  readonly name: string
  readonly run: () => void
}

export interface ConformanceOptions {
  /** Feed → `context.config` of its fixtures. */
  readonly instellingen?: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  /** Writes what the mapping gives now as what is expected, to be read before it is committed. */
  readonly write?: boolean
}

/** The organisation, keys and moment of all fixtures: the same everywhere, so that what is expected can be kept and read. */
const proef = references('proef', new Uint8Array(32).fill(1))
const herkomst: Herkomst = {
  bronsysteem: 'proef',
  vastgelegdOp: '2026-03-01T09:00:00+01:00',
  adapterversie: '0',
}
const pseudonymOf = (bsn: string): string => `1.${proef.bsn(bsn)}${proef.bsn(`${bsn} verder`)}`.slice(0, 45)

const maxBytes = 1_000_000

const files = { events: 'events.json', rejection: 'rejection.json' } as const

const asText = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`

const readJson = (...path: readonly string[]): unknown => JSON.parse(readFileSync(join(...path), 'utf8'))

/** A mapping that changes its record would translate it otherwise the second time. */
const frozen = (value: unknown): unknown => {
  if (typeof value === 'object' && value !== null) {
    for (const each of Object.values(value)) frozen(each)
    Object.freeze(value)
  }
  return value
}

/** What a fixture is held against: events as they would be stored, or the reason for parking. */
const shown = (prepared: Prepared): { readonly events: unknown } | { readonly rejection: unknown } => {
  if ('rejection' in prepared) return prepared
  assert('states' in prepared, 'every pseudonym is known here')
  const events = prepared.states.map(({ object, naam, content, dossier, delen }) => ({
    naam,
    object: tokenOfObject(object),
    ...(dossier === undefined ? {} : { dossier }),
    ...(delen === undefined ? {} : { delen }),
    data: JSON.parse(content),
  }))
  return { events }
}

const foldersIn = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true })
        .filter((each) => each.isDirectory())
        .map(({ name }) => name)
        .sort()
    : []

interface FixtureFeed {
  readonly adapter: AdapterDefinition
  readonly feed: Feed
  readonly fixtures: string
  readonly config: Readonly<Record<string, unknown>>
  readonly write: boolean
}

const translated = ({ adapter, feed, config }: FixtureFeed, record: unknown) => {
  const context = watchedContext(proef, config, pseudonymOf)
  const rules = { opentGezinnen: adapter.opentGezinnen, maxBytes }
  return shown(prepare(feed, frozen(record), context, herkomst, rules))
}

const expectation = (of: FixtureFeed, name: string): void => {
  const folder = join(of.fixtures, name)
  const found = translated(of, readJson(folder, 'record.json'))
  const [file, value] = 'events' in found ? [files.events, found.events] : [files.rejection, found.rejection]
  const other = file === files.events ? files.rejection : files.events
  if (of.write) {
    writeFileSync(join(folder, file), asText(value))
    rmSync(join(folder, other), { force: true })
  }
  assert(existsSync(join(folder, file)), `${folder} has no ${file}, and this is one:\n${asText(value)}`)
  assert(!existsSync(join(folder, other)), `${folder} has a ${other} as well`)
  assert.deepEqual(value, readJson(folder, file))
}

const sameTwice = (of: FixtureFeed, name: string): void => {
  const record = (): unknown => readJson(of.fixtures, name, 'record.json')
  assert.deepEqual(translated(of, record()), translated(of, record()))
}

const ofFeed = (of: FixtureFeed): readonly Check[] => {
  const { naam } = of.feed
  const names = foldersIn(of.fixtures)
  const accepted = (): void => {
    const some = names.some((name) => existsSync(join(of.fixtures, name, files.events)))
    assert(some, `${of.fixtures} has no record with an ${files.events}`)
  }
  return [
    ...names.flatMap((name) => [
      { name: `${naam}: ${name} translates as its fixture says`, run: () => expectation(of, name) },
      { name: `${naam}: ${name} translates the same way twice`, run: () => sameTwice(of, name) },
    ]),
    { name: `${naam} has a fixture that is translated`, run: accepted },
  ]
}

/**
 * What every adapter must do, as checks for whatever test runner there is. Fixtures are data: in
 * `<feed>/fixtures/<case>/` a `record.json` as the source gives it, with an `events.json` or a `rejection.json`. They go
 * through what a running adapter does to a record, so every event in them is held against the strict contract.
 *
 * @param folder of the adapter.
 */
export const conformance = (
  adapter: AdapterDefinition,
  folder: string,
  { instellingen = {}, write = false }: ConformanceOptions = {},
): readonly Check[] =>
  adapter.feeds.flatMap((feed) => {
    const fixtures = join(folder, feed.naam, 'fixtures')
    return ofFeed({ adapter, feed, fixtures, config: instellingen[feed.naam] ?? {}, write })
  })
