import { type Bus, connectBus, ProblemError, RetryError, request } from '@gezinsbeeld/bus'
import { dienstSubject } from '@gezinsbeeld/contracts'
import { ConfigurationError, type Logger } from '@gezinsbeeld/shell'
import { listen, type Pictures, pictures } from '@gezinsbeeld/subscriber'
import type { Bell } from './live/bell'

export interface HubLinkOptions {
  readonly organisatie: string
  readonly servers: readonly string[]
  /** The text of the creds file. */
  readonly credentials: string
  readonly bell: Bell
  readonly log: Logger
  readonly signal: AbortSignal
}

/** The page's side of the bus. It exists before the connection does, so that the page can say that there is none. */
export interface HubLink {
  readonly pictures: Pictures
  isAway(): boolean
  /** Whether a hub answers now; nothing is looked at, so nothing is written down. */
  answers(): Promise<boolean>
  /** Hears of every change between away and there. Returns what ends the listening. */
  onChange(listener: (away: boolean) => void): () => void
  /** Runs until `signal` aborts; rejects with a StopError when going on makes no sense. */
  readonly done: Promise<void>
}

/** How long somebody who asks whether the page is ready waits for the hub. */
const patienceMs = 2_000

export const linkToHub = (options: HubLinkOptions): HubLink => {
  const { organisatie, bell, log, signal } = options
  const listeners = new Set<(away: boolean) => void>()
  let connected: { readonly bus: Bus; readonly pictures: Pictures } | undefined

  const tell = (away: boolean): void => {
    for (const listener of [...listeners]) listener(away)
  }
  const there = (): Pictures => {
    if (connected === undefined || connected.bus.isAway()) throw new RetryError('the NATS server is away')
    return connected.pictures
  }
  const run = async (): Promise<void> => {
    const { servers, credentials } = options
    const bus = await connectBus({ servers, credentials, name: 'beeldpagina', log, signal })
    try {
      if (bus.identity.organisatie !== organisatie)
        throw new ConfigurationError(
          `organisatie: found ${organisatie}, expected that of the credentials, ${String(bus.identity.organisatie)}`,
        )
      connected = { bus, pictures: pictures(bus) }
      bus.onStatus(({ type }) => {
        if (type === 'away' || type === 'closed') tell(true)
        if (type === 'back') tell(false)
      })
      tell(false)
      await follow(bus)
    } finally {
      await bus.close()
    }
  }
  const follow = async (bus: Bus): Promise<void> => {
    const reading = listen(bus, ({ gezin, domein }) => {
      if (domein === 'bron') bell.sourceRead(gezin)
      else if (gezin !== undefined) bell.changed(gezin)
    })
    const stop = (): void => {
      reading.stop().catch((err) => log.warn({ err }, 'the reading of deliveries did not end well'))
    }
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
    await reading.done
  }
  const done = run().catch((thrown) => {
    // Ending while the server is still waited for is an end like any other.
    if (!signal.aborted) throw thrown
  })
  return {
    pictures: {
      list: async (look) => there().list(look),
      search: async (text, look) => there().search(text, look),
      get: async (gezin, look) => there().get(gezin, look),
    },
    answers: async () => {
      if (connected === undefined || connected.bus.isAway()) return false
      const subject = dienstSubject('beeld', organisatie, 'toon')
      try {
        // Without a family, a user and a purpose: it says what is wrong with that.
        await request(connected.bus, subject, {}, { timeout: patienceMs })
        return true
      } catch (error) {
        return error instanceof ProblemError && error.status < 500
      }
    },
    isAway: () => connected === undefined || connected.bus.isAway(),
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    done,
  }
}
