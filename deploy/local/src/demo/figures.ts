import { allOrganisations, organisations, type Registratierol } from '@gezinsbeeld/region'
import type { Process, Processes } from './processes.js'
import { demoPassword } from './users.js'

/** All that a process tells of itself now. */
export const metrics = async ({ address }: Process): Promise<string> => {
  // A new connection each time: one that is kept is closed by the other side just when we use it, now and then.
  const answer = await fetch(`${address}/metrics`, { headers: { connection: 'close' } })
  return answer.text()
}

/** The values of one metric among them, one for each of its labels. */
export const valuesOf = (text: string, name: string): readonly number[] =>
  text
    .split('\n')
    .filter((line) => line.startsWith(`${name} `) || line.startsWith(`${name}{`))
    .map((line) => Number(line.slice(line.lastIndexOf(' ') + 1)))

/** The sum of a metric over all its labels. */
export const metric = async (process: Process, name: string): Promise<number> =>
  valuesOf(await metrics(process), name).reduce((sum, value) => sum + value, 0)

export interface AdapterFigures {
  readonly gelezen: number
  readonly gepubliceerd: number
  readonly inQuarantaine: number
}

export const adapterFigures = async (adapter: Process): Promise<AdapterFigures> => ({
  gelezen: await metric(adapter, 'gezinsbeeld_read_records_total'),
  gepubliceerd: await metric(adapter, 'gezinsbeeld_published_events_total'),
  inQuarantaine: await metric(adapter, 'gezinsbeeld_quarantined_records'),
})

/** The rows in columns; without the second one where the terminal is too narrow for all. */
export const tableIn = (columns: number, rows: readonly (readonly string[])[]): string => {
  const whole = table(rows)
  const isTooWide = whole.split('\n').some((line) => line.length > columns)
  return isTooWide ? table(rows.map(([first = '', , ...others]) => [first, ...others])) : whole
}

const table = (rows: readonly (readonly string[])[]): string => {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? []
  const line = (row: readonly string[]) =>
    `  ${row.map((cell, at) => (/^\d+$/.test(cell) ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0))).join('  ')}`.trimEnd()
  const [head = [], ...body] = rows
  return [line(head), line(widths.map((width) => '─'.repeat(width))), ...body.map(line)].join('\n')
}

const systemOf: Readonly<Record<Registratierol, string>> = {
  gi: 'PostgreSQL',
  ggz: 'FHIR R4',
  'veilig-thuis': 'CORV',
  rvdk: 'CORV',
  gemeente: 'ZGW, iJw, BRP',
  opvang: 'CSV',
}

/** What runs, what each adapter read and published, how many families there are, and where the pages are. */
export const overview = async ({ hub, adapters, pages }: Processes): Promise<string> => {
  const rows = [['organisation', 'system', 'read', 'published', 'parked', 'page']]
  for (const organisatie of allOrganisations) {
    const { gelezen, gepubliceerd, inQuarantaine } = await adapterFigures(adapters[organisatie])
    const { naam, rol } = organisations[organisatie]
    rows.push([
      naam,
      systemOf[rol],
      ...[gelezen, gepubliceerd, inQuarantaine].map(String),
      pages[organisatie].address,
    ])
  }
  const families = await metric(hub, 'gezinsbeeld_families')
  const columns = process.stdout.columns ?? Number.POSITIVE_INFINITY
  return `${tableIn(columns, rows)}\n\n  Read and published since this start; parked in all. ${families} families.\n  Log in as jeugdbeschermer (the other pages say as whom), password ${demoPassword}.`
}
