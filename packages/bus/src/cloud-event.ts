import { type MsgHdrs, MsgHdrsImpl } from '@nats-io/transport-node'
import { asError, ParkError } from './failure'
import { percentDecode, percentEncode } from './percent'

/** The context attributes of CloudEvents 1.0 and our three extensions, as the contract names them. */
export interface EventAttributes {
  readonly id: string
  readonly source: string
  readonly type: string
  readonly subject?: string
  /** RFC 3339. */
  readonly time?: string
  readonly dataschema?: string
  /** 16 digits; orders the versions of one object. */
  readonly sequence?: string
  /** The article of law. */
  readonly grondslag?: string
  readonly adapterversie?: string
  /** W3C Trace Context; undefined while nobody traces. */
  readonly traceparent?: string | undefined
}

export interface CloudEvent {
  readonly attributes: EventAttributes
  readonly data: unknown
}

const required = ['id', 'source', 'type'] as const
const optional = [
  'subject',
  'time',
  'dataschema',
  'sequence',
  'grondslag',
  'adapterversie',
  'traceparent',
] as const satisfies readonly (keyof EventAttributes)[]

const names = [...required, ...optional]

const json = 'application/json'
const structured = 'application/cloudevents+json'

/**
 * The headers of an event in binary mode (CloudEvents NATS protocol binding 1.0.2, section 3.1), a line each; the payload is
 * the data.
 *
 * @throws ParkError for an attribute that cannot be encoded.
 */
export const headerLines = (attributes: EventAttributes): string => {
  let lines = 'ce-specversion: 1.0\r\n'
  for (const name of names) {
    const value = attributes[name]
    if (value !== undefined) lines += `ce-${name}: ${percentEncode(value)}\r\n`
  }
  return `${lines}ce-datacontenttype: ${json}\r\n`
}

/** The same for a message that is not published through a `Publisher`. */
export const encodeAttributes = (attributes: EventAttributes): MsgHdrs =>
  MsgHdrsImpl.decode(Buffer.from(`NATS/1.0\r\n${headerLines(attributes)}\r\n`))

const isJson = (contentType: string): boolean => /^application\/([\w.-]+\+)?json\s*(;|$)/i.test(contentType)

const parseJson = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (thrown) {
    throw new ParkError('the payload is not JSON in UTF-8', { cause: asError(thrown) })
  }
}

/** Attributes by name, from either mode; what the contract does not know passes unread. */
const attributesOf = (find: (name: string) => string | undefined): EventAttributes => {
  if (find('specversion') !== '1.0') throw new ParkError('ce-specversion: expected 1.0')
  const [id, source, type] = required.map((name) => find(name))
  if (!id || !source || !type) throw new ParkError('ce-id, ce-source and ce-type: expected all three')
  const others: Partial<Record<(typeof optional)[number], string>> = {}
  for (const name of optional) {
    const value = find(name)
    if (value !== undefined) others[name] = value
  }
  return { id, source, type, ...others }
}

const decodeStructured = (payload: Uint8Array): CloudEvent => {
  const event = parseJson(payload)
  if (typeof event !== 'object' || event === null) throw new ParkError('the event is not a JSON object')
  const fields = new Map<string, unknown>(Object.entries(event))
  const attributes = attributesOf((name) => {
    const value = fields.get(name)
    return typeof value === 'string' ? value : undefined
  })
  if (fields.has('data_base64')) throw new ParkError('data_base64: expected JSON in data')
  return { attributes, data: fields.get('data') }
}

/**
 * Reads an event in binary or structured mode. Names of headers are compared without regard to case.
 *
 * @throws ParkError for a message that is no CloudEvent with JSON data.
 */
export const decodeEvent = (message: {
  readonly headers?: MsgHdrs
  readonly data: Uint8Array
}): CloudEvent => {
  const values = new Map<string, string>()
  for (const [name, [value]] of message.headers ?? [])
    if (value !== undefined) values.set(name.toLowerCase(), value)
  const contentType = values.get('content-type')
  if (contentType?.toLowerCase().startsWith(structured)) return decodeStructured(message.data)
  const attributes = attributesOf((name) => {
    const value = values.get(`ce-${name}`)
    return value === undefined ? undefined : percentDecode(value)
  })
  const dataContentType = values.get('ce-datacontenttype') ?? contentType ?? json
  if (!isJson(dataContentType)) throw new ParkError('ce-datacontenttype: expected application/json')
  return { attributes, data: message.data.length === 0 ? undefined : parseJson(message.data) }
}
