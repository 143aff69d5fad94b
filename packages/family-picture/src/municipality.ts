import type { Feit } from '@gezinsbeeld/contracts'
import type { Policy } from './picture'

/** How a municipality goes to who may not know which it is: nobody is registered under this short name. */
export const someMunicipality = {
  organisatie: 'gemeente-geheim',
  organisatieNaam: 'Gemeente (naam geheim)',
} as const

const hidden = '(naam geheim)'

/** The municipalities of a region, to be left out of what is told of somebody whose address is secret: it would say in which they live. */
export interface Municipalities {
  includes(organisatie: string): boolean
  /** Fields of a fact, with none of their names in any text; `ofOne`: what a municipality says itself. */
  leftOutOf(gegevens: Feit['gegevens'], ofOne: boolean): Feit['gegevens']
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Whole words, whatever letters they are made of; none matches nothing. */
const anyOf = (names: readonly string[], flags: string): RegExp => {
  const longestFirst = [...names].sort((a, b) => b.length - a.length).map(escaped)
  return longestFirst.length === 0
    ? /(?!)/gu
    : new RegExp(`(?<![\\p{L}\\p{N}])(?:${longestFirst.join('|')})(?![\\p{L}\\p{N}])`, flags)
}

/** A number that says nothing of where it rings: mobile, nationwide or free. */
const isNationwide = (telefoon: string): boolean =>
  /^0(?:6|8|9)/.test(telefoon.replaceAll(/[^0-9+]/g, '').replace(/^(?:\+31|0031)/, '0'))

/** Whom to call, without what says where. */
const callable = (contact: object): object =>
  Object.fromEntries(
    Object.entries(contact).filter(
      ([name, value]) =>
        name !== 'email' && (name !== 'telefoon' || (typeof value === 'string' && isNationwide(value))),
    ),
  )

const lettersOf = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')

const makeMunicipalities = (policy: Policy): Municipalities => {
  const all = [...policy.values()].filter(({ rol }) => rol === 'gemeente')
  const names = all.flatMap(({ organisatie, naam }) => [organisatie, naam])
  // A town may be called as an ordinary word is (Best, Goes): then only as a name, with a capital.
  const towns = all.map(({ naam }) => naam.replace(/^(?:de )?gemeente /i, ''))
  const slugs = new Set(all.map(({ organisatie }) => organisatie))
  const [anyName, anyTown] = [
    anyOf(names, 'giu'),
    anyOf([...towns, ...towns.map((town) => town.toUpperCase())], 'gu'),
  ]
  const spelled = towns.map(lettersOf)

  const inText = (text: string): string =>
    slugs.has(text)
      ? someMunicipality.organisatie
      : text.replaceAll(anyName, hidden).replaceAll(anyTown, hidden)
  const isTold = (name: string, value: unknown): boolean =>
    name !== 'email' || typeof value !== 'string' || !spelled.some((town) => lettersOf(value).includes(town))
  const inFields = (fields: object): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(fields)
        .filter(([name, value]) => isTold(name, value))
        .map(([name, value]) => [name, inValue(value)]),
    )
  const inValue = (value: unknown): unknown => {
    if (typeof value === 'string') return inText(value)
    // Two of them are no longer two.
    if (Array.isArray(value))
      return [...new Map(value.map(inValue).map((item) => [JSON.stringify(item), item])).values()]
    return typeof value === 'object' && value !== null ? inFields(value) : value
  }
  return {
    includes: (organisatie) => slugs.has(organisatie),
    leftOutOf: (gegevens, ofOne) => {
      const { contactpersoon, ...rest } = gegevens
      if (!ofOne || typeof contactpersoon !== 'object' || contactpersoon === null) return inFields(gegevens)
      const told = inFields(callable(contactpersoon))
      return { ...inFields(rest), ...(Object.keys(told).length === 0 ? {} : { contactpersoon: told }) }
    },
  }
}

const known = new WeakMap<Policy, Municipalities>()

/** Made once for each policy. */
export const municipalitiesOf = (policy: Policy): Municipalities => {
  const made = known.get(policy) ?? makeMunicipalities(policy)
  known.set(policy, made)
  return made
}
