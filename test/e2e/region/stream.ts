import { type Bus, readStream, type StreamName } from '@gezinsbeeld/bus'

export interface Stored {
  readonly subject: string
  /** `ce-id`. */
  readonly id: string
  /** Every header's value. */
  readonly headers: readonly string[]
}

/** Everything that a stream holds now. */
export const everythingIn = async (operator: Bus, stream: StreamName): Promise<readonly Stored[]> => {
  const { state } = await operator.jsm.streams.info(stream)
  const all: Stored[] = []
  if (state.messages === 0) return all
  const { signal } = new AbortController()
  for await (const message of readStream(operator, { stream, fromSequence: state.first_seq, signal })) {
    all.push({
      subject: message.subject,
      id: message.headers?.get('ce-id') ?? '',
      headers: [...(message.headers ?? [])].flatMap(([, values]) => values),
    })
    if (message.sequence >= state.last_seq) break
  }
  return all
}

/** The ids that occur more than once. */
export const repeated = (messages: readonly Stored[]): readonly string[] => {
  const seen = new Set<string>()
  return messages.flatMap(({ id }) => {
    if (seen.has(id)) return [id]
    seen.add(id)
    return []
  })
}
