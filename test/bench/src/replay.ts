import type { JetStreamClient } from '@nats-io/jetstream'
import { headers, type MsgHdrs, type NatsConnection } from '@nats-io/transport-node'
import { z } from 'zod'

/** Messages as `publishedBy` and `everythingIn` give them, in a file. */
export const messagesSchema = z.array(
  z.object({ subject: z.string(), headers: z.array(z.tuple([z.string(), z.string()])), data: z.string() }),
)

export interface Ready {
  readonly subject: string
  readonly headers: MsgHdrs
  readonly data: Uint8Array
}

/** Everything that can be done before the clock starts. */
export const makeReady = (messages: z.infer<typeof messagesSchema>): readonly Ready[] =>
  messages.map((message) => {
    const made = headers()
    for (const [name, value] of message.headers) made.set(name, value)
    return { subject: message.subject, headers: made, data: new TextEncoder().encode(message.data) }
  })

const atOnce = 1_000

export interface Replay {
  /** From now on this many may go out; by default all. */
  allow(total: number): void
  /** Resolves when all are acknowledged; rejects when one was not stored anew. */
  readonly done: Promise<void>
}

/** Publishes each message once, up to a thousand of them under way; one is done when JetStream has acknowledged it. */
export const replay = (
  connection: NatsConnection,
  inbox: string,
  messages: readonly Ready[],
  first = messages.length,
): Replay => {
  let [next, acknowledged, allowed] = [0, 0, first]
  const fill = (): void => {
    while (next < allowed && next - acknowledged < atOnce) {
      const message = messages[next++]
      if (message)
        connection.publish(message.subject, message.data, { headers: message.headers, reply: inbox })
    }
  }
  let filling = false
  /** Acknowledgements come many at a time: what they make room for goes out in one write. */
  const fillSoon = (): void => {
    if (filling) return
    filling = true
    setImmediate(() => {
      filling = false
      fill()
    })
  }
  const done = new Promise<void>((resolve, reject) => {
    connection.subscribe(inbox, {
      callback: (error, answer) => {
        const text = error === null ? answer.string() : ''
        // A message that was not stored anew measures nothing.
        if (error !== null || !text.includes('"seq":') || text.includes('"duplicate":true')) {
          reject(error ?? new Error(`a message was not stored: ${text}`))
          return
        }
        acknowledged += 1
        if (acknowledged === messages.length) resolve()
        else fillSoon()
      },
    })
  })
  fill()
  return {
    done,
    allow: (total) => {
      allowed = Math.min(total, messages.length)
      fill()
    },
  }
}

/** The same with the client's own `publish`, which remembers each message until it is acknowledged. */
export const publishAll = (
  client: JetStreamClient,
  messages: readonly Ready[],
  first = messages.length,
): Replay => {
  let allowed = first
  let more = (): void => undefined
  const all = async (): Promise<void> => {
    const sent: Promise<void>[] = []
    for (const [at, message] of messages.entries()) {
      while (at >= allowed) await new Promise<void>((resolve) => (more = resolve))
      // They are acknowledged in order, so that the oldest makes room.
      await sent[at - atOnce]
      const { subject, data, headers } = message
      const stored = client.publish(subject, data, { headers, timeout: 30_000 })
      sent.push(
        stored.then(({ duplicate }) => {
          if (duplicate) throw new Error('a message was not stored anew')
        }),
      )
    }
    await Promise.all(sent)
  }
  return {
    done: all(),
    allow: (total) => {
      allowed = Math.min(total, messages.length)
      more()
    },
  }
}
