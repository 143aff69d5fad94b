import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import type { RequestListener } from 'node:http'
import { createServer as createHttp } from 'node:http'
import { createServer } from 'node:https'
import type { Server } from 'node:net'
import { createServer as createSocket } from 'node:net'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { leaveOut, serveHttp, temporaryFolder } from '@gezinsbeeld/test-kit'
import { afterEach, expect, test } from 'vitest'
import { BusyError, RetryError, StopError } from '../../failures'
import type { TlsFiles } from './exchange'
import { jsonClient } from './json-client'

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

const serve = async (answer: RequestListener): Promise<string> => {
  const server = await serveHttp(answer)
  closers.push(server.close)
  return `${server.address}/api`
}

/** Any server, at an address of its own; gives its port. */
const listening = async (server: Server, address = '127.0.0.1'): Promise<number> => {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, address, resolve)
  })
  closers.push(() => new Promise((resolve) => server.close(() => resolve())))
  const place = server.address()
  return typeof place === 'object' && place !== null ? place.port : 0
}

const clientOf = (basis: string, tls?: TlsFiles) => {
  const headers = async () => ({ authorization: 'Bearer geheim' })
  const client = jsonClient({ basis, setting: 'bron.http', tijdslimiet: 5_000, headers, tls })
  closers.push(() => client.close())
  return client
}
const get = async (basis: string, tls?: TlsFiles): Promise<unknown> =>
  (await clientOf(basis, tls).get('clienten'))?.document

test.each([301, 302, 303, 307, 308])(
  'an address that has moved (%i) is followed on the same server, with what lets us in',
  async (status) => {
    const asked: unknown[] = []
    const basis = await serve((request, response) => {
      asked.push([request.url, request.headers.authorization])
      if (request.url?.endsWith('/') === true) response.end('[1]')
      else response.writeHead(status, { location: `${request.url}/` }).end('<html>')
    })
    expect(await get(basis)).toEqual([1])
    expect(asked).toEqual(['/api/clienten', '/api/clienten/'].map((url) => [url, 'Bearer geheim']))
  },
)

test('a question that is posted is posted again only where that was asked', async () => {
  const asked: string[] = []
  const basis = await serve((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    request.resume()
    if (request.url === '/api/nieuw') response.end('{}')
    else if (request.url === '/api/zo') response.writeHead(308, { location: '/api/nieuw' }).end()
    else response.writeHead(301, { location: '/api/nieuw' }).end()
  })
  expect((await clientOf(basis).post('zo', {}))?.document).toEqual({})
  await expect(clientOf(basis).post('oud', {})).rejects.toBeInstanceOf(StopError)
  expect(asked).toEqual(['POST /api/zo', 'POST /api/nieuw', 'POST /api/oud'])
})

test('nothing is asked outside the base, wherever an answer sends us', async () => {
  const asked: (string | undefined)[] = []
  const basis = await serve((request, response) => {
    asked.push(request.url)
    response.writeHead(308, { location: '/beheer' }).end()
  })
  await expect(get(basis)).rejects.toThrow(/elsewhere/)
  expect(asked).toEqual(['/api/clienten'])
})

test('an address that leads to itself is asked for a few times, and then later again', async () => {
  const asked: unknown[] = []
  const basis = await serve((request, response) => {
    asked.push(request.url)
    response.writeHead(308, { location: '/api/clienten' }).end()
  })
  await expect(get(basis)).rejects.toBeInstanceOf(RetryError)
  expect(asked.length).toBeLessThan(10)
})

test('what stands in the query of the base goes along with every question, and into no message', async () => {
  const asked: (string | undefined)[] = []
  const basis = await serve((request, response) => {
    asked.push(request.url)
    response.end('{"next":"http://elders.example/"}')
  })
  const client = clientOf(`${basis}?sleutel=geheim`)
  await client.get('clienten?p=1')
  await client.get('clienten?sleutel=geheim&p=2')
  expect(asked).toEqual(['/api/clienten?p=1&sleutel=geheim', '/api/clienten?sleutel=geheim&p=2'])
  await expect(client.get('http://elders.example/x?sleutel=geheim')).rejects.toThrow(
    /^(?!.*geheim).*links to/,
  )
})

test('a byte order mark, a charset and brotli are no part of what is said', async () => {
  const basis = await serve((_, response) => {
    response.setHeader('Content-Type', 'application/json; Charset="UTF-8"')
    response.setHeader('Content-Encoding', 'br')
    response.end(brotliCompressSync(Buffer.from('\ufeff[1]')))
  })
  expect(await get(basis)).toEqual([1])
})

