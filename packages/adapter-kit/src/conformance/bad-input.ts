import { deepStrictEqual, ok } from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AdapterDefinition } from '../define'
import { type Rehearsal, type Rehearsed, rehearsal } from '../rehearsal'
import { changedXml } from './changed-xml'
import type { Check } from './check'

/** What can be wrong with what a feed is given; each adapter says of each of its feeds what then becomes of it. */
export const gebreken = [
  'onbekende code',
  'ontbrekend veld',
  'onmogelijke datum',
  'verkeerd bsn',
  'zonder bsn',
  'ongeboren',
  'ingetrokken',
  'dubbel',
  'verkeerde ontvanger',
  'nieuwere versie',
  'doctype',
  'externe entiteit',
  'tekst van 6 MB',
  'afgebroken',
] as const

export type Gebrek = (typeof gebreken)[number]

/** That the source says that the record is gone. */
export const weg: unique symbol = Symbol('weg')

/** A record as the source gives it, or `weg`; of a feed that reads files, the content of a file. */
export type Invoer = unknown

export type Vak =
  /** Why it cannot be. */
  | { readonly nvt: string }
  /** Where the kit itself is held to it, the same for every feed with such a source. */
  | { readonly toets: { readonly bestand: string; readonly naam: string } }
  /** Parked or refused: with this reason, at this path. */
  | {
      readonly invoer: Invoer
      readonly na?: Invoer
      readonly reden: string
      readonly pad: string | RegExp
      /** That a file which holds everything is not whole because of it, so that nothing is taken for gone. */
      readonly onvolledig?: true
    }
  /** Told: the events that it brings, and fields of them. */
  | {
      readonly invoer: Invoer
      readonly na?: Invoer
      readonly events: readonly string[]
      readonly met?: Readonly<Record<string, object>>
      readonly zonder?: Readonly<Record<string, readonly string[]>>
    }

export interface FeedTabel {
  readonly goed: Invoer
  /** What the good one brings. */
  readonly events: readonly string[]
  /** Texts of the good one that no reason may repeat. */
  readonly persoonlijk: readonly string[]
  readonly vakken: Readonly<Record<Gebrek, Vak>>
  /** What else its source sends that ours would not. */
  readonly vreemd?: Readonly<Record<string, Vak>>
}

export interface BadInputOptions {
  /** The repository, in which `toets` is looked up. */
  readonly wortel: string
  readonly instellingen?: Readonly<Record<string, unknown>>
  /** By feed; `corv: vtoDi01` is the feed corv and one of the things that it reads. */
  readonly tabel: Readonly<Record<string, FeedTabel>>
  /** The name of a file that a feed takes; `bericht.xml` unless told otherwise. */
  readonly bestand?: (feed: string, nummer: number) => string
}

const feedIn = (rij: string): string => rij.split(':', 1)[0] ?? rij

const isFile = (invoer: Invoer): invoer is string | Uint8Array =>
  typeof invoer === 'string' || invoer instanceof Uint8Array

/** Whether everything that was expected is there; more may be. */
const holds = (found: unknown, expected: unknown): boolean => {
  if (typeof expected !== 'object' || expected === null) return found === expected
  if (typeof found !== 'object' || found === null) return false
  return Object.entries(expected).every(([name, each]) => holds(Reflect.get(found, name), each))
}

const names = (events: Rehearsed['events']): readonly string[] => events.map(({ naam }) => naam).sort()

/** Runs of six digits and more, which may be somebody's number or date. */
const numbersIn = (invoer: Invoer): readonly string[] =>
  typeof invoer === 'symbol'
    ? []
    : ((typeof invoer === 'string' ? invoer : (JSON.stringify(invoer) ?? ''))
        .slice(0, 50_000)
        .match(/\d{6,}/g) ?? [])

const asText = (invoer: Invoer): string =>
  invoer instanceof Uint8Array ? Buffer.from(invoer).toString('latin1') : (JSON.stringify(invoer) ?? '')

const check = async (
  feed: string,
  vak: Exclude<Vak, { nvt: string } | { toets: object }>,
  { goed, events: usual, persoonlijk }: FeedTabel,
  open: () => Promise<Rehearsal>,
  bestand: (feed: string, nummer: number) => string,
): Promise<void> => {
  const desk = await open()
  let nummer = 0
  const take = (invoer: Invoer, key = 'r1'): Promise<Rehearsed> => {
    nummer += 1
    if (invoer === weg) return desk.remove(key)
    return isFile(invoer) ? desk.leave(bestand(feed, nummer), invoer) : desk.give(key, invoer)
  }
  const before = 'na' in vak ? await take(vak.na) : { events: [], parked: [] }
  const after = await take(vak.invoer)
  const brought = after.events.slice(before.events.length)
  if ('reden' in vak) {
    const { pad: expected } = vak
    const said = after.parked.map(({ reden, pad }) => ({
      reden,
      pad: expected instanceof RegExp && expected.test(pad) ? expected : pad,
    }))
    const whole = said.filter(({ reden }) => reden !== 'onvolledig')
    deepStrictEqual(whole, [{ reden: vak.reden, pad: expected }])
    deepStrictEqual(said.length > whole.length, vak.onvolledig === true, 'whether the file is whole')
    deepStrictEqual(names(brought), [], 'what is parked says nothing')
    const line = after.parked.find(({ reden }) => reden === vak.reden)
    ok(line !== undefined && line.uitleg !== '', 'a reason has an explanation')
    for (const value of persoonlijk)
      ok(!JSON.stringify(line).includes(value), `the listing repeats a personal value: ${value}`)
    for (const value of numbersIn(vak.invoer))
      ok(!`${line.pad} ${line.uitleg}`.includes(value), `the reason repeats a number: ${value}`)
  } else {
    deepStrictEqual(after.parked, before.parked)
    deepStrictEqual(names(brought), [...vak.events].sort())
    for (const [naam, expected] of Object.entries(vak.met ?? {}))
      ok(
        brought.some((event) => event.naam === naam && holds(event.data, expected)),
        `no ${naam} with ${JSON.stringify(expected)}: ${JSON.stringify(brought.filter((event) => event.naam === naam))}`,
      )
    for (const [naam, fields] of Object.entries(vak.zonder ?? {}))
      for (const event of brought.filter((each) => each.naam === naam))
        for (const field of fields) ok(!(field in event.data), `${naam} has ${field}`)
  }
  if (!('reden' in vak) || 'na' in vak) return
  // Whatever that was, it holds up nothing: a good one is read.
  const next = names((await take(goed, 'r2')).events.slice(after.events.length))
  deepStrictEqual(next, [...usual].sort(), 'the next one, which is good, is not read as it should')
}

