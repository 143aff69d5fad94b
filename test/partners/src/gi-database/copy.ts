import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ISql } from 'postgres'

type Value = string | number | boolean | null

/**
 * Stores rows with COPY, the fastest way into PostgreSQL: a row is the values in the order of `columns`, streamed, so
 * that memory does not grow with the number of rows. Returns how many there were.
 */
export const copyInto = async (
  sql: ISql,
  table: string,
  columns: readonly string[],
  rows: Iterable<readonly Value[]>,
): Promise<number> => {
  let count = 0
  const lines = function* () {
    let text = ''
    for (const row of rows) {
      count += 1
      text += `${row.map(field).join('\t')}\n`
      if (text.length > 65_536) {
        yield text
        text = ''
      }
    }
    yield text
  }
  const to = await sql`copy ${sql(table)} (${sql(columns)}) from stdin`.writable()
  await pipeline(Readable.from(lines()), to)
  return count
}

/** COPY's text format (PostgreSQL documentation, COPY, "Text Format"). */
const field = (value: Value): string =>
  value === null ? '\\N' : String(value).replace(/[\\\t\n\r]/g, (sign) => escapes[sign] ?? sign)

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }
