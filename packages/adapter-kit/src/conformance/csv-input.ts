import { type FeedTabel, type Gebrek, met, type Vak, zesMegabyte } from './bad-input'

/** One row of an export, by column. */
export type Rij = Readonly<Record<string, string>>

const quoted = (value: string, separator: string): string =>
  /["\r\n]/.test(value) || value.includes(separator) ? `"${value.replaceAll('"', '""')}"` : value

/** An export of these rows, as RFC 4180 has it. */
export const csvOf = (rows: readonly Rij[], separator = ';', end = '\n'): string => {
  const columns = Object.keys(rows[0] ?? {})
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))]
  return `${lines.map((line) => line.map((each) => quoted(each, separator)).join(separator)).join(end)}${end}`
}

const isRow = (value: unknown): value is Rij => typeof value === 'object' && value !== null

/** The same row with other values. */
export const rowWith = (row: Rij, values: Rij): Rij => {
  const made = met(row, values)
  return isRow(made) ? made : row
}

/** What is the same for every export, because it is about the file. */
export const csvVakken = (row: Rij, key: string, events: readonly string[], withdrawn: readonly string[]) => {
  const goed = csvOf([row])
  const others = ['O1', 'O2', 'O3', 'O4'].map((other) => rowWith(row, { [key]: other, bsn: '' }))
  return {
    'ontbrekend veld': {
      invoer: csvOf([rowWith(row, { [key]: '' })]),
      ...{ reden: 'zonder-sleutel', pad: key, onvolledig: true },
    },
    // The dump that follows no longer holds it.
    ingetrokken: { na: csvOf([row, ...others]), invoer: csvOf(others), events: withdrawn },
    dubbel: { na: goed, invoer: csvOf([row, row]), events: [] },
    'verkeerde ontvanger': { nvt: 'an export is made by the organisation itself, and is sent to nobody' },
    'nieuwere versie': {
      invoer: csvOf([{ 'nieuwe kolom': 'x', ...row }]),
      events,
    },
    doctype: { nvt: 'an export is CSV or a workbook; nothing in a workbook’s parts is resolved' },
    'externe entiteit': { nvt: 'an export is CSV or a workbook; nothing in a workbook’s parts is resolved' },
    'tekst van 6 MB': {
      invoer: csvOf([{ ...row, [Object.keys(row).at(-1) ?? key]: zesMegabyte }]),
      ...{ reden: 'te-lang', pad: 'regel 2', onvolledig: true },
    },
    afgebroken: {
      invoer: goed.slice(0, goed.lastIndexOf(';', goed.length - 3)),
      ...{ reden: 'verkeerd-aantal-velden', pad: 'regel 2', onvolledig: true },
    },
  } satisfies Partial<Record<Gebrek, Vak>>
}

/** The same rows as spreadsheets and other systems write them. */
export const vreemdeExports = (row: Rij, events: readonly string[]): NonNullable<FeedTabel['vreemd']> => {
  const goed = csvOf([row])
  const same = (invoer: string | Uint8Array): Vak => ({ invoer, events })
  const everyQuoted = goed
    .trimEnd()
    .split('\n')
    .map((line) =>
      line
        .split(';')
        .map((each) => `"${each}"`)
        .join(';'),
    )
    .join('\r\n')
  return {
    'a byte order mark': same(`\ufeff${goed}`),
    'line ends of Windows': same(csvOf([row], ';', '\r\n')),
    'every value quoted': same(everyQuoted),
    'Excel’s line with the separator': same(`sep=;\r\n${goed}`),
    'columns in another order': same(csvOf([Object.fromEntries(Object.entries(row).reverse())])),
    'columns that nobody reads': same(csvOf([{ opmerking: 'zei; "niets"\nniemand', ...row }])),
    'empty lines at the end': same(`${goed}\r\n\r\n`),
    'blanks around each value': same(
      csvOf([Object.fromEntries(Object.entries(row).map(([k, v]) => [k, ` ${v} `]))]),
    ),
    'commas for semicolons': {
      invoer: csvOf([row], ','),
      ...{ reden: 'kolom-ontbreekt', pad: Object.keys(row)[0] ?? '' },
    },
    'Windows-1252 where UTF-8 was said': {
      invoer: Buffer.from(csvOf([{ ...row, [Object.keys(row).at(-1) ?? '']: 'Zoë' }]), 'latin1'),
      ...{ reden: 'verkeerde-tekens', pad: 'regel 2', onvolledig: true },
    },
    'UTF-16': { invoer: Buffer.from(`\ufeff${goed}`, 'utf16le'), reden: 'geen-kolomnamen', pad: 'regel 1' },
    'a row with a field too many': {
      invoer: `${goed.trimEnd()};\n`,
      ...{ reden: 'verkeerd-aantal-velden', pad: 'regel 2', onvolledig: true },
    },
    'an empty file': { invoer: '', reden: 'leeg-bestand', pad: '' },
    'no workbook under its name': {
      invoer: Buffer.from([0x50, 0x4b, 3, 4, 0]),
      reden: 'geen-kolomnamen',
      pad: 'regel 1',
    },
  }
}
