/** One part of a NATS subject as a channel's address says it. */
export type SubjectToken = { readonly literal: string } | { readonly parameter: string }

export interface Subject {
  /** What is wrong with it as a NATS subject; empty when nothing is. */
  readonly mistakes: readonly string[]
  /** Its parts, when nothing is wrong. */
  readonly tokens: readonly SubjectToken[]
}

/** The names that AsyncAPI allows for a parameter. */
const parameterName = /^[A-Za-z0-9_-]+$/
/** Blanks and what cannot be seen: NATS ends a subject at the first, and the rest nobody can type or read. */
const blank = /[\s\p{C}\p{Z}]/u

/** Reads an address as a NATS subject (docs.nats.io, "Subject-Based Messaging") with whole-token parameters. */
export const readSubject = (address: string): Subject => {
  if (address === '') return { mistakes: ['is empty'], tokens: [] }
  const mistakes: string[] = []
  if (blank.test(address)) mistakes.push('has a blank or an invisible character in it')
  // A dot inside braces is no parameter either; reading on at the dots says so of its halves.
  const parts = address.split('.')
  if (parts.some((part) => part === ''))
    mistakes.push('has an empty token: it begins or ends with a dot, or has two in a row')
  if (/[*>]/.test(address)) mistakes.push('has a wildcard (* or >), which only a subscription may have')
  if (address.includes('$')) mistakes.push('has a $, which NATS keeps for itself')
  const tokens: SubjectToken[] = []
  const seen = new Set<string>()
  for (const part of parts) {
    const [, name] = /^\{([^{}]*)\}$/.exec(part) ?? []
    if (name === undefined) {
      if (/[{}]/.test(part)) mistakes.push(braces(part))
      tokens.push({ literal: part })
      continue
    }
    if (name === '') mistakes.push('has a parameter without a name')
    else if (!parameterName.test(name) && !blank.test(name))
      mistakes.push(`has a parameter with a name that AsyncAPI does not allow: ${name}`)
    if (seen.has(name)) mistakes.push(`has the parameter ${name} twice`)
    seen.add(name)
    tokens.push({ parameter: name })
  }
  return { mistakes: [...new Set(mistakes)], tokens: mistakes.length === 0 ? tokens : [] }
}

const braces = (part: string): string =>
  /^[^{}]*(\{[^{}]*\}[^{}]*)+$/.test(part)
    ? `has a token that is only partly a parameter, which no wildcard can stand for: ${part}`
    : `has a brace that is not closed or not opened: ${part}`

/** Values that a parameter is restricted to; undefined when it may be anything. */
export type ParameterValues = (name: string) => readonly string[] | undefined

/** Whether some subject belongs to both: then a reader of the one also gets what was sent to the other. */
export const overlap = (
  a: { readonly tokens: readonly SubjectToken[]; readonly values: ParameterValues },
  b: { readonly tokens: readonly SubjectToken[]; readonly values: ParameterValues },
): boolean => {
  if (a.tokens.length !== b.tokens.length) return false
  return a.tokens.every((token, i) => {
    const other = b.tokens[i]
    if (other === undefined) return false
    const left = 'literal' in token ? [token.literal] : a.values(token.parameter)
    const right = 'literal' in other ? [other.literal] : b.values(other.parameter)
    return left === undefined || right === undefined || left.some((value) => right.includes(value))
  })
}
