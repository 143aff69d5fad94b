import { contentHash } from './content'
import type { State } from './entries'
import type { Saying } from './overlay'

const fieldsOf = (content: string): Readonly<Record<string, unknown>> => {
  const data: unknown = JSON.parse(content)
  return typeof data === 'object' && data !== null ? { ...data } : {}
}

/** The highest state, with the fields that it takes over from lower ones where it has none of its own. */
const filled = (state: State, lower: readonly State[]): State => {
  const own = fieldsOf(state.content)
  const taken: Record<string, unknown> = {}
  for (const from of lower) {
    const fields = fieldsOf(from.content)
    for (const name of state.neemtOver ?? []) {
      if (Object.hasOwn(own, name) || Object.hasOwn(taken, name) || fields[name] === undefined) continue
      taken[name] = fields[name]
    }
  }
  if (Object.keys(taken).length === 0) return state
  const content = JSON.stringify({ ...own, ...taken })
  return { ...state, content, hash: contentHash(state.naam, content) }
}

/**
 * What is said of an object of which several records speak: what the highest of them says, of equal ones the latest. Pure.
 *
 * @param said by each, the latest last.
 */
export const speaking = (said: readonly Saying[]): Saying | undefined => {
  if (said.length < 2) return said[0]
  const inOrder = said.toReversed().sort((a, b) => (b.state.rang ?? 0) - (a.state.rang ?? 0))
  const [first, ...lower] = inOrder
  if (first?.state.neemtOver === undefined) return first
  return {
    ...first,
    state: filled(
      first.state,
      lower.map(({ state }) => state),
    ),
  }
}
