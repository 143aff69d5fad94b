import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ensureConsumer, readStream } from '@gezinsbeeld/bus'
import { subscribe } from '@gezinsbeeld/subscriber'
import { waitFor } from '@gezinsbeeld/test-kit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { sendTraces } from './send-traces'
import { type Cli, runCli, startCli } from './testing/cli-process'
import { type Stage, startStage } from './testing/stage'

/** What OTLP/HTTP says in JSON (opentelemetry-proto, trace/v1), as far as it is looked at. */
const exported = z.object({
  resourceSpans: z.array(
    z.object({
      resource: z.object({
        attributes: z.array(z.object({ key: z.string(), value: z.looseObject({}) })),
      }),
      scopeSpans: z.array(
        z.object({
          spans: z.array(
            z.object({
              traceId: z.string(),
              spanId: z.string(),
              parentSpanId: z.string().optional(),
              name: z.string(),
              attributes: z.array(z.object({ key: z.string() })),
            }),
          ),
        }),
      ),
    }),
  ),
})

interface Span {
  readonly service: unknown
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId?: string | undefined
  readonly name: string
}

const textOf = async (request: IncomingMessage): Promise<string> => {
  let text = ''
  for await (const part of request.setEncoding('utf8')) text += part
  return text
}

/** A collector: takes what OTLP exporters post. */
const collector = async () => {
  const spans: Span[] = []
  const bodies: string[] = []
  const server: Server = createServer((request, response) => {
    const take = async (): Promise<void> => {
      const text = await textOf(request)
      bodies.push(text)
      for (const { resource, scopeSpans } of exported.parse(JSON.parse(text)).resourceSpans) {
        const service = resource.attributes.find(({ key }) => key === 'service.name')?.value['stringValue']
        for (const each of scopeSpans.flatMap((scope) => scope.spans)) spans.push({ service, ...each })
      }
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
    }
    take().catch((error: unknown) => response.writeHead(400).end(String(error)))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address: AddressInfo | string | null = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return { spans, bodies, server, endpoint: `http://127.0.0.1:${port}` }
}

let stage: Stage
let traces: Awaited<ReturnType<typeof collector>>
const processes: Cli[] = []
beforeAll(async () => {
  ;[stage, traces] = await Promise.all([startStage(), collector()])
})
afterAll(async () => {
  for (const each of processes) each.kill('SIGTERM')
  await Promise.all(processes.map(({ ended }) => ended))
  await stage.stop()
  traces.server.close()
})

const start = async (env: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<Cli> => {
  const cli = await startCli(args, { env })
  processes.push(cli)
  return cli
}

const headersOf = async (organisatie: string): Promise<readonly (string | undefined)[]> => {
  const operator = await stage.region.connect({ role: 'operator', name: 'kijker' })
  const { state } = await operator.jsm.streams.info('invoer')
  const all: (string | undefined)[] = []
  const signal = AbortSignal.timeout(30_000)
  for await (const { subject, headers, sequence } of readStream(operator, {
    ...{ stream: 'invoer', fromSequence: 1, signal },
  })) {
    if (subject.startsWith(`gezin.v1.${organisatie}.`) && !subject.includes('.bron.'))
      all.push(headers?.get('ce-traceparent') || undefined)
    if (sequence >= state.last_seq) break
  }
  return all
}

test('the way of a record is one trace, from the adapter that read it through the hub to the app that is told', async () => {
  const env = { OTEL_EXPORTER_OTLP_ENDPOINT: traces.endpoint, OTEL_BSP_SCHEDULE_DELAY: '50' }
  await start(env, 'pseudonym', 'run', '--config', await stage.configuration('pseudoniem'))
  await start(env, 'hub', 'run', '--config', await stage.configuration('hub'))
  const { naam, args, leave } = await stage.organisation()
  const operator = await stage.region.connect({ role: 'operator', name: 'beheer' })
  await ensureConsumer(operator.jsm, { organisatie: naam, name: 'app' })
  leave('clienten.csv', '1;999900006;Vandenberg;2015-04-05;M;2026-01-02;Jo Visser;')
  await start(env, 'adapter', 'run', ...args)

  let told: string | undefined
  const app = await subscribe({
    servers: stage.region.url,
    creds: await stage.region.credential({ role: 'afnemer', organisatie: naam, name: 'app' }),
    app: 'proef',
    on: {
      'gezin.momentopname': ({ traceparent }) => {
        told = traceparent
      },
    },
  })
  const traceparent = await waitFor(() => told, 'the picture')

  // Looking is a trace of its own: of who looks, where that is traced by somebody else, and of the app itself.
  const own = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`
  const look = { gebruiker: 'jansen', doel: 'overleg' }
  const [family] = await app.pictures.list({ ...look, traceparent: own })
  const answered = await waitFor(
    () => traces.spans.find(({ traceId, name }) => traceId === 'a'.repeat(32) && name === 'serve'),
    "the hub's answer",
  )
  expect(answered).toMatchObject({ service: 'hub', parentSpanId: 'b'.repeat(16) })
  process.env['OTEL_EXPORTER_OTLP_ENDPOINT'] = traces.endpoint
  const end = sendTraces('app')
  await app.pictures.get(family?.gezin ?? '', look)
  await end()
  delete process.env['OTEL_EXPORTER_OTLP_ENDPOINT']
  const asked = await waitFor(() => traces.spans.find(({ name }) => name === 'request'), 'the question')
  expect(asked.service).toBe('app')
  await waitFor(
    () =>
      traces.spans.some(({ parentSpanId, service }) => parentSpanId === asked.spanId && service === 'hub'),
    "the hub's answer to it",
  )
  await app.stop()
  const [, traceId, publishedBy] = traceparent.split('-')

  const verbs = ['read', 'decode', 'translate', 'publish', 'evolve', 'link', 'deliver']
  const mine = await waitFor(() => {
    const found = traces.spans.filter((span) => span.traceId === traceId)
    return verbs.every((verb) => found.some(({ name }) => name === verb)) && found
  }, 'a span of every verb')
  const services = new Map(mine.map(({ name, service }) => [name, service]))
  expect(verbs.map((verb) => services.get(verb))).toEqual([
    ...verbs.slice(0, 4).map(() => `adapter-${naam}`),
    ...['hub', 'hub', 'hub'],
  ])
  const by = (verb: string): Span | undefined => mine.find(({ name }) => name === verb)
  expect(by('read')?.parentSpanId ?? '').toBe('')
  expect(by('decode')?.parentSpanId).toBe(by('read')?.spanId)
  expect(by('translate')?.parentSpanId).toBe(by('decode')?.spanId)
  expect(by('publish')?.parentSpanId).toBe(by('translate')?.spanId)
  expect(by('publish')?.spanId).toBe(publishedBy)
  for (const verb of ['evolve', 'link', 'deliver']) expect(by(verb)?.parentSpanId).toBe(publishedBy)
  expect(traces.bodies.join('\n')).not.toMatch(/Vandenberg|999900006|Visser|2015-04-05|jansen|gi-werk\d+:/)
})

test('without a word of it in the environment nothing is traced, and no event carries a trace', async () => {
  const { naam, args, leave } = await stage.organisation()
  leave('clienten.csv', '1;;Vandenberg;2015-04-05;M;2026-01-02;Jo Visser;')
  const before = traces.spans.length
  await start({}, 'adapter', 'run', ...args)
  const headers = await waitFor(async () => {
    const found = await headersOf(naam)
    return found.length === 2 && found
  }, 'two events')
  expect(headers).toEqual([undefined, undefined])
  expect(traces.spans.slice(before).filter(({ service }) => service === `adapter-${naam}`)).toEqual([])
})

test('a protocol that is not spoken is said at once, and a collector that is away holds nothing up', async () => {
  const { naam, args, leave } = await stage.organisation()
  leave('clienten.csv', '1;;Vandenberg;2015-04-05;M;2026-01-02;Jo Visser;')
  const wrong = await runCli(['adapter', 'run', ...args], {
    env: { OTEL_EXPORTER_OTLP_ENDPOINT: traces.endpoint, OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' },
  })
  expect(wrong).toMatchObject({
    code: 2,
    err: expect.stringContaining('found grpc, expected http/'),
  })
  const away = await start(
    { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9', OTEL_EXPORTER_OTLP_TIMEOUT: '200' },
    ...['adapter', 'run', ...args],
  )
  await waitFor(async () => (await headersOf(naam)).length === 2, 'two events')
  away.kill('SIGTERM')
  expect((await away.ended).code).toBe(0)
})
