import { Counter, Gauge, Registry } from 'prom-client'
import type { FeedMetrics } from './pipeline/shared'
import type { Quarantine } from './quarantine'

export interface AdapterMetrics {
  readonly registry: Registry
  of(feed: string): FeedMetrics
  /** Looked at when somebody asks. */
  watch(feeds: readonly string[], now: Gauges): void
}

export interface Gauges {
  readonly waiting: () => number
  readonly quarantine: Pick<Quarantine, 'counts'>
  /** RFC 3339: up to when the feed has been read. */
  readonly standPer: (feed: string) => string | undefined
  /** Whether its quarantine is beyond its limits. */
  readonly alarm: (feed: string) => boolean
}

/** What Prometheus sees; named after the verbs. No label is ever a person or a record. */
export const adapterMetrics = (): AdapterMetrics => {
  const registry = new Registry()
  const registers = [registry]
  const counter = (name: string, help: string, ...more: string[]) =>
    new Counter({ name: `gezinsbeeld_${name}_total`, help, labelNames: ['feed', ...more], registers })
  const read = counter('read_records', 'Records read from the source, unchanged ones included')
  const unchanged = counter('unchanged_records', 'Records that were as the ledger had them')
  const translated = counter('translated_records', 'New and changed records, decoded and translated')
  const parked = counter('parked_records', 'Records put into quarantine, by reason', 'reden')
  const leftOut = counter(
    'left_out_parts',
    'Parts of records that are not told, by reason and place',
    'reden',
    'pad',
  )
  const published = counter('published_events', 'Events acknowledged by the bus')

  return {
    registry,
    of: (feed) => ({
      read: (records) => read.inc({ feed }, records),
      unchanged: (records) => unchanged.inc({ feed }, records),
      translated: (records) => translated.inc({ feed }, records),
      parked: (reden) => parked.inc({ feed, reden }),
      leftOut: (reden, pad) => leftOut.inc({ feed, reden, pad }),
      published: (events) => published.inc({ feed }, events),
    }),
    watch: (feeds, { waiting, quarantine, standPer, alarm }) => {
      new Gauge({
        name: 'gezinsbeeld_quarantine_alarm',
        help: '1 when the quarantine of this feed is beyond its limits of size or age',
        labelNames: ['feed'],
        registers,
        collect() {
          for (const feed of feeds) this.set({ feed }, alarm(feed) ? 1 : 0)
        },
      })
      new Gauge({
        name: 'gezinsbeeld_waiting_events',
        help: 'Events sent and not yet acknowledged',
        registers,
        collect() {
          this.set(waiting())
        },
      })
      new Gauge({
        name: 'gezinsbeeld_quarantined_records',
        help: 'Records in quarantine, by reason',
        labelNames: ['feed', 'reden'],
        registers,
        collect() {
          this.reset()
          for (const [feed, reasons] of quarantine.counts()) {
            for (const [reden, records] of reasons) this.set({ feed, reden }, records)
          }
        },
      })
      new Gauge({
        name: 'gezinsbeeld_stand_timestamp_seconds',
        help: 'Up to which moment the source has been read and published',
        labelNames: ['feed'],
        registers,
        collect() {
          for (const feed of feeds) {
            const stand = standPer(feed)
            if (stand !== undefined) this.set({ feed }, Date.parse(stand) / 1000)
          }
        },
      })
    },
  }
}
