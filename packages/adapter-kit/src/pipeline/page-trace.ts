import { type TracedStep, traced } from '@gezinsbeeld/bus'
import type { Page, Source } from '../sources/source'

/** The way of one page, for tracing. What is told of it is told when the page has turned out to hold something new. */
export interface PageTrace {
  /** Begins its publishing; undefined while nobody traces. */
  publish(events: number): TracedStep | undefined
  /** What came with it: goes along all the same where nobody traces here, since whoever sent it may be traced by somebody else. */
  readonly from?: string | undefined
}

export const untraced: PageTrace = { publish: () => undefined }

/** How long the decoding of a feed's records took. */
export interface DecodeWatch {
  readonly add: (ms: number) => void
  /** Milliseconds since this was asked last. */
  readonly take: () => number
}

export const decodeWatch = (): DecodeWatch => {
  let total = 0
  return {
    add: (ms) => {
      total += ms
    },
    take: () => {
      const taken = total
      total = 0
      return taken
    },
  }
}

/**
 * Tells how long reading, decoding and translating took. Each record is decoded just before it is translated: what that took of all of them
 * together stands before the translating.
 *
 * @param begunMs epoch milliseconds: when the first was decoded, and reading had ended.
 */
export const tracePage = (
  feed: string,
  page: Page,
  records: number,
  begunMs: number,
  decodedMs: number,
): PageTrace => {
  const from = page.traceparent === undefined ? {} : { from: page.traceparent }
  const passing: PageTrace = { ...untraced, ...from }
  const sinceMs = page.sinceMs ?? begunMs
  const read = traced('read', { feed, records: page.records.length }, { ...from, sinceMs })
  if (read === undefined) return passing
  read.end({ atMs: begunMs })
  const decode = traced('decode', { feed, records }, { from: read.traceparent, sinceMs: begunMs })
  if (decode === undefined) return passing
  const translateMs = begunMs + decodedMs
  decode.end({ atMs: translateMs })
  const translate = traced('translate', { feed, records }, { from: decode.traceparent, sinceMs: translateMs })
  if (translate === undefined) return passing
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
