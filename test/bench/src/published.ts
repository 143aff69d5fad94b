import { type IncomingMessage, readStream } from '@gezinsbeeld/bus'
import type { RegionBus } from '@gezinsbeeld/local'

/** A message as it stands in a stream. */
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

/** What a stream holds now, in order. */
export const everythingIn = async (
  { operator }: RegionBus,
  stream: 'invoer' | 'bezorgd',
): Promise<readonly Published[]> => {
  const all: Published[] = []
  const { state } = await operator.jsm.streams.info(stream)
  if (state.messages === 0) return all
  const reading = new AbortController()
  for await (const message of readStream(operator, { stream, fromSequence: 1, signal: reading.signal })) {
    all.push(published(message))
    if (message.pending === 0) reading.abort()
  }
  return all
}

/** What an organisation published, in order, without the reports about its sources (`bron.gemeld`). */
export const publishedBy = async (bus: RegionBus, organisatie: string): Promise<readonly Published[]> => {
  const [mine, reports] = [`gezin.v1.${organisatie}.`, `gezin.v1.${organisatie}.bron.`]
  return (await everythingIn(bus, 'invoer')).filter(
    ({ subject }) => subject.startsWith(mine) && !subject.startsWith(reports),
  )
}

/** When the last of them was stored, in milliseconds of the clock. */
export const lastStored = (messages: readonly Published[]): number =>
  messages.reduce((last, { storedAt }) => Math.max(last, storedAt), 0)
