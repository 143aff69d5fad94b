import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { request } from 'node:http'
import { connect } from 'node:net'
import { waitFor } from '@gezinsbeeld/test-kit'
import { afterEach, expect, test } from 'vitest'
import { bundleChild } from '../../testing/bundle-child'
import { temporaryFolder } from '../../testing/harness'
import { json, type WebhookDeclaration, webhook, xml } from '../declaration'
import type { Page } from '../source'
import { rejectionIn } from '../unreadable'
import { type Inbox, openInbox } from './inbox'
import { type WebhookSource, webhookSource } from './webhook-source'

const key = new Uint8Array(32).fill(5)
const secret = 'Bearer een-lang-geheim'
const limits = { xml: { unit: 100_000, text: 70_000, depth: 20 }, depth: 20 }

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

interface Opened {
  readonly source: WebhookSource
  readonly inbox: Inbox
  readonly folder: string
}

const open = async (
  declaration: WebhookDeclaration,
  { folder = temporaryFolder(), mostWaiting = 1_000, grootste = 10_000, feed = 'melding', poort = 0 } = {},
): Promise<Opened> => {
  const inbox = openInbox(folder, key, declaration.moment !== undefined)
  const source = await webhookSource(declaration, inbox, {
    feed,
    endpoint: { poort, adres: '127.0.0.1', autorisatie: ['Bearer het-vorige-geheim', secret], grootste },
    ...{ pageSize: 2, limits, mostWaiting, now: () => new Date('2026-04-01T12:00:00Z') },
  })
  closers.push(() => source.close())
  return { source, inbox, folder }
}

const post = async (
  { source }: Opened,
  body: string | Uint8Array,
  {
    authorization = secret,
    path = '/melding',
    method = 'POST',
    ...more
  }: Readonly<Record<string, string>> = {},
) => {
  const headers = { authorization, ...more }
  const response = await fetch(`http://127.0.0.1:${source.port}${path}`, {
    method,
    headers,
    ...(method === 'GET' ? {} : { body }),
  })
  return { status: response.status, text: await response.text(), headers: response.headers }
}

const pagesOf = async ({ source }: Opened, cursor?: unknown): Promise<readonly Page[]> => {
  const pages: Page[] = []
  for await (const page of source.pass(cursor)) pages.push(page)
  return pages
}

const read = async (opened: Opened, cursor?: unknown): Promise<readonly string[]> =>
  (await pagesOf(opened, cursor)).flatMap(({ records, deleted }) => [
    ...records.map(({ key, raw }) => `${key}=${rejectionIn(raw)?.reden ?? JSON.stringify(raw)}`),
    ...deleted.map((each) => `-${each.key}`),
  ])

const reports = webhook({
  vorm: json(),
  sleutel: ['id'],
  verwijderd: { veld: 'actie', waarden: ['weg'] },
})

test('what was accepted is read, in pages, and again only from where reading was', async () => {
  const opened = await open(reports)
  expect((await post(opened, '{"id":"1","n":1}')).status).toBe(202)
  expect((await post(opened, '[{"id":"2"},{"id":"3"}]')).status).toBe(202)
  const pages = await pagesOf(opened)
  expect(pages.map(({ records }) => records.map((record) => record.key))).toEqual([['1', '2'], ['3'], []])
  expect(pages.at(-1)?.standPer).toBe('2026-04-01T12:00:00.000Z')
  await post(opened, '{"id":"1","actie":"weg"}')
  expect(await read(opened, pages.at(-1)?.cursor)).toEqual(['-1'])
})

