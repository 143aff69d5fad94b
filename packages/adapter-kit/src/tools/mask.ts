import { readsAsCode } from '../fields/code-list'

/** Fields of events and records that say nothing of a person by themselves: codes, and what the kit makes. */
const open =
  /^(soort|rol|status|geslacht|naamgebruik|gezag|wet|categorie|besluit|ernst|urgentie|resultaat|regie|crisis|reden\w*|type|resourceType|system|use|@\w+)$/

/** What a server says of its own answer, and where a code comes from: no field in which somebody writes. */
const fromTheServer = /^(resourceType|system)$/

const isOpen = (name: string, text: string): boolean =>
  open.test(name) && (fromTheServer.test(name) || name.startsWith('@') || readsAsCode(text))

const token = /^(?:[a-z][a-z0-9-]*:)?[A-Za-z0-9_-]{22}$|^\d\.[A-Za-z0-9_-]{43}$/

/** The shape of a text without the text: `Jansen, 12-3` → `Xxxxxx, 99-9`. */
const shapeOf = (text: string): string =>
  text
    .replace(/\p{Lu}/gu, 'X')
    .replace(/\p{Ll}/gu, 'x')
    .replace(/\p{Lo}/gu, 'x')
    .replace(/\d/g, '9')

/** A copy in which no personal value stands; references and pseudonyms are shortened to what tells them apart. */
export const masked = (value: unknown, name = ''): unknown => {
  if (Array.isArray(value)) return value.map((each) => masked(each, name))
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, masked(each, key)]))
  }
  if (typeof value === 'number')
    return open.test(name) ? value : Number(shapeOf(String(Math.trunc(Math.abs(value)))).slice(0, 15))
  if (typeof value !== 'string') return value
  if (token.test(value)) return `${value.slice(0, value.includes(':') ? value.indexOf(':') + 5 : 6)}…`
  return isOpen(name, value) ? value : shapeOf(value)
}
