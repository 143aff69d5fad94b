import { type TracedStep, traced } from '@gezinsbeeld/bus'
import type { Page, Source } from '../sources/source'

/** The way of one page, for tracing. What is told of it is told when the page has turned out to hold something new. */
export interface PageTrace {
  /** Begins its publishing; undefined while nobody traces. */
  publish(events: number): TracedStep | undefined
}

export const untraced: PageTrace = { publish: () => undefined }

/**
 * Tells how long reading and translating took.
 *
 * @param translateMs epoch milliseconds: when translating began, and reading had ended.
 */
export const tracePage = (feed: string, page: Page, records: number, translateMs: number): PageTrace => {
  const read = traced(
    'read',
    { feed, records: page.records.length },
    { sinceMs: page.sinceMs ?? translateMs },
  )
  if (read === undefined) return untraced
  read.end({ atMs: translateMs })
  const translate = traced('translate', { feed, records }, { from: read.traceparent, sinceMs: translateMs })
  if (translate === undefined) return untraced
  translate.end()
  return { publish: (events) => traced('publish', { feed, events }, { from: translate.traceparent }) }
}

/** A source whose pages say when their reading began. */
export const timed = (source: Source): Source => ({
  ...source,
  pass: async function* (cursor) {
    let sinceMs = Date.now()
    for await (const page of source.pass(cursor)) {
      yield { ...page, sinceMs }
      sinceMs = Date.now()
    }
  },
})
