import { isObject, type Json } from '../build/json'
import { below } from '../document/pointer'
import type { Message } from './asyncapi'
import type { Difference } from './finding'
import { canonical } from './value'

const levels = ['geen', 'bekendheid', 'volledig']

const levelIn = (given: Json | undefined, role: string): string => {
  const value = isObject(given) ? given[role] : undefined
  // Unlisted is `geen`.
  return typeof value === 'string' ? value : 'geen'
}

const rolesIn = (...given: readonly (Json | undefined)[]): readonly string[] =>
  [...new Set(given.flatMap((each) => (isObject(each) ? Object.keys(each) : [])))].sort()

/** What a role may receive, before and after. */
const ofRoles = (
  was: (role: string) => string,
  is: (role: string) => string,
  roles: readonly string[],
  path: string,
): readonly Difference[] =>
  roles.flatMap((role) => {
    const [before, after] = [was(role), is(role)]
    if (before === after) return []
    const [from, to] = [levels.indexOf(before), levels.indexOf(after)]
    const known = from >= 0 && to >= 0
    const rule = known
      ? to > from
        ? 'doelbinding-loosened'
        : 'doelbinding-tightened'
      : 'doelbinding-changed'
    return [
      {
        rule,
        detail: `${role}: ${before} → ${after}`,
        path: below(path, role),
        backward: 'compatible',
        forward: known && to < from ? 'compatible' : 'undecided',
      },
    ]
  })

const isNested = (value: Json | undefined): boolean =>
  isObject(value) && Object.values(value).some((each) => isObject(each))

const lower = (a: string, b: string): string => (levels.indexOf(a) <= levels.indexOf(b) ? a : b)

/** The level for one sender's role or one soort: a sender's own stands in the place of the general one, of a soort the lower counts. */
const inCase = (name: string, message: Message, which: string, role: string): string => {
  const general = levelIn(message.doelbinding.get('x-doelbinding'), role)
  const cases = message.doelbinding.get(name)
  const own = isObject(cases) ? cases[which] : undefined
  if (!isObject(own)) return general
  if (name === 'x-doelbinding-soort')
    return own[role] === undefined ? general : lower(general, levelIn(own, role))
  return levelIn(own, role)
}

/**
 * Who may receive how much. No payload shows a difference here and no validator can tell whether it is lawful: that somebody
 * receives more is for a person to decide, so it is undecided until somebody waives it with a reason.
 */
export const compareDoelbinding = (base: Message, head: Message, path: string): readonly Difference[] => {
  const names = [...new Set([...base.doelbinding.keys(), ...head.doelbinding.keys()])].sort()
  const found = names.flatMap((name): readonly Difference[] => {
    const [before, after] = [base.doelbinding.get(name), head.doelbinding.get(name)]
    const here = below(path, name)
    if (!isNested(before) && !isNested(after))
      return ofRoles(
        (role) => levelIn(before, role),
        (role) => levelIn(after, role),
        rolesIn(before, after),
        here,
      )
    return rolesIn(before, after).flatMap((which) => {
      const [was, is] = [before, after].map((cases) => (isObject(cases) ? cases[which] : undefined))
      // What changed for everybody is said of everybody.
      if (canonical(was ?? null) === canonical(is ?? null)) return []
      const roles = rolesIn(
        was,
        is,
        base.doelbinding.get('x-doelbinding'),
        head.doelbinding.get('x-doelbinding'),
      )
      const level = (message: Message) => (role: string) => inCase(name, message, which, role)
      return ofRoles(level(base), level(head), roles, below(here, which))
    })
  })
  if (base.grondslag === undefined || canonical(base.grondslag) === canonical(head.grondslag ?? null))
    return found
  const law: Difference = {
    rule: 'grondslag-changed',
    detail: head.grondslag === undefined ? 'no law is named any more' : 'another law is named',
    path: below(path, 'x-grondslag'),
    backward: 'compatible',
    forward: head.grondslag === undefined ? 'undecided' : 'compatible',
  }
  return [...found, law]
}
