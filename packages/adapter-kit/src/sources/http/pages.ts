import { RetryError, StopError } from '../../failures'
import type { HttpDeclaration } from '../declaration'
import { BrokenOff } from '../parse/found'
import { valueAt } from '../parse/identify'
import { recordsIn } from '../parse/records-in'
import type { JsonAnswer, JsonClient } from './json-client'
import { linkHere } from './link-here'
import { AnswerTooLarge } from './read-body'
import { HttpRefusal } from './refusal'

/** One page of a list; `server`: milliseconds by the server's clock. */
export interface ListPage {
  readonly records: readonly unknown[]
  readonly serverMs: number | undefined
}

const textAt = (document: unknown, path: string): string | undefined => {
  const found = valueAt(document, path)
  if (typeof found === 'number') return String(found)
  return typeof found === 'string' && found !== '' ? found : undefined
}

/** `<https://…>; rel="next"` (RFC 8288). */
const nextIn = (link: string | undefined): string | undefined =>
  /<([^>]*)>\s*;[^,]*\brel="?next"?/i.exec(link ?? '')?.[1]

const addressOf = (path: string, params: Readonly<Record<string, string>>): string => {
  const query = new URLSearchParams(params).toString()
  return query === '' ? path : `${path}${path.includes('?') ? '&' : '?'}${query}`
}

interface Asked {
  readonly answer: JsonAnswer
  readonly records: readonly unknown[]
}

/** Pages overlap by one. */
const fewest = 2

/**
 * Every page of a list. With offsets a list that grows or shrinks meanwhile shifts, and a record would slip through between two
 * pages: so each page begins with the last record of the one before, and where it does not, goes back until the two meet. A page that is too large is
 * asked for again with half as many, where one says how many.
 *
 * @throws like JsonClient; RetryError for a list that has no end or cannot be read.
 */
export async function* listPages(
  client: JsonClient,
  declaration: HttpDeclaration,
  params: Readonly<Record<string, string>>,
  pageSize: number,
  keyOf: (raw: unknown) => string,
): AsyncIterable<ListPage> {
  const { pad, paginering } = declaration

  let isFirst = true
  const ask = async (path: string): Promise<Asked> => {
    const answer = await client.get(path, declaration.records === undefined)
    if (answer === undefined && isFirst) throw new StopError(`${pad}: there is nothing at this address (404)`)
    // Django answers so when what stood on the last page is gone.
    if (answer === undefined) throw new RetryError(`${pad}: the list became shorter while it was read`)
    isFirst = false
    try {
      return { answer, records: recordsIn(answer.document, declaration) }
    } catch (cause) {
      if (!(cause instanceof BrokenOff)) throw cause
      throw new RetryError(`${pad}: the answer has no list at ${declaration.records ?? 'its root'}`, {
        cause,
      })
    }
  }

  /** A server that goes round in circles would be read for ever. */
  const visited = new Set<string>()
  const visit = (address: string): string => {
    if (visited.has(address)) throw new RetryError(`${pad}: the next page is one that was read before`)
    visited.add(address)
    return address
  }

  if (paginering.soort === 'offset') {
    let offset = 0
    let last: string | undefined
    let size = pageSize
    for (;;) {
      const page = { [paginering.param]: String(offset), [paginering.aantal]: String(size) }
      const found = await ask(addressOf(pad, { ...params, ...page })).catch((error: unknown) => {
        if (error instanceof AnswerTooLarge && size > fewest) return undefined
        throw error
      })
      if (found === undefined) {
        size = Math.max(fewest, Math.floor(size / 2))
        continue
      }
      const { answer, records } = found
      const met = last === undefined || records.some((raw) => keyOf(raw) === last)
      if (!met && offset > 0) {
        offset = Math.max(0, offset - size)
        // At the start there is nothing before: everything is read anew.
        if (offset === 0) last = undefined
        continue
      }
      yield { records, serverMs: answer.serverMs }
      if (records.length < size) return
      last = keyOf(records.at(-1))
      offset += Math.max(1, records.length - 1)
    }
  }

  const { aantal } = { aantal: undefined, ...paginering }
  /** How many are asked for, once a page was too large. */
  let size: number | undefined
  let tooLarge: unknown
  const withSize = (): Readonly<Record<string, string>> =>
    size === undefined || aantal === undefined ? params : { ...params, [aantal]: String(size) }
  const askFewer = (error: unknown): undefined => {
    // A server that refuses to be asked for fewer.
    if (size !== undefined && error instanceof HttpRefusal && error.status === 400) throw tooLarge
    if (!(error instanceof AnswerTooLarge) || aantal === undefined || size === 1) throw error
    tooLarge = error
    size = size === undefined ? pageSize : Math.floor(size / 2)
    visited.clear()
  }
  for (let next: string | undefined = visit(addressOf(pad, params)); next !== undefined; ) {
    const found: Asked | undefined = await ask(next).catch(askFewer)
    if (found === undefined) {
      next = visit(addressOf(pad, withSize()))
      continue
    }
    const { answer, records } = found
    yield { records, serverMs: answer.serverMs }
    if (paginering.soort === 'geen') return
    if (paginering.soort === 'cursor') {
      const token = textAt(answer.document, paginering.veld)
      next =
        token === undefined ? undefined : visit(addressOf(pad, { ...withSize(), [paginering.param]: token }))
    } else {
      const link = paginering.veld === 'link' ? nextIn(answer.link) : textAt(answer.document, paginering.veld)
      next = link === undefined ? undefined : visit(linkHere(link, pad))
    }
  }
}
