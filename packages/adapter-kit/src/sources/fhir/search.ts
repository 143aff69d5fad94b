import { RetryError, StopError } from '../../failures'
import { AnswerTooLarge } from '../http/read-body'
import { HttpRefusal } from '../http/refusal'
import { type Entry, isMatch, lastUpdatedOf, nextLink, onceEach, selfParameters } from './bundle'
import type { Answer, FhirClient } from './fhir-client'

/** What a server turns out not to do; remembered from search to search. */
export interface Habits {
  /** It refuses `_sort`, or overlooks it. */
  unsorted: boolean
  /** It refuses `_lastUpdated`, or overlooks it: all it can give is whole lists. */
  whole: boolean
}

/** With these a server says that it does not know a parameter. */
const unknownParameter = new Set([400, 422, 501])
/** Servers compare moments by the second at best. */
const secondMs = 1_000
/** Pages in a row without a match: some leave out afterwards what we may not see. */
const mostEmpty = 100

/**
 * A search in pages, oldest change first. Many servers page by counting rows, and then a resource that changes while pages are
 * read moves to the end and pulls another one over the edge, unread. So the next page is asked for by the time of the last
 * resource, which cannot shift; the server's own link is followed only within one and the same moment, or when the server
 * does not sort. A page that is too large is asked for again with half as many. A server that refuses to sort, or to search by
 * `_lastUpdated`, is asked without; one that overlooks it (FHIR lets it, and its `self` link says so) is read by its links.
 */
export async function* search(
  client: FhirClient,
  resourceType: string,
  params: Readonly<Record<string, string>>,
  from: string | undefined,
  habits: Habits,
): AsyncIterable<Answer> {
  let { _count: count } = params
  const query = (since: string | undefined, { unsorted, whole }: Habits): string =>
    `${resourceType}?${new URLSearchParams({
      ...params,
      ...(count === undefined ? {} : { _count: count }),
      ...(since === undefined || whole ? {} : { _lastUpdated: `ge${since}` }),
      ...(unsorted ? {} : { _sort: '_lastUpdated' }),
    })}`
  let once = onceEach()
  let since = from
  let empty = 0

  const askForFewer = (error: unknown): void => {
    if (!(error instanceof AnswerTooLarge) || !(Number(count) > 1)) throw error
    count = String(Math.floor(Number(count) / 2))
  }

  /** A search of ours, and not by a link. */
  const ask = async (asked: Habits): Promise<Answer> => {
    for (;;) {
      try {
        return await client.get(query(since, asked))
      } catch (error) {
        askForFewer(error)
      }
    }
  }

  /** A refusal may mean that the server does not sort, or does not know when anything changed. */
  const askAnew = async (): Promise<Answer> => {
    const less: readonly Habits[] = [
      { unsorted: true, whole: habits.whole },
      { unsorted: true, whole: true },
    ]
    return ask(habits).catch(async (refusal: unknown) => {
      if (!(refusal instanceof HttpRefusal) || !unknownParameter.has(refusal.status)) throw refusal
      for (const each of less) {
        if (query(since, each) === query(since, habits)) continue
        try {
          const answer = await ask(each)
          Object.assign(habits, each)
          return answer
        } catch (error) {
          if (!(error instanceof HttpRefusal)) throw error
        }
      }
      throw refusal
    })
  }

  const own = async (): Promise<Answer> => {
    const answer = await askAnew()
    const used = selfParameters(answer.bundle)
    // The parameters that were used (FHIR R4, section 3.1.1.1.3), where it names any of ours.
    const tells = used !== undefined && ['_count', '_sort', '_lastUpdated'].some((each) => used.has(each))
    if (tells && !used.has('_sort')) habits.unsorted = true
    if (since === undefined || habits.whole) return answer
    if ((tells && !used.has('_lastUpdated')) || isMostlyBefore(answer, since)) habits.whole = true
    return answer
  }

  /** Undefined where that page is too large: with fewer to a page all of them are others. */
  const byLink = async (link: string): Promise<Answer | undefined> => {
    try {
      return await client.get(once(link), true)
    } catch (error) {
      askForFewer(error)
      once = onceEach()
      return undefined
    }
  }

  let isOwn = true
  for (let answer = await own(); ; ) {
    yield answer
    const next = nextLink(answer.bundle, resourceType)
    const last = habits.unsorted || habits.whole ? undefined : lastMoment(answer.bundle.entry ?? [])
    const isFurther = last !== undefined && (since === undefined || Date.parse(last) > Date.parse(since))
    empty = foundIn(answer) === 0 ? empty + 1 : 0
    if (empty > mostEmpty)
      throw new RetryError(`${resourceType}: the server goes on with pages that are empty`)
    if (next === undefined) {
      // Some servers give a part and no link to the rest: only the total tells.
      if (!isOwn || !isPart(answer)) return
      if (!isFurther && !isFull(answer, count)) return
      if (!isFurther)
        throw new StopError(
          `${resourceType}: the server gives a part of what it has and no link to the rest; set bron.fhir.pagina to more than change at once`,
        )
    }
    const linked = isFurther || next === undefined ? undefined : await byLink(next)
    if (isFurther) since = last
    isOwn = linked === undefined
    answer = linked ?? (await own())
  }
}

const foundIn = ({ bundle: { entry } }: Answer): number => (entry ?? []).filter(isMatch).length

/** The search found more than it gives. A server may give fewer than were asked for, and its total may be an estimate. */
const isPart = (answer: Answer): boolean => (answer.bundle.total ?? 0) > foundIn(answer)

const isFull = (answer: Answer, asked: string | undefined): boolean =>
  foundIn(answer) >= Number(asked ?? Number.POSITIVE_INFINITY)

const momentsIn = (entries: readonly Entry[]): readonly (string | undefined)[] =>
  entries.flatMap((entry) =>
    entry.resource === undefined || !isMatch(entry) ? [] : [lastUpdatedOf(entry.resource)],
  )

/** Most of what it gives is older than what was asked for. */
const isMostlyBefore = ({ bundle: { entry } }: Answer, since: string): boolean => {
  const asked = Date.parse(since) - secondMs
  const moments = momentsIn(entry ?? []).flatMap((each) => (each === undefined ? [] : [Date.parse(each)]))
  return moments.filter((each) => each < asked).length * 2 > moments.length
}

/** The moment of the last resource when all have one and stand in the order of them, in UTC; else undefined. */
const lastMoment = (entries: readonly Entry[]): string | undefined => {
  let last: number | undefined
  for (const each of momentsIn(entries)) {
    const ms = each === undefined ? Number.NaN : Date.parse(each)
    if (Number.isNaN(ms) || (last !== undefined && ms < last)) return undefined
    last = ms
  }
  // In UTC: not every server minds another offset.
  return last === undefined ? undefined : new Date(last).toISOString()
}
