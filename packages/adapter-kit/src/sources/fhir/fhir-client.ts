import { Agent, request } from 'undici'
import { BusyError, RetryError, StopError } from '../../failures'
import { atBase } from '../http/at-base'
import { AnswerTooLarge, readBody } from '../http/read-body'
import { retryAfterMs } from '../http/retry-after'
import { unpacked } from '../http/unpacked'
import { BrokenOff } from '../parse/found'
import { readAnswer } from '../parse/json'
import { type Bundle, bundle, outcomeOf } from './bundle'
import { type SmartClient, smartToken } from './smart-token'

export interface FhirClientOptions {
  readonly basis: string
  readonly token?: string | undefined
  /** Instead of a token: SMART Backend Services. */
  readonly smart?: SmartClient | undefined
  /** Milliseconds for a whole request. */
  readonly tijdslimiet: number
}

export interface Answer {
  readonly bundle: Bundle
  /** Milliseconds since 1970 by the server's clock, which `_lastUpdated` follows; undefined when it does not say. */
  readonly serverMs: number | undefined
}

export interface FhirClient {
  /**
   * @param path below the base, e.g. `Patient?_count=10`, or a link that the server gave.
   * @param isLink it is such a link, which may not be there any more: a new search gives a new one.
   * @throws BusyError or RetryError while the server is away or busy; StopError when it refuses.
   */
  get(path: string, isLink?: boolean): Promise<Answer>
  close(): Promise<void>
}

/** The server refuses, and says how. */
export class FhirRefusal extends StopError {
  readonly status: number

  constructor(message: string, status: number) {
    super(message)
    this.status = status
  }
}

const deepest = 200

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error
    ? String(error.code)
    : error instanceof Error
      ? error.name
      : 'unknown'

/** Undefined for what is no JSON: half an answer, or the page of a proxy. */
/** As quick as can be while there is nothing wrong: a page has hundreds of resources. */
const parsed = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (error) {
    return error instanceof TypeError ? spared(bytes) : undefined
  }
}

/** Wrong bytes spoil the resource in which they stand, and no other. */
const spared = (bytes: Uint8Array): unknown => {
  try {
    return readAnswer(bytes, deepest)
  } catch (error) {
    if (error instanceof BrokenOff) return undefined
    throw error
  }
}

const single = (header: string | string[] | undefined): string | undefined =>
  Array.isArray(header) ? header[0] : header

/** Reads one FHIR R4 server, and nothing outside it. */
export const fhirClient = ({ basis, token, smart, tijdslimiet }: FhirClientOptions): FhirClient => {
  const base = new URL(basis.endsWith('/') ? basis : `${basis}/`)
  const agent = new Agent({ connections: 2 })
  const authorization = smart === undefined ? undefined : smartToken(smart, tijdslimiet, Date.now)
  const headers = {
    accept: 'application/fhir+json',
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  }
  const headersNow = async (isRefused: boolean): Promise<Record<string, string>> =>
    authorization === undefined ? headers : { ...headers, authorization: await authorization(isRefused) }

  const urlOf = (path: string): URL => {
    const url = URL.canParse(path, base.href) ? atBase(new URL(path, base), base) : undefined
    // The token goes along with every request: it must not go elsewhere.
    if (url?.origin === base.origin) return url
    // A link to a page of a search, by a server that does not know how it is called outside (HAPI: `<its base>?_getpages=…`).
    const [, query] = path.split(/\?(.*)/s)
    if (query !== undefined) return new URL(`${base.origin}${base.pathname.replace(/\/$/, '')}?${query}`)
    throw new StopError(
      `${base.origin} links to ${url?.origin ?? 'no address'}: configure that as bron.fhir.basis if it is the same server`,
    )
  }

  const fetched = async (url: URL, isRefused = false) => {
    const headers = await headersNow(isRefused)
    try {
      const signal = AbortSignal.timeout(tijdslimiet)
      const response = await request(url, { dispatcher: agent, headers, signal })
      const advice = `a page of ${url.pathname} is too large: configure a smaller bron.fhir.pagina`
      const body = unpacked(response.body, single(response.headers['content-encoding']))
      return { ...response, bytes: await readBody(body, { isRecord: false, advice }) }
    } catch (error) {
      if (error instanceof AnswerTooLarge) throw error
      const code = codeOf(error)
      throw new RetryError(`${base.origin} is away or does not answer (${code})`, { cause: error })
    }
  }

  /** What a status other than 200 means for what happens next. */
  const failureOf = (
    status: number,
    what: string,
    retryAfter: number | undefined,
    followed: boolean,
  ): Error => {
    const message = `${base.origin} answered ${status}${what}`
    if (status === 429 || (status >= 500 && status !== 501)) {
      return retryAfter === undefined ? new RetryError(message) : new BusyError(message, retryAfter, {})
    }
    // A link to a next page lives only for a while; a new search gives a new one.
    if (status === 408 || (followed && [400, 404, 410].includes(status))) return new RetryError(message)
    if (status === 401 || status === 403)
      return new FhirRefusal(`${message}: bron.fhir.token does not give this right`, status)
    if (status >= 300 && status < 400)
      return new FhirRefusal(`${message}: it is elsewhere, see bron.fhir.basis`, status)
    return new FhirRefusal(message, status)
  }

  return {
    get: async (path, isLink = false) => {
      const url = urlOf(path)
      const first = await fetched(url)
      // A token can end before its time: it is withdrawn, or the clocks differ.
      const isOver = first.statusCode === 401 && authorization !== undefined
      const { statusCode, headers: answered, bytes } = isOver ? await fetched(url, true) : first
      const date = Date.parse(single(answered['date']) ?? '')
      const serverMs = Number.isNaN(date) ? undefined : date
      const body = parsed(bytes)
      if (statusCode !== 200) {
        const after = retryAfterMs(single(answered['retry-after']), serverMs ?? Date.now())
        throw failureOf(statusCode, outcomeOf(body), after, isLink)
      }
      const read = bundle.safeParse(body)
      if (read.success) return { bundle: read.data, serverMs }
      throw new RetryError(`${base.origin} answered something that is no Bundle${outcomeOf(body)}`, {
        cause: read.error,
      })
    },
    close: () => agent.destroy(),
  }
}
