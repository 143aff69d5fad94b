import { StopError } from '../../failures'
import { AnswerTooLarge } from '../http/read-body'
import { type Entry, lastUpdatedOf, nextLink } from './bundle'
import { type Answer, type FhirClient, FhirRefusal } from './fhir-client'

/** What a server turns out not to do; remembered from search to search. */
export interface Habits {
  /** It refuses `_sort`. */
  unsorted: boolean
}

/** With these a server says that it does not know a parameter. */
const unknownParameter = new Set([400, 422, 501])

/**
 * A search in pages, oldest change first. Many servers page by counting rows, and then a resource that changes while pages are
 * read moves to the end and pulls another one over the edge, unread. So the next page is asked for by the time of the last
 * resource, which cannot shift; the server's own link is followed only within one and the same moment, or when the server
 * does not sort. A page that is too large is asked for again with half as many; a server that refuses to sort is asked without.
 */
export async function* search(
  client: FhirClient,
  resourceType: string,
  params: Readonly<Record<string, string>>,
  from: string | undefined,
  habits: Habits,
): AsyncIterable<Answer> {
  let { _count: count } = params
  const query = (since: string | undefined): string =>
    `${resourceType}?${new URLSearchParams({
      ...params,
      ...(count === undefined ? {} : { _count: count }),
      ...(since === undefined ? {} : { _lastUpdated: `ge${since}` }),
      ...(habits.unsorted ? {} : { _sort: '_lastUpdated' }),
    })}`

  let since = from
  /** Whether the page was asked for by a search of ours, and not by a link. */
  let isOwn = true
  const ask = (path: string): Promise<Answer | undefined> =>
    client.get(path, !isOwn).catch((error: unknown) => {
      if (error instanceof AnswerTooLarge && isOwn && Number(count) > 1) return undefined
      throw error
    })
  /** A refusal of the first question may mean that the server does not sort. */
  const firstOf = (path: string): Promise<Answer | undefined> =>
    ask(path).catch(async (error: unknown) => {
      if (habits.unsorted || !(error instanceof FhirRefusal) || !unknownParameter.has(error.status))
        throw error
      habits.unsorted = true
      try {
        return await ask(query(from))
      } catch {
        habits.unsorted = false
        throw error
      }
    })
  for (let path = query(from), answer = await firstOf(path); ; answer = await ask(path)) {
    if (answer === undefined) {
      count = String(Math.floor(Number(count) / 2))
      path = query(since)
      continue
    }
    yield answer
    const next = nextLink(answer.bundle, resourceType)
    const last = habits.unsorted ? undefined : lastMoment(answer.bundle.entry ?? [])
    const isFurther = last !== undefined && (since === undefined || Date.parse(last) > Date.parse(since))
    if (next === undefined) {
      // Some servers give a part and no link to the rest: only the total tells.
      if (!isOwn || !isPart(answer)) return
      if (!isFurther && !isFull(answer, count)) return
      if (!isFurther)
        throw new StopError(
          `${resourceType}: the server gives a part of what it has and no link to the rest; set bron.fhir.pagina to more than change at once`,
        )
      since = last
      path = query(last)
      continue
    }
    if (isFurther) {
      since = last
      path = query(last)
      isOwn = true
    } else {
      path = next
      isOwn = false
    }
  }
}

const foundIn = ({ bundle: { entry } }: Answer): number =>
  (entry ?? []).filter(({ search }) => search?.mode !== 'outcome' && search?.mode !== 'include').length

/** The search found more than it gives. A server may give fewer than were asked for, and its total may be an estimate. */
const isPart = (answer: Answer): boolean => (answer.bundle.total ?? 0) > foundIn(answer)

const isFull = (answer: Answer, asked: string | undefined): boolean =>
  foundIn(answer) >= Number(asked ?? Number.POSITIVE_INFINITY)

/** The moment of the last resource when all have one and stand in the order of them; else undefined. */
const lastMoment = (entries: readonly Entry[]): string | undefined => {
  const moments = entries.flatMap(({ resource, search }) =>
    resource === undefined ||
    search?.mode === 'outcome' ||
    search?.mode === 'include' ||
    resource.resourceType === 'OperationOutcome'
      ? []
      : [lastUpdatedOf(resource) ?? ''],
  )
  const sorted = moments.every(
    (each, i) => each !== '' && (i === 0 || Date.parse(moments[i - 1] ?? '') <= Date.parse(each)),
  )
  return sorted ? moments.at(-1) : undefined
}
