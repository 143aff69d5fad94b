import { rootCertificates } from 'node:tls'
import { Agent, request } from 'undici'
import { RetryError } from '../../failures'
import { atBase } from './at-base'
import { AnswerTooLarge, readBody } from './read-body'
import { readPem } from './read-pem'
import { unpacked } from './unpacked'

/** How a server is asked that has a certificate of its own makers, or wants to see one of ours. Paths of PEM files. */
export interface TlsFiles {
  /** Who signed the server's certificate, beside those that are trusted anyway. */
  readonly ca?: string | undefined
  readonly certificaat?: string | undefined
  readonly sleutel?: string | undefined
}

export interface ExchangeOptions {
  readonly basis: string
  /** Names the setting in messages, e.g. `bron.http`. */
  readonly setting: string
  /** Milliseconds for a whole request. */
  readonly tijdslimiet: number
  readonly tls?: TlsFiles | undefined
}

export interface Question {
  readonly headers: () => Promise<Readonly<Record<string, string>>>
  /** JSON to post; without it the question is a GET. */
  readonly body?: string | undefined
  /** What stands there is one record, and no list of them. */
  readonly isRecord: boolean
  /** Where a redirect may lead: what lets us in goes along. */
  readonly isOurs: (url: URL) => boolean
}

export interface Reply {
  readonly status: number
  readonly bytes: Uint8Array
  readonly header: (name: string) => string | undefined
  /** Milliseconds since 1970 by the server's clock; undefined when it does not say. */
  readonly serverMs: number | undefined
}

/** One server, asked over a few connections that are kept open. */
export interface Exchange {
  /** With a slash at its end; without the query, which goes along with every question. */
  readonly base: URL
  readonly agent: Agent
  /** @throws RetryError while the server is away; AnswerTooLarge. */
  ask(url: URL, question: Question): Promise<Reply>
  /** The methods that an address takes (`Allow`, RFC 9110, section 10.2.1); undefined when the server does not say. */
  methods(url: URL, headers: Readonly<Record<string, string>>): Promise<readonly string[] | undefined>
  close(): Promise<void>
}

const mostRedirects = 5

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error
    ? String(error.code)
    : error instanceof Error
      ? error.name
      : 'unknown'

const untrusted = /CERT|SELF_SIGNED|LEAF_SIGNATURE/

const single = (header: string | string[] | undefined): string | undefined =>
  Array.isArray(header) ? header[0] : header

const connectOptions = (tls: TlsFiles | undefined, setting: string) => {
  const read = (path: string | undefined): Buffer | undefined =>
    path === undefined ? undefined : readPem(path, `${setting}.tls`)
  const ca = read(tls?.ca)
  const files = { ca: ca && [...rootCertificates, ca], cert: read(tls?.certificaat), key: read(tls?.sleutel) }
  return Object.fromEntries(Object.entries(files).filter(([, each]) => each !== undefined))
}

/** @throws StopError for a TLS file that cannot be read. */
export const openExchange = ({ basis, setting, tijdslimiet, tls }: ExchangeOptions): Exchange => {
  const base = new URL(basis)
  const always = [...base.searchParams]
  base.search = ''
  base.hash = ''
  if (!base.pathname.endsWith('/')) base.pathname += '/'
  const agent = new Agent({ connections: 2, connect: connectOptions(tls, setting) })

  const away = (error: unknown): Error => {
    if (error instanceof AnswerTooLarge) return error
    const code = codeOf(error)
    const why = untrusted.test(code)
      ? `has a certificate that is not trusted (${code}): see ${setting}.tls.ca`
      : `is away or does not answer (${code})`
    return new RetryError(`${base.origin} ${why}`, { cause: error })
  }

  const withAlways = (url: URL): URL => {
    const whole = new URL(url)
    for (const [name, value] of always)
      if (!whole.searchParams.has(name)) whole.searchParams.append(name, value)
    return whole
  }

  const once = async (url: URL, { headers, body, isRecord }: Question): Promise<Reply> => {
    const more = await headers()
    try {
      const response = await request(withAlways(url), {
        dispatcher: agent,
        ...(body === undefined ? {} : { method: 'POST', body }),
        headers: {
          ...(body === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' }),
          ...more,
        },
        signal: AbortSignal.timeout(tijdslimiet),
      })
      const header = (name: string): string | undefined => single(response.headers[name])
      const advice = `an answer of ${url.pathname} is too large: configure a smaller ${setting}.pagina`
      const bytes = await readBody(unpacked(response.body, header('content-encoding')), { isRecord, advice })
      const date = Date.parse(header('date') ?? '')
      return {
        ...{ status: response.statusCode, bytes, header },
        serverMs: Number.isNaN(date) ? undefined : date,
      }
    } catch (error) {
      throw away(error)
    }
  }

  /** Where an answer sends us, when that is the same server and the question stays the same. */
  const redirected = (url: URL, { status, header }: Reply, { body, isOurs }: Question): URL | undefined => {
    const location = header('location')
    const keeps = status === 307 || status === 308 || (body === undefined && [301, 302, 303].includes(status))
    if (!keeps || location === undefined || !URL.canParse(location, url.href)) return undefined
    const next = atBase(new URL(location, url), base)
    return isOurs(next) ? next : undefined
  }

  return {
    base,
    agent,
    ask: async (url, question) => {
      let at = url
      for (let hops = 0; hops <= mostRedirects; hops += 1) {
        const reply = await once(at, question)
        const next = redirected(at, reply, question)
        if (next === undefined) return reply
        at = next
      }
      throw new RetryError(`${base.origin} sends ${url.pathname} from one address to another without end`)
    },
    methods: async (url, headers) => {
      try {
        const signal = AbortSignal.timeout(tijdslimiet)
        const response = await request(withAlways(url), {
          dispatcher: agent,
          method: 'OPTIONS',
          headers,
          signal,
        })
        await response.body.dump()
        const allow = response.statusCode < 400 ? single(response.headers['allow']) : undefined
        return allow?.split(',').map((method) => method.trim().toUpperCase())
      } catch (error) {
        throw away(error)
      }
    },
    close: () => agent.destroy(),
  }
}