test('a busy server may say until when, in whatever case its headers are', async () => {
  const until = new Date(Date.now() + 60_000).toUTCString()
  const server = createSocket((socket) => {
    socket.on('error', () => undefined)
    socket.once('data', () =>
      socket.end(
        `HTTP/1.1 503 Service Unavailable\r\nRETRY-AFTER: ${until}\r\nDATE: ${new Date().toUTCString()}\r\nContent-Type: text/html\r\n\r\n<html>onderhoud`,
      ),
    )
  })
  const port = await listening(server)
  const trouble = await get(`http://127.0.0.1:${port}/api`).catch((error: unknown) => error)
  expect(trouble).toBeInstanceOf(BusyError)
  expect(trouble instanceof BusyError && trouble.afterMs).toBeGreaterThan(50_000)
})

test('a connection that the server closed meanwhile is opened anew; a body that is cut off is asked for again', async () => {
  let connections = 0
  let isWhole = true
  const server = createHttp((_, response) => {
    if (isWhole) response.end('[1]', () => response.socket?.destroy())
    else response.writeHead(200, { 'transfer-encoding': 'chunked' }).write('[1', () => response.destroy())
  })
  server.on('connection', () => {
    connections += 1
  })
  const client = clientOf(`http://127.0.0.1:${await listening(server)}/api`)
  const once = (): Promise<unknown> =>
    client.get('clienten').then(
      (found) => found?.document,
      (error: unknown) => error,
    )
  await expect.poll(once).toEqual([1])
  await expect.poll(once).toEqual([1])
  expect(connections).toBeGreaterThan(1)
  isWhole = false
  await expect.poll(once).toBeInstanceOf(RetryError)
})

test('a server with an address of version 6 is asked; it is away where this machine has none', async () => {
  const server = createHttp((_, response) => response.end('[1]'))
  const port = await listening(server, '::1').catch(() => undefined)
  const asked = get(`http://[::1]:${port ?? 1}/api`)
  if (port === undefined) await expect(asked).rejects.toBeInstanceOf(RetryError)
  else expect(await asked).toEqual([1])
})

/** A maker of certificates as an organisation has it, and what it made. */
const folder = temporaryFolder('tls')
const pem = (name: string): string => join(folder, name)
const makeCertificates = (): void => {
  const openssl = (...args: string[]): void => {
    execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' })
  }
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
  openssl(
    'req',
    '-x509',
    ...curve,
    '-keyout',
    'ca.key',
    '-out',
    'ca.pem',
    '-subj',
    '/CN=Eigen CA',
    '-days',
    '2',
  )
  for (const name of ['server', 'client']) {
    openssl(
      'req',
      ...curve,
      '-keyout',
      `${name}.key`,
      '-out',
      `${name}.csr`,
      '-subj',
      `/CN=${name}`,
      '-addext',
      'subjectAltName=IP:127.0.0.1',
    )
    openssl(
      'x509',
      '-req',
      '-in',
      `${name}.csr`,
      '-CA',
      'ca.pem',
      '-CAkey',
      'ca.key',
      '-out',
      `${name}.pem`,
      '-days',
      '2',
      '-copy_extensions',
      'copy',
    )
  }
}

test('a certificate of the organisation itself is trusted once its maker is named, and ours is shown', async (context) => {
  if (spawnSync('openssl', ['version']).error !== undefined) leaveOut(context, 'there is no openssl')
  makeCertificates()
  const server = createServer(
    {
      ...{ cert: readFileSync(pem('server.pem')), key: readFileSync(pem('server.key')) },
      ...{ ca: readFileSync(pem('ca.pem')), requestCert: true, rejectUnauthorized: true },
    },
    (_, response) => response.end('[1]'),
  )
  const basis = `https://127.0.0.1:${await listening(server)}/api`
  const trouble = get(basis)
  await expect(trouble).rejects.toBeInstanceOf(RetryError)
  await expect(trouble).rejects.toThrow(/certificate that is not trusted .*bron\.http\.tls\.ca/)
  const tls = { ca: pem('ca.pem'), certificaat: pem('client.pem'), sleutel: pem('client.key') }
  expect(await get(basis, tls)).toEqual([1])
  await expect(get(basis, { ca: pem('ca.pem') })).rejects.toBeInstanceOf(RetryError)
  expect(() => clientOf(basis, { ca: pem('weg.pem') })).toThrow(/bron\.http\.tls: .*weg\.pem cannot be read/)
})
