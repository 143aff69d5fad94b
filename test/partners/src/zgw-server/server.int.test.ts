import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { standards, temporaryFolder } from '@gezinsbeeld/test-kit'
import { afterEach, expect, test } from 'vitest'
import { schemasOf } from '../testing/openapi'
import { startZgwServer, type ZgwServer, type ZgwServerOptions } from './server'
import { seedZgw } from './store'
import { zgwApplication } from './zgw-application'

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

const client = { client: 'proef', geheim: 'een-geheim-van-meer-dan-32-tekens-lang' }

const start = async (more: Partial<ZgwServerOptions> = {}): Promise<ZgwServer> => {
  const server = await startZgwServer({ ...client, ...more })
  closers.push(() => server.close())
  return server
}

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')

const token = ({ id = client.client, secret = client.geheim, iat = Date.now() / 1_000 } = {}): string => {
  const claims = { iss: id, iat, client_id: id, user_id: 'proef', user_representation: 'proef' }
  const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`
  return `Bearer ${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`
}

const get = async (address: string, authorization = token(), crs = 'EPSG:4326') => {
  const response = await fetch(address, { headers: { authorization, 'accept-crs': crs } })
  const body: unknown = await response.json()
  return { status: response.status, body }
}

const zaaktype = 'https://catalogus.example/zaaktypen/1'

const filled = async (server: ZgwServer) => {
  const zaak = await server.put('zaken', { zaaktype })
  const more = { zaak: zaak.url }
  const person = { inpBsn: '999990019', geslachtsnaam: 'Voorbeeld', geboortedatum: '2015-05-17' }
  await server.put('rollen', {
    ...{ ...more, roltype: 'https://catalogus.example/roltypen/1', betrokkeneIdentificatie: person },
  })
  await server.put('statussen', { ...more, statustype: 'https://catalogus.example/statustypen/1' })
  await server.put('resultaten', { ...more, resultaattype: 'https://catalogus.example/resultaattypen/1' })
  return zaak
}

test('what it gives is what the Zaken API 1.7 describes', async (context) => {
  const schema = schemasOf(join(standards(context), 'zgw/zaken-api_1.7.0_openapi.yaml'))
  const server = await start()
  const zaak = await filled(server)
  for (const [kind, name] of [
    ['zaken', 'Zaak'],
    ['rollen', 'Rol'],
    ['statussen', 'Status'],
    ['resultaten', 'Resultaat'],
  ] as const) {
    const { body } = await get(`${server.basis}/${kind}`)
    expect(body, kind).toMatchObject({ count: 1, next: null, previous: null })
    expect(schema(name)(Object(body).results[0]), kind).toEqual([])
  }
  expect(schema('Zaak')({ ...zaak, zaaktype: 7 })).not.toEqual([])
})

test('a notification is what the Notificaties API describes, goes to who subscribed, and sometimes to nobody', async (context) => {
  const file = join(standards(context), 'zgw/notificaties-consumer-api_openapi.yaml')
  const received: { readonly authorization: string | undefined; readonly body: unknown }[] = []
  const listener = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      received.push({
        authorization: request.headers.authorization,
        body: JSON.parse(Buffer.concat(chunks).toString()),
      })
      response.writeHead(204).end()
    })
  })
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
  closers.push(() => new Promise((resolve) => listener.close(() => resolve())))
  const address = listener.address()
  const port = typeof address === 'object' ? address?.port : 0
  const server = await start()
  server.subscribe({ callbackUrl: `http://127.0.0.1:${port}/zaken`, auth: 'Token proef' })
  const zaak = await server.put('zaken', { zaaktype })
  server.loseNotifications(1)
  await server.put('zaken', { ...zaak, startdatum: '2026-02-01' })
  await server.remove('zaken', zaak.uuid)
  expect(received.map(({ authorization }) => authorization)).toEqual(['Token proef', 'Token proef'])
  expect(received.map(({ body }) => Object(body).actie)).toEqual(['create', 'destroy'])
  for (const { body } of received) expect(schemasOf(file)('Notificatie')(body)).toEqual([])
})

test('lists come in pages whose links are to be followed', async () => {
  const server = await start({ pagina: 2 })
  for (let i = 0; i < 5; i += 1) await server.put('zaken', { zaaktype })
  await server.put('zaken', { zaaktype: `${zaaktype}0` })
  const seen: string[] = []
  let next: string | null = `${server.basis}/zaken?${new URLSearchParams({ zaaktype })}`
  while (next !== null) {
    const { body } = await get(next)
    const page = Object(body)
    seen.push(...page.results.map(({ uuid }: { uuid: string }) => uuid))
    next = page.next
  }
  expect(new Set(seen).size).toBe(5)
  expect((await get(`${server.basis}/zaken?page=9`)).status).toBe(404)
})

test('without a good token nothing is told', async () => {
  const server = await start()
  const list = `${server.basis}/zaken`
  for (const bad of [
    'Bearer x',
    token({ secret: 'een-ander-geheim' }),
    token({ id: 'iemand-anders' }),
    token({ iat: Date.now() / 1_000 - 3_700 }),
  ])
    expect((await get(list, bad)).status).toBe(403)
  expect((await get(list, token(), 'EPSG:28992')).status).toBe(406)
  expect((await get(list)).status).toBe(200)
})

test('what it kept is there again at another port, with addresses of that port', async () => {
  const folder = temporaryFolder('zgw')
  const uuid = '00000000-0000-4001-8000-000000000001'
  seedZgw(folder, {
    zaken: [{ uuid, zaaktype, status: 'statussen/x' }],
    rollen: [{ uuid: 'r', zaak: `zaken/${uuid}` }],
  })
  const first = await startZgwServer({ ...client, folder })
  const application = zgwApplication(first.basis, client.client, client.geheim)
  await application.put('rollen', { uuid: 's', zaak: `zaken/${uuid}`, omschrijving: 'Melder' })
  await application.remove('rollen', 'r')
  await first.close()
  expect(seedZgw(folder, {})).toBe(false)
  const again = await start({ folder })
  expect(again.basis).not.toBe(first.basis)
  const zaak = `${again.basis}/zaken/${uuid}`
  expect((await get(zaak)).body).toMatchObject({ url: zaak, status: `${again.basis}/statussen/x` })
  const { body } = await get(`${again.basis}/rollen?${new URLSearchParams({ zaak })}`)
  expect(Object(body).results.map(({ omschrijving }: { omschrijving: string }) => omschrijving)).toEqual([
    'Melder',
  ])
})
