/** A line of an export, by its columns. */
export type Line<Column extends string> = Readonly<Record<Column, string>>

const cell = (text: string): string => (/[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** CSV as Dutch office software writes it: semicolons, the names of the columns first. */
export const csv = <Column extends string>(
  columns: readonly Column[],
  lines: readonly Line<Column>[],
): string =>
  [columns, ...lines.map((line) => columns.map((column) => line[column]))]
    .map((cells) => `${cells.map(cell).join(';')}\r\n`)
    .join('')

export const dutchDate = (date: string | undefined): string => date?.split('-').reverse().join('-') ?? ''
