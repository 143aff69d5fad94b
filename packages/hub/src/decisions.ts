import { z } from 'zod'
import type { FamilyRow, Tables } from './tables'

/**
 * What was decided on one input and cannot be decided again when messages before it were erased: the ids that were given, links
 * that were proposed, who left with what, whom an erasure refuses. No personal data: references, ids and keys.
 */
export interface Decision {
  /** The input, by its sequence in `invoer`. */
  readonly positie: number
  /** Person reference → the hub's person that it is from now on; null: nobody's. */
  readonly personen: readonly (readonly [ref: string, persoon: string | null])[]
  /** Minor → the family of which it is one from now on; null: none. */
  readonly kinderen: readonly (readonly [minderjarige: string, gezin: string | null])[]
  readonly voorstellen: readonly Entry<Value<'voorstellen'>>[]
  readonly gezinnenOoit: readonly Entry<Value<'gezinnenOoit'>>[]
  readonly gewist: readonly Entry<Value<'gewist'>>[]
  readonly opruimen: readonly Entry<Value<'opruimen'>>[]
  readonly openingen: readonly Entry<Value<'openingen'>>[]
  /** Of who left a family: what it held, each with its form. */
  readonly vertrokken: readonly Entry<readonly (readonly [string, string])[]>[]
}

/** What a key holds from now on; null: nothing. */
type Entry<V> = readonly [key: string, value: V | null]

type Kept = 'voorstellen' | 'gezinnenOoit' | 'gewist' | 'opruimen' | 'openingen'
type Value<K extends Kept> = NonNullable<ReturnType<Tables[K]['get']>>

const entry = <V extends z.ZodType>(value: V) => z.tuple([z.string(), value.nullable()])

const decision: z.ZodType<Decision> = z.object({
  positie: z.number(),
  personen: z.array(entry(z.string())).default([]),
  kinderen: z.array(entry(z.string())).default([]),
  voorstellen: z
    .array(
      entry(
        z.object({
          een: z.string(),
          ander: z.string(),
          reden: z.enum(['geboortedatum', 'geslacht', 'naam', 'niet-eenduidig', 'zonder-bsn']),
        }),
      ),
    )
    .default([]),
  gezinnenOoit: z.array(entry(z.array(z.string()))).default([]),
  gewist: z.array(entry(z.enum(['weigeren', 'toestaan']))).default([]),
  opruimen: z.array(entry(z.number())).default([]),
  openingen: z
    .array(entry(z.object({ dag: z.string(), aantal: z.number(), gewoon: z.number(), grens: z.number() })))
    .default([]),
  vertrokken: z.array(entry(z.array(z.tuple([z.string(), z.string()])))).default([]),
})

/**
 * A message of `besluiten`: the decisions of the inputs up to `tot`, from where the message before it ended. A half: of the next
 * input a part, the rest follows.
 */
const message = z.object({ tot: z.number(), besluiten: z.array(decision) })
export interface DecisionMessage {
  readonly tot: number
  readonly besluiten: readonly Decision[]
}

/** @throws when it is none: the stream is the hub's own. */
export const readDecisions = (data: Uint8Array): DecisionMessage =>
  message.parse(JSON.parse(new TextDecoder().decode(data)))

/** The same, without what is empty. */
export const writeDecisions = ({ tot, besluiten }: DecisionMessage): string => {
  const holdsSomething = ([, value]: readonly [string, unknown]): boolean =>
    !Array.isArray(value) || value.length > 0
  const short = besluiten.map((one) => Object.fromEntries(Object.entries(one).filter(holdsSomething)))
  return JSON.stringify({ tot, besluiten: short })
}

const changesIn = <V>(table: {
  changed(): ReadonlyMap<string, V | undefined>
  get(key: string): V | undefined
}): Entry<V>[] => {
  const found: Entry<V>[] = []
  for (const [key, former] of table.changed()) {
    const value = table.get(key)
    if (value !== former && JSON.stringify(value) !== JSON.stringify(former)) found.push([key, value ?? null])
  }
  return found
}

/** Of which family each minor is one now, of those whose family changed. */
const minorsIn = (
  tables: Tables,
  former: ReadonlyMap<string, FamilyRow | undefined>,
): (readonly [string, string | null])[] => {
  const now = new Map<string, string | null>()
  for (const row of former.values()) for (const minor of row?.minderjarigen ?? []) now.set(minor, null)
  for (const gezin of former.keys())
    for (const minor of tables.gezinnen.get(gezin)?.minderjarigen ?? []) now.set(minor, gezin)
  const was = new Map(
    [...former].flatMap(([gezin, row]) => row?.minderjarigen.map((m) => [m, gezin] as const) ?? []),
  )
  return [...now].filter(([minor, gezin]) => (was.get(minor) ?? null) !== gezin)
}

/** What has changed of what is decided once, since this was last asked; undefined when nothing has. */
export const decisionOf = (tables: Tables, positie: number): Decision | undefined => {
  const personen = changesIn(tables.persoonVan)
  const kinderen = minorsIn(tables, tables.gezinnen.changed())
  const voorstellen = changesIn(tables.voorstellen)
  const gezinnenOoit = changesIn(tables.gezinnenOoit)
  const gewist = changesIn(tables.gewist)
  const opruimen = changesIn(tables.opruimen)
  const openingen = changesIn(tables.openingen)
  const vertrokken = [...tables.vertrokken.changed().keys()].map((key): Decision['vertrokken'][number] => {
    const held = tables.vertrokken.get(key)
    return [key, held === undefined ? null : [...held]]
  })
  const all = { personen, kinderen, voorstellen, gezinnenOoit, gewist, opruimen, openingen, vertrokken }
  return Object.values(all).some((entries) => entries.length > 0) ? { positie, ...all } : undefined
}

/** Forgets what has changed so far: it belongs to no input, or is decided already. */
export const startDeciding = (tables: Tables): void => {
  for (const table of [
    tables.persoonVan,
    tables.gezinnen,
    tables.voorstellen,
    tables.gezinnenOoit,
    tables.gewist,
    tables.opruimen,
    tables.openingen,
    tables.vertrokken,
  ])
    table.changed()
}
