import { RetryError } from '../../failures'
import type { SqlDriver, SqlRow, SqlView } from './driver'

/** With more, the column does not identify a row at all. */
const most = 1_000
const keysAtOnce = 500

/**
 * Keys under which a view has several rows that say different things, a join too many mostly: which of them would count is chance, and
 * another one each time. Rows that say the same do no harm.
 *
 * @throws RetryError when there are so many that the view must be mended first.
 */
export const ambiguousKeys = async (driver: SqlDriver, view: SqlView): Promise<ReadonlySet<string>> => {
  const shared = await driver.shared(view, most)
  const said = new Map<string, string>()
  const ambiguous = new Set<string>()
  const note = ({ key, values }: SqlRow): void => {
    const text = JSON.stringify(values)
    if ((said.get(key) ?? text) !== text) ambiguous.add(key)
    said.set(key, text)
  }
  for (let from = 0; from < shared.length; from += keysAtOnce)
    for (const row of await driver.byKeys(view, shared.slice(from, from + keysAtOnce))) note(row)
  if (ambiguous.size < most) return ambiguous
  throw new RetryError(
    `${view.view}: ${view.sleutel} does not identify a row: ${most} values or more stand in several that differ`,
  )
}