/** The messages of a row: the good one, and where that is about something else the one that is told twice. */
const messagesOf = ({ goed, vakken: { dubbel } }: FeedTabel): readonly string[] => {
  const again = 'na' in dubbel ? dubbel.invoer : undefined
  const rootOf = (xml: string): string => /<[A-Za-z][^\s>]*/.exec(xml)?.[0] ?? ''
  const messages = [goed, again].filter((each) => typeof each === 'string')
  return [
    ...new Map(messages.filter((each) => each.startsWith('<?xml')).map((xml) => [rootOf(xml), xml])).values(),
  ]
}

const checkTest = (wortel: string, bestand: string, naam: string): void => {
  const file = join(wortel, bestand)
  ok(existsSync(file), `${bestand} is not there`)
  ok(readFileSync(file, 'utf8').includes(naam), `${bestand} has no test “${naam}”`)
}

/**
 * The table of what becomes of bad input: for every feed and every gebrek that it is parked or refused with a reason that repeats
 * nothing personal, or told as it should be, or why it cannot be. A feed or a gebrek that is left out does not compile or fails.
 */
export const badInput = (adapter: AdapterDefinition, options: BadInputOptions): readonly Check[] => {
  const { wortel, instellingen, tabel, bestand = (_, nummer) => `bericht-${nummer}.xml` } = options
  return [
    {
      naam: 'every feed stands in the table, and no other',
      check: () =>
        deepStrictEqual(
          [...new Set(Object.keys(tabel).map(feedIn))].sort(),
          adapter.feeds.map(({ naam }) => naam).sort(),
        ),
    },
    ...Object.entries(tabel).flatMap(([rij, each]): readonly Check[] => {
      const feed = feedIn(rij)
      const open = (): Promise<Rehearsal> =>
        rehearsal(adapter, feed, instellingen?.[feed], { gevraagd: true })
      const checked = (naam: string, vak: Vak): Check => {
        if ('nvt' in vak)
          return {
            naam: `${rij}, ${naam}: cannot be, because ${vak.nvt}`,
            check: () => ok(vak.nvt.length > 10),
          }
        if ('toets' in vak)
          return {
            naam: `${rij}, ${naam}: tried by “${vak.toets.naam}”`,
            check: () => checkTest(wortel, vak.toets.bestand, vak.toets.naam),
          }
        const becomes =
          'reden' in vak
            ? `parked as ${vak.reden} at ${vak.pad || 'no place'}`
            : `told as ${vak.events.join(', ') || 'nothing'}`
        return { naam: `${rij}, ${naam}: ${becomes}`, check: () => check(feed, vak, each, open, bestand) }
      }
      return [
        {
          naam: `${rij}: the good one is told, and has the personal values in it that no reason may have`,
          check: async () => {
            const desk = await open()
            const said = await (isFile(each.goed)
              ? desk.leave(bestand(feed, 1), each.goed)
              : desk.give('r1', each.goed))
            deepStrictEqual(said.parked, [])
            deepStrictEqual(names(said.events), [...each.events].sort())
            for (const value of each.persoonlijk) ok(asText(each.goed).includes(value), value)
            ok(each.persoonlijk.length > 0)
          },
        },
        ...gebreken.map((gebrek) => checked(gebrek, each.vakken[gebrek])),
        ...Object.entries(each.vreemd ?? {}).map(([naam, vak]) => checked(naam, vak)),
        ...messagesOf(each).flatMap((xml) => {
          const declared = adapter.feeds.find(({ naam }) => naam === feed)
          if (declared === undefined) return []
          return changedXml(adapter, declared, instellingen?.[feed], rij, xml, each.persoonlijk)
        }),
      ]
    }),
  ]
}

/** A text of six megabytes. */
export const zesMegabyte = 'x'.repeat(6_000_000)

const isFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const changed = (value: unknown, [step, ...rest]: readonly string[], to: unknown): unknown => {
  if (step === undefined) return to
  if (Array.isArray(value))
    return value.map((each, index) => (String(index) === step ? changed(each, rest, to) : each))
  const fields = isFields(value) ? value : {}
  const { [step]: old, ...others } = fields
  const made = changed(old, rest, to)
  return made === undefined ? others : { ...fields, [step]: made }
}

/** A record with another value at each path (`identifier/0/value`); `undefined` takes the field out. */
export const met = (record: unknown, values: Readonly<Record<string, unknown>>): unknown =>
  Object.entries(values).reduce<unknown>((made, [path, to]) => changed(made, path.split('/'), to), record)
