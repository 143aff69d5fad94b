export type JsonSchema = Readonly<Record<string, unknown>>

/** A channel of the contract with an address. */
export interface Kanaal {
  readonly naam: string
  /** `gezin.v1.{organisatie}.maatregel.opgelegd.{object}`. */
  readonly adres: string
  /** The stream that keeps it; `geen` for a question to a service. */
  readonly stroom: string
  /** Titles of its messages. */
  readonly berichten: readonly string[]
}

/** What a subject says when it is one of a channel. */
export interface Match {
  readonly kanaal: Kanaal
  /** By parameter. */
  readonly tokens: ReadonlyMap<string, string>
}

const tokensOf = (adres: string, subject: readonly string[]): ReadonlyMap<string, string> | undefined => {
  const pattern = adres.split('.')
  if (pattern.length !== subject.length) return undefined
  const tokens = new Map<string, string>()
  for (const [index, token] of pattern.entries()) {
    const found = subject[index] ?? ''
    if (token.startsWith('{')) tokens.set(token.slice(1, -1), found)
    else if (token !== found) return undefined
  }
  return tokens
}

/** The channel to which a subject belongs; undefined for a subject that the contract does not know. */
export const matchSubject = (kanalen: readonly Kanaal[], subject: string): Match | undefined => {
  const parts = subject.split('.')
  for (const kanaal of kanalen) {
    const tokens = tokensOf(kanaal.adres, parts)
    if (tokens !== undefined) return { kanaal, tokens }
  }
  return undefined
}