test('a page goes on in the trace of the first message in it that has one, also after a restart; what is no trace is left', async () => {
  const opened = await open(reports)
  const traceparent = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`
  await post(opened, '{"id":"1"}', { traceparent: 'geen' })
  await post(opened, '{"id":"2"}', { traceparent })
  await post(opened, '{"id":"3"}')
  await closers.pop()?.()
  const again = await open(reports, { folder: opened.folder })
  expect((await pagesOf(again)).map((page) => page.traceparent)).toEqual([traceparent, undefined, undefined])
})

test('after a restart everything is still there, each record as it last was', async () => {
  const opened = await open(reports)
  await post(opened, '{"id":"1","n":1}')
  await post(opened, '{"id":"2"}')
  await post(opened, '{"id":"1","n":2}')
  await post(opened, '{"id":"1","n":2}')
  await closers.pop()?.()
  const again = await open(reports, { folder: opened.folder })
  expect(await read(again)).toEqual(['2={"id":"2"}', '1={"id":"1","n":2}'])
})

test('a version that is older than what is kept does not come back', async () => {
  const opened = await open({ ...reports, moment: 'op' })
  await post(opened, '{"id":"1","op":"2026-04-02T10:00:00Z"}')
  expect((await post(opened, '{"id":"1","op":"2026-04-01T10:00:00Z"}')).status).toBe(202)
  expect(await read(opened)).toEqual(['1={"id":"1","op":"2026-04-02T10:00:00Z"}'])
})

test('a message that was acknowledged survives the death of the process at that moment', async () => {
  const folder = temporaryFolder()
  const child = await bundleChild('webhook-child')
  const adapter = spawn(process.execPath, [child, folder, secret], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  adapter.stdout.on('data', (part) => {
    said += String(part)
  })
  const port = await waitFor(() => Number(said) || false, 'the port')
  const accepted: number[] = []
  const ended = once(adapter, 'exit')
  for (let id = 0; id < 40; id++) {
    const response = await fetch(`http://127.0.0.1:${port}/melding`, {
      method: 'POST',
      headers: { authorization: secret },
      body: JSON.stringify({ id }),
    }).catch(() => undefined)
    if (response?.status !== 202) break
    accepted.push(id)
    if (id === 25) adapter.kill('SIGKILL')
  }
  await ended
  const opened = await open(reports, { folder })
  expect(await read(opened)).toEqual(expect.arrayContaining(accepted.map((id) => `${id}={"id":${id}}`)))
  expect(accepted.length).toBeGreaterThan(25)
})

test.each([
  ['without the agreed value', '{"id":"1"}', { authorization: 'Bearer iets-anders-geheim' }, 401],
  ['with half of it', '{"id":"1"}', { authorization: secret.slice(0, -1) }, 401],
  ['at another address, without the agreed value', '{"id":"1"}', { path: '/elders', authorization: '' }, 401],
  ['at another address', '{"id":"1"}', { path: '/elders' }, 404],
  ['with GET', '', { method: 'GET' }, 405],
  ['compressed', '{"id":"1"}', { 'content-encoding': 'gzip' }, 415],
  ['too large', `{"id":"${'1'.repeat(20_000)}"}`, {}, 413],
  ['that is no JSON', '{"id":', {}, 400],
  ['with one name twice', '{"id":"1","id":"2"}', {}, 400],
  ['too deep', '['.repeat(5_000), {}, 400],
  ['that is no UTF-8', Buffer.from([0x22, 0xe9, 0x22]), {}, 400],
  ['that is a number', '1', {}, 400],
])('a message %s is refused as a problem, and nothing is kept', async (_, body, options, status) => {
  const opened = await open(reports)
  const answer = await post(opened, body, options)
  expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'application/problem+json'])
  expect(JSON.parse(answer.text)).toMatchObject({
    status,
    title: expect.any(String),
    detail: expect.any(String),
  })
  expect(await read(opened)).toEqual([])
})

test('both values are let in while one replaces the other', async () => {
  const opened = await open(reports)
  expect((await post(opened, '{"id":"1"}', { authorization: 'Bearer het-vorige-geheim' })).status).toBe(202)
})

test('a message that never says how long it is is cut off at the limit', async () => {
  const opened = await open(reports)
  const status = await new Promise<number>((resolve, reject) => {
    const sending = request(
      { port: opened.source.port, path: '/melding', method: 'POST', headers: { authorization: secret } },
      (response) => resolve(response.resume().statusCode ?? 0),
    )
    sending.on('error', reject)
    for (let part = 0; part < 20; part++) sending.write('x'.repeat(1_000))
  })
  expect(status).toBe(413)
})

test('a sender that hangs up half-way leaves nothing', async () => {
  const opened = await open(reports)
  const socket = connect(opened.source.port, '127.0.0.1')
  socket.write(
    `POST /melding HTTP/1.1\r\nhost: x\r\nauthorization: ${secret}\r\ncontent-length: 100\r\n\r\n{"id":`,
  )
  await once(socket, 'connect')
  socket.destroy()
  expect((await post(opened, '{"id":"2"}')).status).toBe(202)
  expect(await read(opened)).toEqual(['2={"id":"2"}'])
})

