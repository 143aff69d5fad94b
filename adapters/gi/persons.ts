import type { TranslateContext } from '@gezinsbeeld/adapter-kit'
import { field, Key, readOrNone, text } from '@gezinsbeeld/adapter-kit/fields'
import type { Afspraak } from '@gezinsbeeld/contracts'
import { persoonKeySpace } from './keys'

type Deelnemer = NonNullable<Afspraak['wie']>[number]

/** The contract's most persons and participants of one object. */
const most = 40

/** `persoon_ids`: the keys of 1 to 40 persons with blanks between. One that is no key parks the row: who it is about decides. */
export const PersonKeys = field<readonly string[]>('1 to 40 whole numbers with blanks between', (found) => {
  const parts = String(found ?? '')
    .split(/\s+/)
    .filter((part) => part !== '')
  const keys = new Set<string>()
  for (const part of parts) {
    const key = readOrNone(Key, part)
    if (key === undefined) return undefined
    keys.add(key)
  }
  return keys.size === 0 || keys.size > most ? undefined : [...keys]
})

export const personsOf = (keys: readonly string[], context: TranslateContext): string[] =>
  keys.map((key) => context.persoon(persoonKeySpace, key))

const Words = text(200)

/**
 * `wie` and `deelnemers`: with semicolons between, a `persoon_id` for somebody of the family, or an organisation or function in
 * words. What cannot be read is left out.
 */
export const participantsOf = (
  found: string | undefined,
  context: TranslateContext,
): Deelnemer[] | undefined => {
  const all = new Map<string, Deelnemer>()
  for (const part of (found ?? '').split(';')) {
    const key = readOrNone(Key, part.trim())
    const naam = readOrNone(Words, part)
    if (key !== undefined) all.set(`#${key}`, { persoon: context.persoon(persoonKeySpace, key) })
    else if (naam !== undefined) all.set(naam, { naam })
  }
  return all.size === 0 ? undefined : [...all.values()].slice(0, most)
}

/** The reference of a plan or goal that a row belongs to. */
export const referenceTo = (
  kind: 'plan' | 'doel',
  key: string | undefined,
  context: TranslateContext,
): string | undefined =>
  key === undefined ? undefined : `${context.organisatie}:${context.object(kind, key)}`
