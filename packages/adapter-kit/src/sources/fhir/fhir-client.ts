import { RetryError, StopError } from '../../failures'
import { atBase } from '../http/at-base'
import { openExchange, type TlsFiles } from '../http/exchange'
import { refusalOf } from '../http/refusal'
import { BrokenOff } from '../parse/found'
import { readAnswer } from '../parse/json'
import { type Bundle, bundle, outcomeOf } from './bundle'
import { type SmartClient, smartToken } from './smart-token'

export interface FhirClientOptions {
  readonly basis: string
  readonly token?: string | undefined
  /** Instead of a token: the whole value of `Authorization`. */
  readonly autorisatie?: string | undefined
  /** Instead of a token: SMART Backend Services. */
  readonly smart?: SmartClient | undefined
  /** Milliseconds for a whole request. */
  readonly tijdslimiet: number
  readonly tls?: TlsFiles | undefined
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
   * @throws BusyError or RetryError while the server is away or busy; HttpRefusal when it refuses.
   */
  get(path: string, isLink?: boolean): Promise<Answer>
  close(): Promise<void>
}

const deepest = 200

/**
 * Undefined for what is no JSON: half an answer, or the page of a proxy. As quick as can be while there is nothing wrong: a page has
 * hundreds of resources.
 */
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

/** Reads one FHIR R4 server, and nothing outside it. */
export const fhirClient = (options: FhirClientOptions): FhirClient => {
  const { token, autorisatie, smart, tijdslimiet } = options
  const exchange = openExchange({ ...options, setting: 'bron.fhir' })
  const { base, agent } = exchange
  const smartly = smart === undefined ? undefined : smartToken(smart, tijdslimiet, Date.now, agent)
  const given = autorisatie ?? (token === undefined ? undefined : `Bearer ${token}`)
  const isOurs = (url: URL): boolean => url.origin === base.origin

  const headersOf = (isRefused: boolean) => async (): Promise<Record<string, string>> => {
    const authorization = smartly === undefined ? given : await smartly(isRefused)
    return { accept: 'application/fhir+json', ...(authorization === undefined ? {} : { authorization }) }
  }

  const urlOf = (path: string): URL => {
    const url = URL.canParse(path, base.href) ? atBase(new URL(path, base), base) : undefined
    // The token goes along with every request: it must not go elsewhere.
    if (url !== undefined && isOurs(url)) return url
    // A link to a page of a search, by a server that does not know how it is called outside (HAPI: `<its base>?_getpages=…`).
    const [, query] = path.split(/\?(.*)/s)
    if (query !== undefined) return new URL(`${base.origin}${base.pathname.replace(/\/$/, '')}?${query}`)
    throw new StopError(
      `${base.origin} links to ${url?.origin ?? 'no address'}: configure that as bron.fhir.basis if it is the same server`,
    )
  }

  return {
    get: async (path, isLink = false) => {
      const url = urlOf(path)
      const ask = (isRefused: boolean) =>
        exchange.ask(url, { headers: headersOf(isRefused), isRecord: false, isOurs })
      const first = await ask(false)
      // A token can end before its time: it is withdrawn, or the clocks differ.
      const reply = first.status === 401 && smartly !== undefined ? await ask(true) : first
      const { status, bytes, serverMs } = reply
      const body = parsed(bytes)
      const message = `${base.origin} answered ${status}${outcomeOf(body)}`
      // A link to a next page lives only for a while; a new search gives a new one.
      if (isLink && [400, 404, 410].includes(status)) throw new RetryError(message)
      if (status !== 200) throw refusalOf(reply, message, 'bron.fhir')
      const read = bundle.safeParse(body)
      if (read.success) return { bundle: read.data, serverMs }
      throw new RetryError(`${base.origin} answered something that is no Bundle${outcomeOf(body)}`, {
        cause: read.error,
      })
    },
    close: () => exchange.close(),
  }
}
