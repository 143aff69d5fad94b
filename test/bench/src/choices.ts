import { parseArgs } from 'node:util'

export const groups = [
  'sql',
  'sync',
  'fhir',
  'start',
  'latency',
  'push',
  'hub',
  'takeover',
  'rebuild',
  'scale',
  'contract',
  'ledger',
  'drop',
] as const
export type Group = (typeof groups)[number]

export interface Choices {
  /** One JSON line a figure instead of a table. */
  readonly json: boolean
  readonly only: readonly Group[]
  /** Rows of the GI that are published. */
  readonly rows: number
  /** Resources of the GGZ that are published. */
  readonly resources: number
  /** Families of the region that the hub catches up with. */
  readonly families: number
  /** Events of which a hub without a state is rebuilt. */
  readonly events: number
  /** Families of the largest region; the others have a tenth and a hundredth. */
  readonly scale: number
  /** How often a comparison is repeated; its median counts. */
  readonly rounds: number
}

/** What was asked for; told without a stack when it cannot be. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

const usage = `usage: npm run bench -- [--json] [--only ${groups.join(',')}] [--rows 50000] [--resources 20000] [--families 500] [--events 1000000] [--scale 100000] [--rounds 3]`

const isGroup = (name: string): name is Group => groups.some((group) => group === name)

const whole = (name: string, text: string): number => {
  if (/^[1-9]\d{0,6}$/.test(text)) return Number(text)
  throw new UsageError(`--${name}: found ${text}, expected a whole number from 1\n${usage}`)
}

const parse = (args: readonly string[]) => {
  try {
    return parseArgs({
      args: [...args],
      options: {
        json: { type: 'boolean', default: false },
        only: { type: 'string', default: groups.join(',') },
        rows: { type: 'string', default: '50000' },
        resources: { type: 'string', default: '20000' },
        families: { type: 'string', default: '500' },
        events: { type: 'string', default: '1000000' },
        scale: { type: 'string', default: '100000' },
        rounds: { type: 'string', default: '3' },
      },
    }).values
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n${usage}`)
  }
}

/** @throws UsageError for anything else than the usage tells. */
export const readChoices = (args: readonly string[]): Choices => {
  const { json, only, rows, resources, families, events, scale, rounds } = parse(args)
  const asked = only.split(',').map((name) => {
    if (isGroup(name)) return name
    throw new UsageError(`--only: found ${name}, expected one or more of ${groups.join(', ')}\n${usage}`)
  })
  return {
    json,
    only: asked,
    rows: whole('rows', rows),
    resources: whole('resources', resources),
    families: whole('families', families),
    events: whole('events', events),
    scale: whole('scale', scale),
    rounds: whole('rounds', rounds),
  }
}
