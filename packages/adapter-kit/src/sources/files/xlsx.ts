import { readFileSync } from 'node:fs'
import { type CellValue, readSheet } from 'read-excel-file/node'
import { type CsvForm, columnsNamed, isNoRecord, rowOf } from '../parse/csv'
import { BrokenOff, type Found, fault } from '../parse/found'
import { type ZipLimits, zipParts } from './zip'

const second = 1_000

/** A workbook is held in memory as a whole: bytes of it, packed and unpacked. */
const limits: ZipLimits & { readonly packed: number } = {
  packed: 20_000_000,
  parts: 2_000,
  bytes: 200_000_000,
}

const rowsAtOnce = 500

/**
 * A cell as text. A date has no zone in a workbook: it is Dutch time, and where it is midnight a day. A number has lost the zeros
 * before it, which whoever reads it must know.
 */
const textOf = (value: CellValue | null): string => {
  if (value === null) return ''
  if (!(value instanceof Date)) return String(value)
  // Excel counts in fractions of a day, of which a second is a rounded one.
  const shown = new Date(Math.round(value.getTime() / second) * second).toISOString().slice(0, 19)
  return shown.endsWith('T00:00:00') ? shown.slice(0, 10) : shown
}

/** What is unpacked is counted, and not believed from the directory. */
const checkSize = async (path: string): Promise<void> => {
  for await (const part of zipParts(path, limits)) for await (const _chunk of part.open());
}

const sheetOf = async (path: string): Promise<readonly (readonly (CellValue | null)[])[]> => {
  try {
    return await readSheet(readFileSync(path))
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause) throw cause
    throw new BrokenOff(fault('werkmap-onleesbaar', '', 'no workbook with a first sheet that can be read'))
  }
}

/**
 * Reads the first sheet of an Excel workbook (.xlsx) as if it were CSV: the first row names the columns, every value is text.
 *
 * @throws BrokenOff for what is no workbook, is too large, or whose first row does not name the columns.
 */
export async function* readXlsx(path: string, bytes: number, form: CsvForm): AsyncIterable<readonly Found[]> {
  if (bytes > limits.packed) {
    throw new BrokenOff(fault('werkmap-te-groot', '', 'a workbook of more than 20 MB: export it as CSV'))
  }
  await checkSize(path)
  const [header, ...rows] = await sheetOf(path)
  if (header === undefined)
    throw new BrokenOff(fault('leeg-bestand', '', 'not even a row that names the columns'))
  const columns = columnsNamed(header.map(textOf), form)
  let found: Found[] = []
  for (const [index, row] of rows.entries()) {
    const fields = row.map(textOf)
    if (isNoRecord(fields, columns)) continue
    found.push({ raw: rowOf(fields, columns, form), place: `rij ${index + 2}` })
    if (found.length < rowsAtOnce) continue
    yield found
    found = []
  }
  if (found.length > 0) yield found
}
