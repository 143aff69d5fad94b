import { isLeft } from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { plain } from './plain'

/**
 * Messages that say nothing of anybody which is told: StUF's answers that a message arrived (Bv) or was refused (Fo) and its triggers (Tr), and
 * the questions who knows somebody (vcob, ucob) and what (vci). The answer to that one, uci, holds a file, and parks.
 */
const saysNothing = /^(Bv0[1-4]|Fo0[1-3]|Tr01)Bericht$|^(vcob|ucob|vci)Di01$/

/**
 * A CORV message as the kit reads XML (`{ <root>: … }`): its elements without what StUF writes beside them, decoded by `kinds`, a
 * union of records with one field each, named after the root. Which namespace or prefix an element has does not matter.
 *
 * @param roots the messages that are known; another one is parked.
 */
export const corvMessage = <A>(
  kinds: t.Type<A, unknown, unknown>,
  roots: readonly string[],
): t.Type<A | undefined, unknown, unknown> => {
  const expected = `one of the messages ${roots.join(', ')}`
  return new t.Type<A | undefined, unknown, unknown>(
    expected,
    (found): found is A | undefined => found === undefined || kinds.is(found),
    (raw, context) => {
      const message = plain(raw)
      const [root = ''] = typeof message === 'object' && message !== null ? Object.keys(message) : []
      if (saysNothing.test(root)) return t.success(undefined)
      if (!roots.includes(root)) return t.failure(raw, context, `expected ${expected}`)
      // So that the number of the message in the union is no part of the path in a rejection.
      const read = kinds.validate(message, t.appendContext(context, '', kinds, message))
      return isLeft(read) ? read : t.success(read.right)
    },
    (value) => value,
  )
}
