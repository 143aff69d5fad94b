/** `a.{b}.c` → `['a', undefined, 'c']`: a parameter stands for one token. */
const tokensOf = (address: string): readonly (string | undefined)[] =>
  address.split('.').map((token) => (/^\{.*\}$/.test(token) ? undefined : token))

/** The names of the parameters, in order. */
export const parametersOf = (address: string): readonly string[] =>
  [...address.matchAll(/\{([^}]*)\}/g)].flatMap(([, name]) => name ?? [])

/** Equal for addresses that differ in nothing but the names of their parameters. */
export const shapeOf = (address: string): string => address.replaceAll(/\{[^}]*\}/g, '{}')

type Values = ReadonlyMap<string, readonly string[] | undefined>

/** A subject at an address. */
export const subjectAt = (address: string, values: Values): string =>
  address.replaceAll(/\{([^}]*)\}/g, (_, name: string) => values.get(name)?.[0] ?? 'a')

/** Whether a subject belongs to an address. */
export const belongs = (subject: string, address: string, values: Values): boolean => {
  const [own, wanted] = [subject.split('.'), tokensOf(address)]
  const names = address.split('.')
  return (
    own.length === wanted.length &&
    wanted.every((token, index) => {
      const given = own[index] ?? ''
      if (token !== undefined) return partly(token, given, values)
      const allowed = values.get((names[index] ?? '').slice(1, -1))
      return given !== '' && (allowed === undefined || allowed.includes(given))
    })
  )
}

/** A token with a parameter inside it, which NATS does not know but AsyncAPI allows. */
const partly = (token: string, given: string, values: Values): boolean => {
  if (!token.includes('{')) return token === given
  const source = token.replaceAll(/\{([^}]*)\}|[^{}]+/g, (text, name: string | undefined) => {
    const escaped = (each: string): string => each.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
    return name === undefined ? escaped(text) : `(${values.get(name)?.map(escaped).join('|') ?? '.+'})`
  })
  return new RegExp(`^${source}$`).test(given)
}