test('a record without a key is parked, not refused: its sender cannot mend it', async () => {
  const opened = await open(reports)
  expect((await post(opened, '[{"naam":"x"},{"id":"2"}]')).status).toBe(202)
  expect(await read(opened)).toEqual([
    expect.stringMatching(/^zonder-sleutel:.{22}=zonder-sleutel$/),
    '2={"id":"2"}',
  ])
})

test('when too much waits to be read, senders are asked to come back', async () => {
  const opened = await open(reports, { mostWaiting: 1 })
  await post(opened, '[{"id":"1"},{"id":"2"}]')
  const answer = await post(opened, '{"id":"3"}')
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '30'])
  await read(opened)
  expect((await post(opened, '{"id":"3"}')).status).toBe(202)
})

test('what is kept cannot be read without the key, and another key is refused at once', async () => {
  const opened = await open(reports)
  await post(opened, '{"id":"1","naam":"Jansen"}')
  await closers.pop()?.()
  expect(() => openInbox(opened.folder, new Uint8Array(32), false)).toThrow(/sleutels\.quarantaine/)
})

test('two feeds share one address, each at its own path', async () => {
  const first = await open(reports)
  const port = first.source.port
  await closers.pop()?.()
  const one = await open(reports, { poort: port })
  const two = await open(reports, { poort: port, feed: 'zorg' })
  expect((await post(one, '{"id":"1"}')).status).toBe(202)
  expect((await post(two, '{"id":"2"}', { path: '/zorg' })).status).toBe(202)
  expect([await read(one), await read(two)]).toEqual([['1={"id":"1"}'], ['2={"id":"2"}']])
})

const stuf = webhook({
  vorm: xml({ element: '*' }),
  antwoord: 'stuf',
  sleutel: ['*/stuurgegevens/zender/applicatie', '*/stuurgegevens/referentienummer'],
  moment: '*/stuurgegevens/tijdstipBericht',
})

const melding = `<m:vtMeldingDi01 xmlns:m="urn:m" xmlns:s="http://www.egem.nl/StUF/StUF0301"><s:stuurgegevens><s:berichtcode>Di01</s:berichtcode>
<s:zender><s:organisatie>Politie</s:organisatie><s:applicatie>BVH</s:applicatie></s:zender><s:ontvanger><s:applicatie>VT &lt;1&gt;</s:applicatie></s:ontvanger>
<s:referentienummer>abc-1</s:referentienummer><s:tijdstipBericht>20260401120000</s:tijdstipBericht></s:stuurgegevens></m:vtMeldingDi01>`

test('a StUF message is answered with a Bv03 that turns its stuurgegevens round', async () => {
  const opened = await open(stuf)
  const { status, text, headers } = await post(opened, melding)
  expect([status, headers.get('content-type')]).toEqual([200, 'text/xml; charset=utf-8'])
  expect(text).toMatch(
    /<StUF:Bv03Bericht .*<StUF:berichtcode>Bv03<.*<StUF:zender><StUF:applicatie>VT &#60;1&#62;<\/StUF:applicatie><\/StUF:zender><StUF:ontvanger><StUF:organisatie>Politie<.*<StUF:tijdstipBericht>20260401140000<.*<StUF:crossRefnummer>abc-1</s,
  )
  expect(await read(opened)).toEqual([expect.stringContaining('BVH|abc-1={"vtMeldingDi01"')])
  expect((await post(opened, melding)).status, 'the same message again').toBe(200)
  expect(await read(opened)).toHaveLength(1)
})

test('in a SOAP envelope the answer is in one as well', async () => {
  const opened = await open(stuf)
  const soap = `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body>${melding}</e:Body></e:Envelope>`
  expect((await post(opened, soap)).text).toMatch(/<soap:Envelope .*<StUF:Bv03Bericht/)
  expect(await read(opened)).toHaveLength(1)
})

test.each([
  ['that is not well-formed', '<a><b></a>'],
  ['with entities of its own', `<!DOCTYPE a [<!ENTITY x "y">]>${melding}`],
])('a StUF message %s is answered with a Fo03', async (_, body) => {
  const opened = await open(stuf)
  const { status, text } = await post(opened, body)
  expect(status).toBe(400)
  expect(text).toMatch(/<StUF:Fo03Bericht .*<StUF:code>StUF055<.*<StUF:plek>client</s)
  expect(await read(opened)).toEqual([])
})
