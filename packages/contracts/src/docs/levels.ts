import { isObject, type Json, type JsonObject } from '../build/json'
import { type Html, html } from './html'
import type { MessageDoc } from './model'

const known = ['volledig', 'bekendheid', 'geen']

/** A level as people read it: in words and in colour. */
export const level = (value: Json | undefined): Html => {
  const text = typeof value === 'string' ? value : 'geen'
  return known.includes(text) ? html`<span class="level ${text}">${text}</span>` : html`${text}`
}

/** Every role that some message names, in the order in which they come. */
export const rolesOf = (messages: readonly MessageDoc[]): readonly string[] => [
  ...new Set(messages.flatMap(({ doelbinding }) => Object.keys(baseOf(doelbinding)))),
]

export const baseOf = (doelbinding: JsonObject): JsonObject => {
  const base = doelbinding['doelbinding']
  return isObject(base) ? base : {}
}

/** One line of a table of levels. */
export interface LevelRow {
  readonly wanneer: string
  readonly levels: JsonObject
}

const when: Readonly<Record<string, (name: string) => string>> = {
  'doelbinding-van': (name) => `van een ${name}`,
  'doelbinding-soort': (name) => `soort ${name}`,
}
const raised: Readonly<Record<string, string>> = {
  'doelbinding-toestemming': 'met toestemming',
  'doelbinding-overdracht': 'wie in overdrachtAan staat',
  'doelbinding-genoemd': 'wie in het object is genoemd',
}

/** What decides besides the receiver's role, line by line; an annotation that is not known here is shown by its name. */
export const otherRows = (doelbinding: JsonObject): readonly LevelRow[] =>
  Object.entries(doelbinding).flatMap(([key, value]): readonly LevelRow[] => {
    if (key === 'doelbinding' || !isObject(value)) return []
    const nested = Object.entries(value).filter(([, each]) => isObject(each))
    if (nested.length === 0) return [{ wanneer: raised[key] ?? key, levels: value }]
    return nested.flatMap(([name, each]) =>
      isObject(each) ? [{ wanneer: (when[key] ?? ((of) => `${key} ${of}`))(name), levels: each }] : [],
    )
  })
