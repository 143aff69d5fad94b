import { type Bus, readStream } from '@gezinsbeeld/bus'
import { type EventName, parseInvoerSubject } from '@gezinsbeeld/contracts'

/** An event as the stream has it. */
export interface Seen {
  readonly naam: EventName
  readonly object: string
  readonly sequence: string
  readonly id: string
  readonly data: Readonly<Record<string, unknown>>
}

/** What the stream holds of an organisation, in its order, but for its reports. */
export const seenOf = async (operator: Bus, organisatie: string): Promise<readonly Seen[]> => {
  const { state } = await operator.jsm.streams.info('invoer')
  const all: Seen[] = []
  if (state.messages === 0) return all
  const signal = AbortSignal.timeout(30_000)
  for await (const message of readStream(operator, { stream: 'invoer', fromSequence: 1, signal })) {
    const parsed = parseInvoerSubject(message.subject)
    if (parsed?.organisatie === organisatie && parsed.naam !== 'bron.gemeld') {
      const header = (name: string): string => message.headers?.get(name) ?? ''
      const data = JSON.parse(new TextDecoder().decode(message.data))
      const { naam, object } = parsed
      all.push({ naam, object, sequence: header('ce-sequence'), id: header('ce-id'), data })
    }
    if (message.sequence >= state.last_seq) break
  }
  return all
}
