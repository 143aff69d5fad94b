import { mostEventBytes } from '@gezinsbeeld/contracts'
import { isLeft } from 'fp-ts/lib/Either.js'
import type { AdapterConfiguration } from '../configuration'
import { readableContext } from '../conformance/readable-context'
import { type AdapterDefinition, type Feed, opensFamilies } from '../define'
import { prepare } from '../pipeline/prepare'
import type { Rejection } from '../rejection'
import { openSource } from '../sources/open-source'
import type { CsvForm } from '../sources/parse/csv'
import type { SourceRecord } from '../sources/source'
import { masked } from './mask'
import { watched } from './watched'

/** A record and what it would become, with personal data masked. */
export interface PreviewLine {
  readonly feed: string
  readonly record: unknown
  readonly gebeurtenissen: readonly { readonly naam: string; readonly data: unknown }[]
  readonly geweigerd: Rejection | undefined
}

export interface FeedPreview {
  readonly feed: string
  readonly gelezen: number
  readonly gebeurtenissen: Readonly<Record<string, number>>
  /** Reason → how many would be parked. */
  readonly geweigerd: Readonly<Record<string, number>>
  /** What would be left out of records that are told → how often. */
  readonly weggelaten: Readonly<Record<string, number>>
  /** Fields that hold something and that the mapping never looks at. */
  readonly ongelezen: readonly string[]
  readonly voorbeelden: readonly PreviewLine[]
}

export interface PreviewOptions {
  /** Records of each feed that are read. */
  readonly aantal: number
  /** Of which so many are shown. */
  readonly tonen: number
  readonly feed?: string | undefined
}

/** The same source with what the adapter does not ask for, where it can be had: so that it shows what nobody reads. */
const withEverything = (source: Feed['source']): Feed['source'] => {
  if (source.soort === 'een-van') return { ...source, van: source.van.map(plainWithEverything) }
  return plainWithEverything(source)
}

const plainWithEverything = <S extends { readonly soort: string }>(source: S): S =>
  'vorm' in source && isCsv(source.vorm) ? { ...source, vorm: { ...source.vorm, alles: true } } : source

const isCsv = (form: unknown): form is CsvForm =>
  typeof form === 'object' && form !== null && 'soort' in form && form.soort === 'csv'

/** The first records of a feed, as the source gives them. Nothing is published, moved or remembered. */
export async function* sampled(
  definition: AdapterDefinition,
  configuration: AdapterConfiguration,
  { aantal, feed: only }: PreviewOptions,
): AsyncIterable<{ readonly feed: Feed; readonly records: readonly SourceRecord[] }> {
  for (const feed of definition.feeds) {
    if (only !== undefined && feed.naam !== only) continue
    // What is left out has no source to read.
    if (only === undefined && configuration.feeds[feed.naam]?.aan === false) continue
    const source = await openSource(withEverything(feed.source), configuration.bron, {
      feed: feed.naam,
      name: `gezinsbeeld preview ${configuration.organisatie}`,
      folder: configuration.gegevens,
      key: Buffer.from(configuration.sleutels.quarantaine, 'hex'),
      // Nobody is looked up for a try.
      clients: () => [],
    })
    try {
      const records: SourceRecord[] = []
      for await (const page of source.sample?.() ?? source.pass(undefined)) {
        records.push(...page.records.slice(0, aantal - records.length))
        if (records.length >= aantal) break
      }
      yield { feed, records }
    } finally {
      await source.close()
    }
  }
}

interface TriedOut extends Pick<PreviewLine, 'gebeurtenissen' | 'geweigerd'> {
  readonly weggelaten: readonly Rejection[]
  readonly ongelezen: readonly string[]
}

/** Translates one record as the kit would; every pseudonym counts as known. */
export const tryOut = (
  feed: Feed,
  { raw, at }: SourceRecord,
  definition: AdapterDefinition,
  configuration: AdapterConfiguration,
): TriedOut => {
  const config = configuration.feeds[feed.naam]?.instellingen ?? {}
  const context = readableContext(configuration.organisatie, config)
  const { bronsysteem, organisatie: _ } = configuration
  const herkomst = { bronsysteem, vastgelegdOp: at, adapterversie: definition.versie ?? '0.1.0' }
  const rules = { opentGezinnen: opensFamilies(definition), maxBytes: mostEventBytes }
  const prepared = prepare(feed, raw, context, herkomst, rules)
  const looked = watched(raw)
  const result = feed.translate(looked.value, context)
  const ongelezen = looked.unread()
  if ('rejection' in prepared)
    return { gebeurtenissen: [], geweigerd: prepared.rejection, weggelaten: [], ongelezen }
  const changes = feed.change(raw, context)
  const told = [...(isLeft(result) ? [] : result.right), ...(isLeft(changes) ? [] : changes.right)]
  const weggelaten = 'leftOut' in prepared ? prepared.leftOut : []
  const gebeurtenissen = told.map(({ naam, data }) => ({ naam, data }))
  return { gebeurtenissen, geweigerd: undefined, weggelaten, ongelezen }
}

const count = (names: readonly string[]): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {}
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1
  return counts
}

/** What the adapter would make of the records that are there now. @throws like the source. */
export async function* preview(
  definition: AdapterDefinition,
  configuration: AdapterConfiguration,
  options: PreviewOptions,
): AsyncIterable<FeedPreview> {
  for await (const { feed, records } of sampled(definition, configuration, options)) {
    const outcomes = records.map((record) => ({ record, ...tryOut(feed, record, definition, configuration) }))
    // A field that one record's translation reads is read.
    const everywhere = outcomes.map(({ ongelezen }) => new Set(ongelezen))
    const ongelezen = [...new Set(outcomes.flatMap((each) => each.ongelezen))].filter((path) =>
      outcomes.every(({ record }, i) => everywhere[i]?.has(path) === true || !holds(record.raw, path)),
    )
    yield {
      feed: feed.naam,
      gelezen: records.length,
      gebeurtenissen: count(outcomes.flatMap(({ gebeurtenissen }) => gebeurtenissen.map(({ naam }) => naam))),
      geweigerd: count(outcomes.flatMap(({ geweigerd }) => geweigerd?.reden ?? [])),
      weggelaten: count(
        outcomes.flatMap(({ weggelaten }) => weggelaten.map(({ pad, uitleg }) => `${pad}: ${uitleg}`)),
      ),
      ongelezen: ongelezen.sort(),
      voorbeelden: outcomes.slice(0, options.tonen).map(({ record, gebeurtenissen, geweigerd }) => ({
        feed: feed.naam,
        record: masked(record.raw),
        gebeurtenissen: gebeurtenissen.map(({ naam, data }) => ({ naam, data: masked(data) })),
        geweigerd,
      })),
    }
  }
}

const holds = (raw: unknown, path: string): boolean => {
  let values: readonly unknown[] = [raw]
  for (const step of path.split('.')) {
    values = values.flatMap((value): readonly unknown[] => {
      if (typeof value !== 'object' || value === null) return []
      return step === '*' ? Object.values(value) : [Reflect.get(value, step)]
    })
  }
  return values.some((value) => value !== undefined && value !== null && value !== '')
}
