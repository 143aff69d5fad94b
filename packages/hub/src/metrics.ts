import { Counter, Gauge, Registry } from 'prom-client'
import { progressOf, type Tables } from './tables'

/** What `/metrics` and `/gereed` tell of the hub. */
export interface HubMetrics {
  readonly registry: Registry
  /** Begins to tell of this state, which is to come up to `last` in `invoer`. */
  starts(tables: Tables, last: number): void
  applied(count: number, behind: number): void
  leads(does: boolean): void
  /** How many inputs wait; undefined before that is known. */
  behind(): number | undefined
}

export const measure = (): HubMetrics => {
  const registry = new Registry()
  let state: Tables | undefined
  let behind: number | undefined
  const applied = new Counter({
    name: 'gezinsbeeld_applied_events_total',
    help: 'Inputs applied to the state',
    registers: [registry],
  })
  const leading = new Gauge({
    name: 'gezinsbeeld_leads',
    help: 'Whether this hub leads, or stands by',
    registers: [registry],
  })
  const gauge = (name: string, help: string, value: (tables: Tables) => number) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        if (state !== undefined) this.set(value(state))
      },
    })
  gauge('gezinsbeeld_families', 'Families now', (tables) => tables.gezinnen.count())
  gauge('gezinsbeeld_persons', 'Persons now, over all organisations', (tables) => tables.referenties.count())
  gauge('gezinsbeeld_quarantined_inputs', 'Inputs that could not be applied', (tables) =>
    tables.quarantaine.count(),
  )
  gauge(
    'gezinsbeeld_position',
    'The newest input that the state holds',
    (tables) => progressOf(tables).positie,
  )
  return {
    registry,
    starts: (tables, last) => {
      state = tables
      behind = Math.max(0, last - progressOf(tables).positie)
    },
    applied: (count, left) => {
      applied.inc(count)
      behind = left
    },
    leads: (does) => {
      leading.set(does ? 1 : 0)
      if (does) return
      // A state that is closed can no longer be counted; and what waits is known again when it is open.
      state = undefined
      behind = undefined
    },
    behind: () => behind,
  }
}
