import { isObject, type Json } from '../../build/json'
import { suggestion } from '../nearest'
import { childOf, memberOf, membersOf, type Node, textOf } from '../node'
import type { Rule, Violation } from '../rule'

/** DESIGN.md, "Who may see what": a message says for each of these how much of it they may receive. */
const roles = ['gi', 'veilig-thuis', 'rvdk', 'gemeente', 'ggz', 'opvang'] as const
const levels: readonly Json[] = ['volledig', 'bekendheid', 'geen']

const levelsIn = (holder: Node, member: Node, what: string): readonly Violation[] => {
  const { value } = member
  if (!isObject(value))
    return [{ place: member, message: `found ${what} that is not an object of levels by role` }]
  const missing = roles.filter((role) => !Object.hasOwn(value, role))
  return [
    ...(missing.length === 0
      ? []
      : [
          {
            place: Object.keys(value).length === 0 ? holder : member,
            message: `found ${what} without ${missing.join(', ')}; expected a level for every role`,
          },
        ]),
    ...membersOf(member).flatMap(({ key, node }): readonly Violation[] => {
      if (!roles.some((role) => role === key))
        return [
          {
            place: node,
            message: `found the role ${key} in ${what}, which is none${suggestion(key, roles)}`,
          },
        ]
      return levels.includes(node.value)
        ? []
        : [{ place: node, message: `found a level in ${what} that is not volledig, bekendheid or geen` }]
    }),
  ]
}

export const doelbinding: Rule = {
  name: 'doelbinding',
  severity: 'error',
  only: 'gezinsbeeld',
  description:
    'Every message says in x-doelbinding for every role how much of it that role may receive; x-doelbinding-van as completely.',
  check: ({ view }) =>
    view.messages.flatMap(({ key, node }) => {
      const whole = childOf(view.document, node, 'x-doelbinding')
      const by = childOf(view.document, node, 'x-doelbinding-van')
      return [
        ...(whole === undefined
          ? [
              {
                place: node,
                message: `found the message ${key} without x-doelbinding; expected a level for every role`,
              },
            ]
          : levelsIn(node, whole, 'x-doelbinding')),
        ...membersOf(by).flatMap(({ key: sender, node: each }) =>
          roles.some((role) => role === sender)
            ? levelsIn(each, each, `x-doelbinding-van ${sender}`)
            : [
                {
                  place: each,
                  message: `found the role ${sender} in x-doelbinding-van, which is none${suggestion(sender, roles)}`,
                },
              ],
        ),
        ...(by !== undefined && !isObject(by.value)
          ? [{ place: by, message: 'found x-doelbinding-van that is not an object by sender' }]
          : []),
      ]
    }),
}

export const grondslag: Rule = {
  name: 'grondslag',
  severity: 'error',
  only: 'gezinsbeeld',
  description: 'Every message names its article of law in x-grondslag.',
  check: ({ view }) =>
    view.messages.flatMap(({ key, node }) => {
      const member = childOf(view.document, node, 'x-grondslag')
      if ((textOf(member) ?? '').trim() !== '') return []
      return [
        {
          place: member ?? node,
          message: `found the message ${key} without x-grondslag; expected the article of law`,
        },
      ]
    }),
}

export const stroom: Rule = {
  name: 'stroom',
  severity: 'error',
  only: 'gezinsbeeld',
  description: 'Every channel says in x-stroom which stream it is kept in and for how long.',
  check: ({ view }) =>
    view.channels.flatMap(({ key, node }) => {
      const member = memberOf(node, 'x-stroom')
      const missing = ['naam', 'bewaren'].filter(
        (each) => (textOf(childOf(view.document, member, each)) ?? '').trim() === '',
      )
      if (missing.length === 0) return []
      return [
        {
          place: member ?? node,
          message: `found the channel ${key} with an x-stroom without ${missing.join(' and ')}; expected both`,
        },
      ]
    }),
}
