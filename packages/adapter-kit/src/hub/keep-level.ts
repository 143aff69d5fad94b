import type { Logger } from '@gezinsbeeld/shell'
import { delayOf, pause, usualBackoff } from '../backoff'
import { describe, RetryError, StopError } from '../failures'
import type { Shared } from '../pipeline/shared'
import type { Sharing } from '../share'
import type { AdapterStatus } from '../status'
import type { HubClient } from './ask-hub'
import { compareQuestions } from './compare-questions'
import { type Compared, compareWithHub } from './compare-with-hub'

export interface LevelParts {
  readonly shared: Shared
  readonly hub: HubClient
  /** Of an adapter that shares on request. */
  readonly sharing: Sharing | undefined
  /** The feeds that run, and all that the adapter has. */
  readonly feeds: readonly string[]
  readonly allFeeds: readonly string[]
  readonly status: Pick<AdapterStatus, 'standPer' | 'isSettled' | 'remark'>
  readonly settings: {
    /** Seconds between two comparisons. */
    readonly vergelijk: number
    /** Share of what the hub has that may be withdrawn because this adapter does not know it. */
    readonly hoogstensWeg: number
  }
  readonly log: Logger
}

export interface Level {
  /** Compares now; in Dutch, what was found. @throws RetryError without a hub; StopError when it refuses. */
  compare(): Promise<string>
  /** Compares whenever it is time, until the adapter stops. */
  keep(): Promise<void>
}

/** Stands where a feed's name does; no feed can be called so. */
const place = '.hub'
const lookMs = 1_000
/** A change is not yet an object: it says nothing about whether one is missing. */
const noObject = 'wacht-op-object'
/** Withdrawn whatever share of the whole it is. */
const few = 10

const inWords = ({ lacking, overtaken, orphans, withdrawn, refused }: Compared): string => {
  const found = [
    lacking > 0 ? `${lacking} objecten ontbraken bij de hub en zijn opnieuw gepubliceerd` : '',
    overtaken > 0 ? `${overtaken} objecten waren bij de hub anders en zijn opnieuw gepubliceerd` : '',
    withdrawn > 0 ? `${withdrawn} objecten waren alleen nog bij de hub en zijn ingetrokken` : '',
    orphans > withdrawn ? `${orphans - withdrawn} objecten zijn alleen nog bij de hub` : '',
    refused > 0 ? `${refused} objecten noemen iemand die bij de hub is gewist` : '',
  ].filter((each) => each !== '')
  return found.length === 0 ? 'de hub heeft hetzelfde' : found.join('; ')
}

/** Keeps this adapter and the hub level: what either lost comes back, and nothing stands that nobody answers for. */
export const keepLevel = (parts: LevelParts, signal: AbortSignal): Level => {
  const { shared, hub, sharing, feeds, allFeeds, status, settings, log } = parts
  const { ledger, quarantine, now } = shared

  const parked = (feed: string): number =>
    quarantine.size(feed) - (quarantine.counts().get(feed)?.get(noObject) ?? 0)

  /** Why what only the hub has must stay: it could be something that is merely not read. */
  const whyNotWithdraw = ({ orphans, held, strangers }: Compared): string | undefined => {
    const unread = allFeeds.find((feed) => status.standPer(feed) === undefined)
    if (unread !== undefined) return `feed ${unread} is niet helemaal gelezen`
    const unclear = allFeeds.find((feed) => parked(feed) > 0)
    if (unclear !== undefined) return `feed ${unclear} heeft records in quarantaine, die het kunnen zijn`
    if (strangers > 0)
      return `een andere adapter meldt zich onder hetzelfde bronsysteem (${shared.bronsysteem}), en kan ze gezonden hebben`
    return orphans > few && orphans > held * settings.hoogstensWeg
      ? `het is meer dan hub.hoogstensWeg (${settings.hoogstensWeg}) van wat er staat; klopt dat, verhoog die dan`
      : undefined
  }

  const compareOnce = async (): Promise<string> => {
    if (sharing !== undefined) await compareQuestions(shared, sharing, hub, signal)
    const first = await compareWithHub(shared, hub, { withdraw: false }, signal)
    const why = first.orphans === 0 ? undefined : whyNotWithdraw(first)
    const { withdrawn } =
      first.orphans === 0 || why !== undefined
        ? first
        : await compareWithHub(shared, hub, { withdraw: true }, signal)
    const said = inWords({ ...first, withdrawn })
    status.remark(
      why === undefined
        ? undefined
        : `${first.orphans} objecten zijn alleen nog bij de hub, en blijven daar: ${why}`,
    )
    await ledger.commit(() =>
      ledger.feeds.putSync(place, { cursor: null, mapping: '', standPer: now().toISOString() }),
    )
    log.info({ ...first, withdrawn }, 'compared with the hub')
    return why === undefined ? said : `${said}: ${why}`
  }

  let running: Promise<string> | undefined
  const compare = (): Promise<string> => {
    running ??= compareOnce().finally(() => {
      running = undefined
    })
    return running
  }

  const isDue = (): boolean => {
    const last = ledger.feeds.get(place)?.standPer
    return last === undefined || now().getTime() - Date.parse(last) >= settings.vergelijk * 1_000
  }

  return {
    compare,
    keep: async () => {
      for (let failures = 0; !signal.aborted; ) {
        await pause(failures === 0 ? lookMs : delayOf(usualBackoff, failures, undefined), signal)
        if (signal.aborted || !isDue() || !feeds.every((feed) => status.isSettled(feed))) continue
        try {
          await compare()
          failures = 0
        } catch (error) {
          if (signal.aborted) return
          if (failures === 0) log.warn({ reden: describe(error) }, 'could not compare with the hub')
          if (!(error instanceof RetryError || error instanceof StopError)) throw error
          // Refused stays refused until somebody mends the credential: the adapter goes on without.
          failures += 1
        }
      }
    },
  }
}
