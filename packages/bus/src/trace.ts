import {
  ProxyTracerProvider,
  ROOT_CONTEXT,
  type SpanContext,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api'

/** The steps of a record's way (DESIGN.md, "seven verbs"), and of a question to a service: who asks, and who answers. */
export type Verb =
  | 'read'
  | 'decode'
  | 'translate'
  | 'publish'
  | 'link'
  | 'evolve'
  | 'deliver'
  | 'request'
  | 'serve'

/** What a span says of its step: counts, and names of feeds and messages. Never a person, a record or a reference. */
export type SpanFacts = Readonly<
  Partial<Record<'feed' | 'records' | 'events' | 'message' | 'deliveries' | 'service', string | number>>
>

/** One step that is being traced. */
export interface TracedStep {
  /** W3C Trace Context: says that what comes next follows from this step. */
  readonly traceparent: string
  /** @param failed when the step did not come to its end. @param atMs epoch milliseconds; now unless told. */
  end(options?: { readonly failed?: boolean; readonly atMs?: number; readonly facts?: SpanFacts }): void
}

const kinds: Readonly<Record<Verb, SpanKind>> = {
  read: SpanKind.INTERNAL,
  decode: SpanKind.INTERNAL,
  translate: SpanKind.INTERNAL,
  publish: SpanKind.PRODUCER,
  link: SpanKind.CONSUMER,
  evolve: SpanKind.CONSUMER,
  deliver: SpanKind.CONSUMER,
  request: SpanKind.CLIENT,
  serve: SpanKind.SERVER,
}

const attributesOf = (facts: SpanFacts) =>
  Object.fromEntries(Object.entries(facts).map(([name, value]) => [`gezinsbeeld.${name}`, value]))

/** Of a question: the step that it follows from, under the name of W3C Trace Context. */
export const traceHeader = 'traceparent'

/** `dienst.v1.beeld.gi-noord.toon` → `beeld.toon`: what is asked, and not by whom. */
export const serviceIn = (subject: string): string => {
  const [, , dienst = '', , verb = ''] = subject.split('.')
  return `${dienst}.${verb}`
}

const form = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/

/** Undefined for what is no `traceparent` of version 00: it comes from outside. */
const parse = (traceparent: string): SpanContext | undefined => {
  const [, traceId = '', spanId = '', flags = ''] = form.exec(traceparent) ?? []
  if (/^0*$/.test(traceId) || /^0*$/.test(spanId)) return undefined
  return { traceId, spanId, traceFlags: Number.parseInt(flags, 16), isRemote: true }
}

export const isTraceparent = (text: string): boolean => parse(text) !== undefined

const write = ({ traceId, spanId, traceFlags }: SpanContext): string =>
  `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`

// Finds whoever registered an SDK, also when that happens later; without one it does nothing.
const tracer = trace.getTracer('gezinsbeeld')

/** Whether an SDK was registered. */
export const isTracing = (): boolean => {
  const provider = trace.getTracerProvider()
  return !(provider instanceof ProxyTracerProvider) || provider.getDelegateTracer('gezinsbeeld') !== undefined
}

/**
 * Begins a step of an event's way. Undefined while nobody traces, or not this one: then there is nothing to pay for.
 *
 * @param from `traceparent` of the step that it follows from; without it a trace begins here.
 * @param sinceMs epoch milliseconds, where the step began before this.
 */
export const traced = (
  verb: Verb,
  facts: SpanFacts,
  { from, sinceMs }: { readonly from?: string; readonly sinceMs?: number | undefined } = {},
): TracedStep | undefined => {
  const parent = from === undefined ? undefined : parse(from)
  if (from !== undefined && parent === undefined) return undefined
  const span = tracer.startSpan(
    verb,
    {
      kind: kinds[verb],
      attributes: attributesOf(facts),
      ...(sinceMs === undefined ? {} : { startTime: sinceMs }),
    },
    parent === undefined ? ROOT_CONTEXT : trace.setSpanContext(ROOT_CONTEXT, parent),
  )
  if (!span.isRecording()) return undefined
  return {
    traceparent: write(span.spanContext()),
    end: ({ failed = false, atMs, facts: more } = {}) => {
      if (more !== undefined) span.setAttributes(attributesOf(more))
      if (failed) span.setStatus({ code: SpanStatusCode.ERROR })
      span.end(atMs)
    },
  }
}

/** The same around work that is done at once; without `from` only the work. */
export const within = <T>(verb: Verb, from: string | undefined, facts: SpanFacts, work: () => T): T => {
  const step = from === undefined ? undefined : traced(verb, facts, { from })
  if (step === undefined) return work()
  try {
    const outcome = work()
    step.end()
    return outcome
  } catch (error) {
    step.end({ failed: true })
    throw error
  }
}
