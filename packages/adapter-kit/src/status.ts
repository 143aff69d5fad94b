import { describe, type StopError } from './failures'

/** How an adapter's feeds are doing: for `/gereed`, the log and `bron.gemeld`. */
export interface AdapterStatus {
  /** Why the adapter cannot do its whole work now; undefined when it can. In Dutch, for who runs it. */
  notReady(): string | undefined
  /** What somebody should look at while the work goes on; undefined when there is nothing. */
  alarms(): string | undefined
  /** How to know whether a feed's quarantine needs somebody. */
  watch(alarm: (feed: string) => string | undefined): void
  /** Of the whole adapter, e.g. while it starts. */
  busyWith(what: string | undefined): void
  went(feed: string, trouble: unknown): void
  stopped(feed: string, reason: StopError): void
  stand(feed: string, standPer: string): void
  standPer(feed: string): string | undefined
  /** It has been read once, or never will be. */
  isSettled(feed: string): boolean
  /** What somebody should look at that is about no feed; undefined when there is nothing. */
  remark(what: string | undefined): void
}

interface FeedStatus {
  standPer?: string
  trouble?: string
  stopped?: string
}

export const adapterStatus = (feeds: readonly string[], busAway: () => boolean): AdapterStatus => {
  const all = new Map<string, FeedStatus>(feeds.map((feed) => [feed, {}]))
  let busy: string | undefined = 'de adapter start'
  let remark: string | undefined
  let alarm: (feed: string) => string | undefined = () => undefined

  const update = (feed: string, more: FeedStatus): void => {
    all.set(feed, { ...all.get(feed), ...more })
  }

  const reasonOf = ([feed, { standPer, trouble, stopped }]: [string, FeedStatus]): string | undefined => {
    if (stopped !== undefined) return `feed ${feed} is gestopt: ${stopped}`
    if (trouble !== undefined) return `feed ${feed} probeert het opnieuw: ${trouble}`
    return standPer === undefined ? `feed ${feed} is nog aan de eerste ronde bezig` : undefined
  }

  return {
    notReady: () => {
      const reasons = [busy, busAway() ? 'de NATS-server is weg' : undefined, ...[...all].map(reasonOf)]
      const said = reasons.filter((reason) => reason !== undefined)
      return said.length === 0 ? undefined : said.join('\n')
    },
    alarms: () => {
      const said = [...feeds.map(alarm), remark].filter((each) => each !== undefined)
      return said.length === 0 ? undefined : said.join('\n')
    },
    watch: (look) => {
      alarm = look
    },
    busyWith: (what) => {
      busy = what
    },
    went: (feed, trouble) => {
      const { trouble: _before, ...rest } = all.get(feed) ?? {}
      all.set(feed, trouble === undefined ? rest : { ...rest, trouble: describe(trouble) })
    },
    stopped: (feed, reason) => update(feed, { stopped: reason.message }),
    stand: (feed, standPer) => update(feed, { standPer }),
    standPer: (feed) => all.get(feed)?.standPer,
    isSettled: (feed) => {
      const { standPer, stopped } = all.get(feed) ?? {}
      return standPer !== undefined || stopped !== undefined
    },
    remark: (what) => {
      remark = what
    },
  }
}
