import { BrokenOff, type Found, fault } from './found'
import { type Line, splitLines } from './split-lines'

/** How a CSV file is written (RFC 4180, with another separator where the source has one). */
export interface CsvForm {
  readonly soort: 'csv'
  /** One character; a semicolon unless told otherwise, as Dutch spreadsheets write. */
  readonly scheiding: string
  /** As `TextDecoder` names it. */
  readonly codering: 'utf-8' | 'windows-1252'
  /** The columns that are read; each must be in the first line. */
  readonly kolommen: readonly string[]
  /** Every other column too: for who looks at what nobody reads. */
  readonly alles?: true
}

const decoders = {
  'utf-8': new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }),
  'windows-1252': new TextDecoder('windows-1252', { fatal: true }),
}

/** The fields of one record; undefined when its quotes are not those of RFC 4180. */
const fieldsOf = (text: string, separator: string): readonly string[] | undefined => {
  if (!text.includes('"')) return text.split(separator)
  const fields: string[] = []
  for (let at = 0; ; ) {
    if (text[at] !== '"') {
      const end = text.indexOf(separator, at)
      const field = end === -1 ? text.slice(at) : text.slice(at, end)
      if (field.includes('"')) return undefined
      fields.push(field)
      if (end === -1) return fields
      at = end + 1
      continue
    }
    let end = text.indexOf('"', at + 1)
    while (end !== -1 && text[end + 1] === '"') end = text.indexOf('"', end + 2)
    if (end === -1) return undefined
    fields.push(text.slice(at + 1, end).replaceAll('""', '"'))
    if (end + 1 === text.length) return fields
    if (text[end + 1] !== separator) return undefined
    at = end + 2
  }
}

const decoded = ({ bytes }: Line, { codering }: CsvForm): string | undefined => {
  const end = bytes.at(-1) === 0x0d ? bytes.length - 1 : bytes.length
  try {
    return decoders[codering].decode(bytes.subarray(0, end))
  } catch {
    return undefined
  }
}

const explained = {
  'te-lang': 'longer than a record may be',
  'aanhaling-open': 'a quote that nothing closes',
  'verkeerde-tekens': 'bytes that are no text in this encoding',
  'nul-teken': 'a NUL character',
  'verkeerde-aanhaling': 'quotes that are not those of RFC 4180',
} as const

type Wrong = keyof typeof explained

const readLine = (line: Line, form: CsvForm): readonly string[] | Wrong => {
  if (line.wrong !== undefined) return line.wrong
  const text = decoded(line, form)
  if (text === undefined) return 'verkeerde-tekens'
  if (text.includes('\0')) return 'nul-teken'
  return fieldsOf(text, form.scheiding) ?? 'verkeerde-aanhaling'
}

interface Columns {
  /** Of the whole first line. */
  readonly names: readonly string[]
  /** Of each column that is read. */
  readonly places: readonly number[]
  readonly width: number
}

/** As names are compared where none is exactly equal: whoever makes an export by hand writes `Naam ` for `naam`. */
const folded = (name: string): string =>
  name
    .replace(/[\s_]+/gu, ' ')
    .trim()
    .toLowerCase()

/** @throws BrokenOff when the first line does not name the columns, each once. */
export const columnsNamed = (found: readonly string[], { kolommen }: CsvForm): Columns => {
  const names = found.map((name) => name.trim())
  const alike = names.map(folded)
  const places = kolommen.map((name) => {
    const [among, wanted] = names.includes(name) ? [names, name] : [alike, folded(name)]
    const at = among.indexOf(wanted)
    if (at === -1)
      throw new BrokenOff(fault('kolom-ontbreekt', name, 'the first line does not name this column'))
    if (among.lastIndexOf(wanted) !== at) {
      throw new BrokenOff(fault('dubbele-kolom', name, 'the first line names this column twice'))
    }
    return at
  })
  return { names, places, width: names.length }
}

const isBlank = (field: string): boolean => field.trim() === ''

/** What spreadsheets write beside records: a row without anything in it, and the first line again where exports were put together. */
export const isNoRecord = (fields: readonly string[], { names }: Columns): boolean =>
  fields.every(isBlank) || names.every((name, i) => name === fields[i]?.trim())

/** The columns that are read, by name. */
export const rowOf = (
  fields: readonly string[],
  { names, places }: Columns,
  { kolommen, alles }: CsvForm,
): Readonly<Record<string, string>> => {
  const raw: Record<string, string> = {}
  if (alles === true) for (const [i, name] of names.entries()) raw[name] = fields[i] ?? ''
  for (let i = 0; i < kolommen.length; i++) raw[kolommen[i] ?? ''] = fields[places[i] ?? -1] ?? ''
  return raw
}

const isSeparatorLine = ({ number, bytes }: Line): boolean =>
  number === 1 &&
  bytes.length < 12 &&
  /^(?:\xef\xbb\xbf)?"?sep=.?"?\r?$/i.test(Buffer.from(bytes).toString('latin1'))

const columnsIn = (line: Line, form: CsvForm): Columns => {
  const bytes = line.bytes[0] === 0xef && line.bytes[1] === 0xbb && line.bytes[2] === 0xbf
  const header = readLine(bytes ? { ...line, bytes: line.bytes.subarray(3) } : line, form)
  if (typeof header === 'string') throw new BrokenOff(fault('geen-kolomnamen', 'regel 1', explained[header]))
  return columnsNamed(header, form)
}

/**
 * Reads a CSV file; a record that cannot be read is given as such and the next one goes on. Every value is text.
 *
 * @param longest bytes of a record.
 * @throws BrokenOff when the first line does not name the columns, or a quote is never closed.
 */
export async function* readCsv(
  chunks: AsyncIterable<Uint8Array>,
  form: CsvForm,
  longest: number,
): AsyncIterable<readonly Found[]> {
  let columns: Columns | undefined
  let unclosed: string | undefined
  for await (const lines of splitLines(chunks, longest, form.scheiding)) {
    const found: Found[] = []
    for (const line of lines) {
      if (columns === undefined) {
        // Excel's own first line, which tells it the separator.
        if (isSeparatorLine(line)) continue
        columns = columnsIn(line, form)
        continue
      }
      // An empty line at the end, and the \x1A that old systems close a file with, are no records.
      if (line.wrong === undefined && line.bytes.length <= 1 && (line.bytes[0] ?? 0x0d) <= 0x1a) continue
      const place = `regel ${line.number}`
      const fields = readLine(line, form)
      if (typeof fields === 'string') {
        if (fields === 'aanhaling-open') unclosed ??= place
        found.push({ fault: fault(fields, place, explained[fields]), place })
        continue
      }
      if (isNoRecord(fields, columns)) continue
      if (fields.length !== columns.width) {
        const uitleg = `expected ${columns.width} fields, found ${fields.length}`
        found.push({ fault: fault('verkeerd-aantal-velden', place, uitleg), place, raw: { velden: fields } })
      } else {
        found.push({ raw: rowOf(fields, columns, form), place })
      }
    }
    if (found.length > 0) yield found
  }
  if (columns === undefined)
    throw new BrokenOff(fault('leeg-bestand', '', 'not even a line that names the columns'))
  if (unclosed !== undefined) {
    throw new BrokenOff(
      fault('aanhaling-open', unclosed, 'a quote that nothing closes: what follows is uncertain'),
    )
  }
}
