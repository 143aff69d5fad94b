import { RetryError, StopError } from '../../failures'
import { BrokenOff } from '../parse/found'
import { readAnswer } from '../parse/json'
import { atBase } from './at-base'
import { type ExchangeOptions, openExchange } from './exchange'
import { refusalOf } from './refusal'

export { HttpRefusal } from './refusal'

export interface JsonClientOptions extends ExchangeOptions {
  /** Made anew for each request, for what expires. */
  readonly headers: () => Promise<Readonly<Record<string, string>>>
}

export interface JsonAnswer {
  readonly document: unknown
  /** The `Link` header (RFC 8288), when there is one. */
  readonly link: string | undefined
  /** Milliseconds since 1970 by the server's clock; undefined when it does not say. */
  readonly serverMs: number | undefined
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
  /** The methods that an address takes; undefined when the server does not say. */
  methods(path: string): Promise<readonly string[] | undefined>
  close(): Promise<void>
}

const deepest = 100

/** Reads one JSON interface, and nothing outside it: what lets us in goes along with every request. */
export const jsonClient = ({ headers, ...options }: JsonClientOptions): JsonClient => {
  const { setting } = options
  const exchange = openExchange(options)
  const { base } = exchange
  const isOurs = (url: URL): boolean => url.origin === base.origin && url.pathname.startsWith(base.pathname)

  const urlOf = (path: string): URL => {
    const url = URL.canParse(path, base.href) ? atBase(new URL(path, base), base) : undefined
    if (url !== undefined && isOurs(url)) return url
    const where = url === undefined ? 'what is no address' : `${url.origin}${url.pathname}`
    throw new StopError(
      `${base.origin}${base.pathname} links to ${where}: configure ${setting}.basis so that it is below it`,
    )
  }

  const allHeaders = async () => ({ accept: 'application/json', ...(await headers()) })

  const ask = async (path: string, body: string | undefined, isRecord: boolean) => {
    const url = urlOf(path)
    const reply = await exchange.ask(url, { headers: allHeaders, body, isRecord, isOurs })
    const { status, bytes, header, serverMs } = reply
    if (status === 404 || status === 410) return undefined
    if (status !== 200)
      throw refusalOf(reply, `${base.origin} answered ${status} to ${url.pathname}`, setting)
    try {
      return { document: readAnswer(bytes, deepest), link: header('link'), serverMs }
    } catch (cause) {
      if (!(cause instanceof BrokenOff)) throw cause
      const why = `${cause.rejection.reden}, ${cause.rejection.pad}`
      throw new RetryError(
        `${base.origin} answered something to ${url.pathname} that cannot be read (${why})`,
        { cause },
      )
    }
  }

  return {
    methods: async (path) => exchange.methods(urlOf(path), await allHeaders()),
    get: (path, isRecord = false) => ask(path, undefined, isRecord),
    post: (path, body) => ask(path, JSON.stringify(body), false),
    close: () => exchange.close(),
  }
}
