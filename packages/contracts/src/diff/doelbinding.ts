import { isObject, type Json } from '../build/json'
import { below } from '../document/pointer'
import type { Message } from './asyncapi'
import type { Difference } from './finding'

const levels = ['geen', 'bekendheid', 'volledig']

const levelIn = (given: Json | undefined, role: string): string => {
  const value = isObject(given) ? given[role] : undefined
  // Unlisted is `geen`.
  return typeof value === 'string' ? value : 'geen'
}

const rolesIn = (...given: readonly (Json | undefined)[]): readonly string[] =>
  [...new Set(given.flatMap((each) => (isObject(each) ? Object.keys(each) : [])))].sort()

/**
 * Who may receive how much. No payload shows a difference here and no validator can tell whether it is lawful: that somebody
 * receives more is for a person to decide, so it is undecided until somebody waives it with a reason.
 */
export const compareDoelbinding = (base: Message, head: Message, path: string): readonly Difference[] => {
  const levelsOf = (before: Json | undefined, after: Json | undefined, at: string): readonly Difference[] =>
    rolesIn(before, after).flatMap((role) => {
      const [was, is] = [levelIn(before, role), levelIn(after, role)]
      if (was === is) return []
      const [from, to] = [levels.indexOf(was), levels.indexOf(is)]
      const known = from >= 0 && to >= 0
      return [
        {
          rule: known
            ? to > from
              ? 'doelbinding-loosened'
              : 'doelbinding-tightened'
            : 'doelbinding-changed',
          detail: `${role}: ${was} → ${is}`,
          path: below(at, role),
          backward: 'compatible',
          forward: known && to < from ? 'compatible' : 'undecided',
        },
      ]
    })
  const vanOf = (message: Message, sender: string): Json | undefined => {
    const own = isObject(message.doelbindingVan) ? message.doelbindingVan[sender] : undefined
    return isObject(own) && isObject(message.doelbinding)
      ? { ...message.doelbinding, ...own }
      : (own ?? message.doelbinding)
  }
  const senders = rolesIn(base.doelbindingVan, head.doelbindingVan)
  const found = [
    ...levelsOf(base.doelbinding, head.doelbinding, below(path, 'x-doelbinding')),
    ...senders.flatMap((sender) =>
      levelsOf(vanOf(base, sender), vanOf(head, sender), below(path, 'x-doelbinding-van', sender)),
    ),
  ]
  if (base.grondslag === undefined || JSON.stringify(base.grondslag) === JSON.stringify(head.grondslag))
    return found
  const law: Difference = {
    rule: 'grondslag-changed',
    detail: 'another law is named',
    path: below(path, 'x-grondslag'),
    backward: 'compatible',
    forward: head.grondslag === undefined ? 'undecided' : 'compatible',
  }
  return [...found, law]
}
