import type { Msg } from '@nats-io/transport-node'

/** That the server has stored a message. */
export interface Receipt {
  readonly stream: string
  /** Its position in the stream. */
  readonly sequence: number
  /** It was there already, under the same id. */
  readonly duplicate: boolean
}

/** What the server's answer to a publish means for what happens next. */
export type Answer =
  | { readonly next: 'done'; readonly receipt: Receipt }
  | { readonly next: 'retry'; readonly why: string }
  | { readonly next: 'park'; readonly why: string }
  /** The stream ends elsewhere than the message expects. */
  | { readonly next: 'conflict'; readonly why: string; readonly stream: string }
  | { readonly next: 'stop'; readonly why: string }

/** JetStream's own error codes (nats-server, server/errors.json). */
const codes = {
  messageTooLarge: 10054,
  headerTooLarge: 10097,
  wrongLastSequence: 10071,
  notEnabledForAccount: 10039,
} as const

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

const field = (value: unknown, name: string): unknown => (isRecord(value) ? value[name] : undefined)

const numberIn = (value: unknown, name: string): number => {
  const found = field(value, name)
  return typeof found === 'number' ? found : 0
}

const ofError = (error: unknown, stream: string): Answer => {
  const code = numberIn(error, 'err_code')
  const status = numberIn(error, 'code')
  const why = `${String(field(error, 'description') ?? 'no description')} (${code})`
  if (code === codes.messageTooLarge || code === codes.headerTooLarge) return { next: 'park', why }
  if (code === codes.wrongLastSequence) return { next: 'conflict', why, stream }
  if (code === codes.notEnabledForAccount) return { next: 'stop', why }
  // 5xx: no leader, no room, the disk; all of them pass, or an operator makes them.
  return status >= 500 ? { next: 'retry', why } : { next: 'stop', why }
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Reads what came back on a publish. */
export const readAnswer = (message: Pick<Msg, 'data' | 'headers' | 'string'>): Answer => {
  if (message.data.length === 0 && message.headers?.code === 503)
    return { next: 'retry', why: 'no stream stores this subject' }
  const answer = parse(message.string())
  const error = field(answer, 'error')
  const stream = field(answer, 'stream')
  if (error !== undefined) return ofError(error, String(stream))
  const sequence = field(answer, 'seq')
  if (typeof stream !== 'string' || typeof sequence !== 'number')
    return { next: 'stop', why: 'something else than JetStream answers on this subject' }
  return { next: 'done', receipt: { stream, sequence, duplicate: field(answer, 'duplicate') === true } }
}
