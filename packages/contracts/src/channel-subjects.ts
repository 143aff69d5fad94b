import { adressen } from './gegenereerd/addresses'

/** A channel of the contract that has an address, by its name there: `invoer-maatregel-opgelegd`. */
export type ChannelName = keyof typeof adressen

type ParametersOf<A extends string> = A extends `${string}{${infer P}}${infer Rest}`
  ? P | ParametersOf<Rest>
  : never

/** The parameters of a channel's address: what its subjects differ in. */
export type ChannelParameters<K extends ChannelName> = Readonly<
  Record<ParametersOf<(typeof adressen)[K]>, string>
>

/** What a token may hold as it is; NATS gives `.`, `*`, `>`, `$` and blanks a meaning of their own. */
const plain = /^[A-Za-z0-9_-]+$/

/**
 * UTF-8, percent-encoded: every character that is not a letter, a digit, `_` or `-`.
 *
 * @throws TypeError without the value, since a caller's mistake may have put personal data there.
 */
const escapeToken = (text: string): string => {
  if (text === '') throw new TypeError('not a subject token: empty')
  if (plain.test(text)) return text
  return utf8(text).replace(/[.!~*'()]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`)
}

const utf8 = (text: string): string => {
  try {
    return encodeURIComponent(text)
  } catch (cause) {
    throw new TypeError('not a subject token: half a surrogate pair', { cause })
  }
}

/** Undefined for a token that nothing here makes: so that a subject has one reading, and one writing. */
const readToken = (token: string): string | undefined => {
  try {
    const text = decodeURIComponent(token)
    return text !== '' && escapeToken(text) === token ? text : undefined
  } catch {
    // URIError and TypeError say no more than that.
    return undefined
  }
}

const filled = (address: string, tokenFor: (parameter: string) => string): string =>
  address.replace(/\{([^}]+)\}/g, (_, parameter: string) => tokenFor(parameter))

/**
 * The subject of a channel with these parameters; what a token may not hold is escaped.
 *
 * @throws TypeError for a parameter that is missing or empty.
 */
export const channelSubject = <K extends ChannelName>(
  kanaal: K,
  parameters: ChannelParameters<K>,
): string => {
  const given = new Map<string, string>(Object.entries(parameters))
  return filled(adressen[kanaal], (parameter) => escapeToken(given.get(parameter) ?? ''))
}

/** The subjects of a channel in which these parameters are so, and the others anything: to subscribe, or to filter a consumer. */
export const channelFilter = <K extends ChannelName>(
  kanaal: K,
  parameters: Partial<ChannelParameters<K>> = {},
): string => {
  const given = new Map<string, string | undefined>(Object.entries(parameters))
  return filled(adressen[kanaal], (parameter) => {
    const value = given.get(parameter)
    return value === undefined ? '*' : escapeToken(value)
  })
}

export interface ChannelSubject {
  readonly kanaal: ChannelName
  /** By parameter, unescaped. */
  readonly parameters: ReadonlyMap<string, string>
}

const isChannelName = (name: string): name is ChannelName => Object.hasOwn(adressen, name)

const patterns = Object.entries(adressen).map(([name, address]) => ({ name, tokens: address.split('.') }))

/** The channel of a subject and its parameters; undefined for a subject of no channel. */
export const parseChannelSubject = (subject: string): ChannelSubject | undefined => {
  const found = subject.split('.')
  for (const { name, tokens } of patterns) {
    if (tokens.length !== found.length || !isChannelName(name)) continue
    const parameters = new Map<string, string>()
    const matches = tokens.every((token, index) => {
      const here = found[index] ?? ''
      if (!token.startsWith('{')) return token === here
      const text = readToken(here)
      if (text !== undefined) parameters.set(token.slice(1, -1), text)
      return text !== undefined
    })
    if (matches) return { kanaal: name, parameters }
  }
  return undefined
}
