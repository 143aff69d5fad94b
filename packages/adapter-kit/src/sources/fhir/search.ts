import { StopError } from '../../failures'
import { AnswerTooLarge } from '../http/read-body'
import { type Entry, lastUpdatedOf, nextLink } from './bundle'
import type { Answer, FhirClient } from './fhir-client'

/**
 * A search in pages, oldest change first. Many servers page by counting rows, and then a resource that changes while pages are
 * read moves to the end and pulls another one over the edge, unread. So the next page is asked for by the time of the last
 * resource, which cannot shift; the server's own link is followed only within one and the same moment, or when the server
 * does not sort. A page that is too large is asked for again with half as many.
 */
export async function* search(
  client: FhirClient,
  resourceType: string,
  params: Readonly<Record<string, string>>,
  from: string | undefined,
): AsyncIterable<Answer> {
  let { _count: count } = params
  const query = (since: string | undefined): string =>
    `${resourceType}?${new URLSearchParams({
      ...params,
      ...(count === undefined ? {} : { _count: count }),
      ...(since === undefined ? {} : { _lastUpdated: `ge${since}` }),
      _sort: '_lastUpdated',
    })}`

  let since = from
  /** Whether the page was asked for by a search of ours, and not by a link. */
  let isOwn = true
  for (let path = query(from); ; ) {
    const answer = await client.get(path).catch((error: unknown) => {
      if (error instanceof AnswerTooLarge && isOwn && Number(count) > 1) return undefined
      throw error
    })
    if (answer === undefined) {
      count = String(Math.floor(Number(count) / 2))
      path = query(since)
      continue
    }
    yield answer
    const next = nextLink(answer.bundle, resourceType)
    const last = lastMoment(answer.bundle.entry ?? [])
    if (next === undefined) {
      // Some servers give a part and no link to the rest: only the total tells.
      if (!isOwn || !isCutOff(answer, count)) return
      if (last === undefined || (since !== undefined && Date.parse(last) <= Date.parse(since)))
        throw new StopError(
          `${resourceType}: the server gives a part of what it has and no link to the rest; set bron.fhir.pagina to more than change at once`,
        )
      since = last
      path = query(last)
      continue
    }
    if (last !== undefined && (since === undefined || Date.parse(last) > Date.parse(since))) {
      since = last
      path = query(last)
      isOwn = true
    } else {
      path = next
      isOwn = false
    }
  }
}

/** A full page of a search that found more. */
const isCutOff = ({ bundle: { entry = [], total } }: Answer, asked: string | undefined): boolean => {
  const found = entry.filter(({ search }) => search?.mode !== 'outcome' && search?.mode !== 'include').length
  return total !== undefined && total > found && found >= Number(asked ?? Number.POSITIVE_INFINITY)
}

/** The moment of the last resource when they stand in the order of their moments; else undefined. */
const lastMoment = (entries: readonly Entry[]): string | undefined => {
  const moments = entries.flatMap(({ resource, search }) =>
    resource === undefined || search?.mode === 'outcome' || resource.resourceType === 'OperationOutcome'
      ? []
      : [lastUpdatedOf(resource) ?? ''],
  )
  const sorted = moments.every((each, i) => i === 0 || Date.parse(moments[i - 1] ?? '') <= Date.parse(each))
  return sorted ? moments.at(-1) : undefined
}
