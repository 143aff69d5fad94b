import { Agent, request } from 'undici'
import { BusyError, RetryError, StopError } from '../../failures'
import { BrokenOff } from '../parse/found'
import { readAnswer } from '../parse/json'
import { atBase } from './at-base'
import { AnswerTooLarge, readBody } from './read-body'
import { retryAfterMs } from './retry-after'
import { unpacked } from './unpacked'

export interface JsonClientOptions {
  /** All addresses are below this one. */
  readonly basis: string
  /** Names the setting in messages, e.g. `bron.http`. */
  readonly setting: string
  /** Made anew for each request, for what expires. */
  readonly headers: () => Promise<Readonly<Record<string, string>>>
  /** Milliseconds for a whole request. */
  readonly tijdslimiet: number
}

export interface JsonAnswer {
  readonly document: unknown
  /** The `Link` header (RFC 8288), when there is one. */
  readonly link: string | undefined
  /** Milliseconds since 1970 by the server's clock; undefined when it does not say. */
  readonly serverMs: number | undefined
}

/** The server refuses, and says how. */
export class HttpRefusal extends StopError {
  readonly status: number

  constructor(message: string, status: number) {
    super(message)
    this.status = status
  }
}

export interface JsonClient {
  /**
   * @param path below the base, or an absolute address that the server gave. Undefined: the server says that there is none (404, 410).
   * @param isRecord what stands there is one record, and no list of them.
   * @throws BusyError or RetryError while the server is away or busy; HttpRefusal when it refuses; AnswerTooLarge.
   */
  get(path: string, isRecord?: boolean): Promise<JsonAnswer | undefined>
  /** The same with a question that is too private for an address. */
  post(path: string, body: unknown): Promise<JsonAnswer | undefined>
  /** The methods that an address takes (`Allow`, RFC 9110, section 10.2.1); undefined when the server does not say. */
  methods(path: string): Promise<readonly string[] | undefined>
  close(): Promise<void>
}

const deepest = 100

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error
    ? String(error.code)
    : error instanceof Error
      ? error.name
      : 'unknown'

const single = (header: string | string[] | undefined): string | undefined =>
  Array.isArray(header) ? header[0] : header

/** Reads one JSON interface, and nothing outside it: what lets us in goes along with every request. */
export const jsonClient = ({ basis, setting, headers, tijdslimiet }: JsonClientOptions): JsonClient => {
  const base = new URL(basis.endsWith('/') ? basis : `${basis}/`)
  const agent = new Agent({ connections: 2 })

  const urlOf = (path: string): URL => {
    const url = atBase(new URL(path, base), base)
    if (url.origin === base.origin && url.pathname.startsWith(base.pathname)) return url
    throw new StopError(
      `${base.href} links to ${url.origin}${url.pathname}: configure ${setting}.basis so that it is below it`,
    )
  }

  const fetched = async (url: URL, body: unknown, isRecord: boolean) => {
    const more = await headers()
    try {
      const signal = AbortSignal.timeout(tijdslimiet)
      const response = await request(url, {
        dispatcher: agent,
        ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
        headers: {
          accept: 'application/json',
          ...(body === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' }),
          ...more,
        },
        signal,
      })
      const advice = `an answer of ${url.pathname} is too large: configure a smaller ${setting}.pagina`
      const packed = single(response.headers['content-encoding'])
      return { ...response, bytes: await readBody(unpacked(response.body, packed), { isRecord, advice }) }
    } catch (error) {
      if (error instanceof AnswerTooLarge) throw error
      const code = codeOf(error)
      throw new RetryError(`${base.origin} is away or does not answer (${code})`, { cause: error })
    }
  }

  const failureOf = (status: number, url: URL, afterMs: number | undefined): Error => {
    const message = `${base.origin} answered ${status} to ${url.pathname}`
    if (status === 429 || status === 408 || (status >= 500 && status !== 501)) {
      return afterMs === undefined ? new RetryError(message) : new BusyError(message, afterMs, {})
    }
    if (status === 401 || status === 403)
      return new HttpRefusal(`${message}: ${setting} does not give this right`, status)
    if (status >= 300 && status < 400)
      return new HttpRefusal(`${message}: it is elsewhere, see ${setting}.basis`, status)
    return new HttpRefusal(message, status)
  }

  const ask = async (path: string, body: unknown, isRecord: boolean): Promise<JsonAnswer | undefined> => {
    const url = urlOf(path)
    const { statusCode, headers: answered, bytes } = await fetched(url, body, isRecord)
    const date = Date.parse(single(answered['date']) ?? '')
    const serverMs = Number.isNaN(date) ? undefined : date
    if (statusCode === 404 || statusCode === 410) return undefined
    if (statusCode !== 200) {
      throw failureOf(statusCode, url, retryAfterMs(single(answered['retry-after']), serverMs ?? Date.now()))
    }
    try {
      return { document: readAnswer(bytes, deepest), link: single(answered['link']), serverMs }
    } catch (cause) {
      if (!(cause instanceof BrokenOff)) throw cause
      const why = `${cause.rejection.reden}, ${cause.rejection.pad}`
      throw new RetryError(
        `${base.origin} answered something to ${url.pathname} that cannot be read (${why})`,
        { cause },
      )
    }
  }

  const methods = async (path: string): Promise<readonly string[] | undefined> => {
    const url = urlOf(path)
    try {
      const signal = AbortSignal.timeout(tijdslimiet)
      const given = { dispatcher: agent, method: 'OPTIONS' as const, headers: await headers(), signal }
      const response = await request(url, given)
      await response.body.dump()
      const allow = response.statusCode < 400 ? single(response.headers['allow']) : undefined
      return allow?.split(',').map((method) => method.trim().toUpperCase())
    } catch (error) {
      throw new RetryError(`${base.origin} is away or does not answer (${codeOf(error)})`, { cause: error })
    }
  }

  return {
    methods,
    get: (path, isRecord = false) => ask(path, undefined, isRecord),
    post: (path, body) => ask(path, body, false),
    close: () => agent.destroy(),
  }
}
