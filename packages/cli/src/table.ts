import { visible } from './show/visible.js'

/** Rows as text for a person, in columns; or as one JSON line each. */
export const print = (objects: readonly object[], json: boolean | undefined): void => {
  if (json === true) {
    for (const row of objects) process.stdout.write(`${JSON.stringify(row)}\n`)
    return
  }
  if (objects.length === 0) {
    process.stderr.write('found nothing\n')
    return
  }
  const rows = objects.map((row): Readonly<Record<string, unknown>> => ({ ...row }))
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const cell = (value: unknown): string =>
    visible(Array.isArray(value) ? value.join(' ') : String(value ?? ''))
  const lines = [columns, ...rows.map((row) => columns.map((column) => cell(row[column])))]
  const widths = columns.map((_, i) => Math.max(...lines.map((line) => line[i]?.length ?? 0)))
  for (const line of lines)
    process.stdout.write(
      `${line
        .map((text, i) => text.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd()}\n`,
    )
}
