import { type IncomingMessage, readStream } from '@gezinsbeeld/bus'
import type { RegionBus } from '@gezinsbeeld/local'

/** A message as it stands in `invoer`. */
export interface Published {
  readonly subject: string
  readonly headers: readonly (readonly [string, string])[]
  /** JSON. */
  readonly data: string
  /** Milliseconds of the clock: when the server stored it. */
  readonly storedAt: number
}

const published = ({ subject, headers, data, time }: IncomingMessage): Published => ({
  subject,
  headers: [...(headers ?? [])].flatMap(([name, values]) =>
    values.map((value): [string, string] => [name, value]),
  ),
  data: new TextDecoder().decode(data),
  storedAt: time.getTime(),
})

/** What an organisation published, in order, without the reports about its sources (`bron.gemeld`). */
export const publishedBy = async (bus: RegionBus, organisatie: string): Promise<readonly Published[]> => {
  const all: Published[] = []
  const { state } = await bus.operator.jsm.streams.info('invoer')
  if (state.messages === 0) return all
  const [mine, reports] = [`gezin.v1.${organisatie}.`, `gezin.v1.${organisatie}.bron.`]
  const reading = new AbortController()
  const stream = readStream(bus.operator, { stream: 'invoer', fromSequence: 1, signal: reading.signal })
  for await (const message of stream) {
    const { subject } = message
    if (subject.startsWith(mine) && !subject.startsWith(reports)) all.push(published(message))
    if (message.pending === 0) reading.abort()
  }
  return all
}
