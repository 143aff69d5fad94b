import { type Figure, isMet, type Target, targets } from './figure'

/** Three digits that mean something; whole from a hundred up. */
export const rounded = (value: number): number =>
  Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3))

const grouped = (value: number): string => rounded(value).toLocaleString('en-US')

const wanted = (target: Target | undefined): string => {
  if (target === undefined) return ''
  const limit = 'atLeast' in target ? `≥ ${grouped(target.atLeast)}` : `≤ ${grouped(target.atMost)}`
  return target.goal === undefined ? limit : `${limit} (goal ${grouped(target.goal)})`
}

const verdict = (met: boolean | undefined): string => {
  if (met === undefined) return ''
  return met ? 'met' : 'MISSED'
}

/** One line a figure, for programs: name, value and unit. */
export const jsonLine = ({ name, value, unit }: Figure): string =>
  JSON.stringify({ name, value: rounded(value), unit })

/** For people: what was measured, the target, and whether it is met. `of`: the lowest and highest measurement. */
export const table = (
  figures: readonly Figure[],
  all: Readonly<Record<string, Target>> = targets,
): string => {
  const rows = figures.map(({ name, value, unit, of = [] }) => [
    name,
    grouped(value),
    unit,
    of.length > 1 ? `${grouped(Math.min(...of))} – ${grouped(Math.max(...of))}` : '',
    wanted(all[name]),
    verdict(isMet(value, all[name])),
  ])
  const lines = [['figure', 'value', 'unit', 'lowest – highest', 'target', ''], ...rows]
  const widths = lines[0]?.map((_, at) => Math.max(...lines.map((cells) => cells[at]?.length ?? 0))) ?? []
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, at) => (at === 1 ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0)))
      .join('  ')
      .trimEnd()
  return lines.map(line).join('\n')
}
