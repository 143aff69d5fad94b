/** Markup that is safe to send: only `html` makes it, so a string that was not escaped cannot pass for it. */
export class Html {
  readonly #text: string
  private constructor(text: string) {
    this.#text = text
  }
  static fill(strings: readonly string[], values: readonly Value[]): Html {
    return new Html(strings.map((part, i) => part + (i < values.length ? write(values[i]) : '')).join(''))
  }
  toString(): string {
    return this.#text
  }
}

/** What may stand in a template: text is escaped, lists are joined, nothing shows for undefined and false. */
export type Value = string | number | Html | undefined | false | readonly Value[]

const write = (value: Value): string => {
  if (value === undefined || value === false) return ''
  if (value instanceof Html) return value.toString()
  if (typeof value === 'string' || typeof value === 'number') return escapeText(String(value))
  return value.map(write).join('')
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/**
 * Control characters, and those that turn the reading order round for whatever follows: a name is written by somebody else, and
 * what stands behind it is not theirs to turn.
 */
const unseen = '\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f\\u202a-\\u202e\\u2066-\\u2069'
const special = new RegExp(`[&<>"'${unseen}]`, 'g')

const escapeText = (text: string): string => text.replace(special, (c) => entities[c] ?? '')

/**
 * Markup with values in it, escaped for element content and for quoted attributes. An attribute's value is therefore always
 * quoted, and no value ever stands in a `<script>`, a `<style>` or an unchecked `href`.
 */
export const html = (strings: TemplateStringsArray, ...values: readonly Value[]): Html =>
  Html.fill(strings, values)

/** Values with a separator between them, e.g. names in a sentence. */
export const join = (values: readonly Value[], separator: string): readonly Value[] =>
  values.flatMap((value, i) => (i === 0 ? [value] : [separator, value]))
