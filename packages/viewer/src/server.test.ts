import { RetryError } from '@gezinsbeeld/bus'
import { createLog } from '@gezinsbeeld/shell'
import type { Pictures } from '@gezinsbeeld/subscriber'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadAssets } from './assets'
import type { PageConfiguration } from './configuration'
import { Bell } from './live/bell'
import { hashPassword } from './security/password'
import { Sessions } from './security/sessions'
import { createServer } from './server'
import { gezin, voorbeeld } from './test-momentopname'

const doel = 'uitvoering van een maatregel'
let wachtwoord = ''
beforeAll(async () => {
  wachtwoord = await hashPassword('blauwe fiets', { N: 2 ** 14, r: 8, p: 1 })
})

/** A server that listens to no port, on pictures that are at hand. */
const serverOn = async (over: { pictures?: Partial<Pictures>; adres?: string } = {}) => {
  const configuration: PageConfiguration = {
    organisatie: 'gi-noord',
    naam: 'GI Noord',
    nats: { servers: ['nats://127.0.0.1:4222'], credentials: '' },
    host: '127.0.0.1',
    poort: 0,
    ...(over.adres === undefined ? {} : { adres: over.adres }),
    proxies: [],
    sessie: { inactief: 30, hoogstens: 600 },
    verouderd: 60,
    doelen: [doel, 'toeleiding'],
    gebruikers: [
      { gebruikersnaam: 'mirjam', naam: 'Mirjam van Dam', wachtwoord },
      { gebruikersnaam: 'joost', naam: 'Joost Smit', wachtwoord },
    ],
  }
  const clock = { now: Date.parse('2025-11-22T09:00:00Z') }
  const sessions = new Sessions(configuration.sessie, () => clock.now)
  const { files, assets } = await loadAssets()
  const looks: unknown[] = []
  const pictures: Pictures = {
    search: async () => [],
    list: async (look) => {
      looks.push(look)
      return [
        {
          gezin,
          niveau: 'volledig',
          leden: [{ persoon: 'persoon:x', rol: 'kind', naam: 'Daan <b>de Vries</b>' }],
          bijgewerktOp: '2025-11-22T08:00:00Z',
        },
      ]
    },
    get: async (number, look) => {
      looks.push({ gezin: number, ...look })
      return number === gezin ? voorbeeld() : undefined
    },
    ...over.pictures,
  }
  const hub = { isAway: () => false, answers: async () => true, onChange: () => () => false }
  const parts = {
    configuration,
    assets,
    pictures,
    hub,
    bell: new Bell(),
    sessions,
    now: () => new Date(clock.now),
  }
  const app = await createServer(parts, files, createLog('test', 'silent'))
  const post = (url: string, payload: Record<string, string>, headers: Record<string, string> = {}) =>
    app.inject({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      payload: new URLSearchParams(payload).toString(),
    })
  const login = async (gebruikersnaam = 'mirjam', terug = '/') => {
    const reply = await post('/aanmelden', { gebruikersnaam, wachtwoord: 'blauwe fiets', doel, terug })
    return { reply, cookie: String(reply.headers['set-cookie'] ?? '').split(';')[0] ?? '' }
  }
  const get = (url: string, cookie = '', headers: Record<string, string> = {}) =>
    app.inject({ url, headers: { cookie, ...headers } })
  return { app, clock, looks, post, login, get }
}

describe('logging in', () => {
  it('gives a cookie that no script reads and no other site sends', async () => {
    const { login } = await serverOn()
    const { reply } = await login()
    expect(reply.statusCode).toBe(303)
    expect(reply.headers['set-cookie']).toMatch(
      /^beeld-gi-noord=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/,
    )
  })

  it('gives a cookie for https only where the page is reached by https', async () => {
    const { login } = await serverOn({ adres: 'https://beeld.gi-noord.example' })
    const { reply } = await login()
    expect(reply.headers['set-cookie']).toMatch(
      /^__Host-beeld-gi-noord=.*; HttpOnly; Secure; SameSite=Strict$/,
    )
    expect(reply.headers['strict-transport-security']).toBeDefined()
  })

  it('says the same of a wrong password and of a user that does not exist, and gives no cookie', async () => {
    const { post } = await serverOn()
    const replies = await Promise.all(
      ['mirjam', 'niemand'].map((gebruikersnaam) =>
        post('/aanmelden', { gebruikersnaam, wachtwoord: 'geraden', doel, terug: '/' }),
      ),
    )
    for (const reply of replies) {
      expect(reply.statusCode).toBe(401)
      expect(reply.body).toContain('De gebruikersnaam of het wachtwoord klopt niet.')
      expect(reply.headers['set-cookie']).toBeUndefined()
      expect(reply.body).not.toContain('geraden')
    }
  })

  it('asks for one of the configured purposes', async () => {
    const { post } = await serverOn()
    const reply = await post('/aanmelden', {
      gebruikersnaam: 'mirjam',
      wachtwoord: 'blauwe fiets',
      doel: 'zomaar',
    })
    expect(reply.statusCode).toBe(400)
    expect(reply.body).toContain('Kies waarvoor u kijkt.')
  })

  it('goes on to the family that was asked for, and to no other site', async () => {
    const { login, get } = await serverOn()
    expect((await get(`/gezin/${gezin}`)).headers.location).toBe(`/aanmelden?terug=%2Fgezin%2F${gezin}`)
    expect((await login('mirjam', `/gezin/${gezin}`)).reply.headers.location).toBe(`/gezin/${gezin}`)
    for (const terug of ['//kwaad.example', 'https://kwaad.example', '/\\kwaad.example', '/gezin/../x'])
      expect((await login('mirjam', terug)).reply.headers.location).toBe('/')
  })

  it('is refused after ten guesses at one user, and not to the others', async () => {
    const { post, login } = await serverOn()
    const guess = () => post('/aanmelden', { gebruikersnaam: 'Mirjam ', wachtwoord: 'x', doel, terug: '/' })
    for (let i = 0; i < 10; i += 1) expect((await guess()).statusCode).toBe(401)
    const refused = await guess()
    expect(refused.statusCode).toBe(429)
    expect(refused.headers['retry-after']).toBeDefined()
    expect(refused.body).toContain('Te veel pogingen')
    expect((await login('mirjam')).reply.statusCode).toBe(429)
    expect((await login('joost')).reply.statusCode).toBe(303)
  })

  it('cannot be done by a form of another site', async () => {
    const { post } = await serverOn()
    const reply = await post(
      '/aanmelden',
      { gebruikersnaam: 'mirjam', wachtwoord: 'blauwe fiets', doel, terug: '/' },
      { 'sec-fetch-site': 'cross-site' },
    )
    expect(reply.statusCode).toBe(403)
    expect(reply.headers['set-cookie']).toBeUndefined()
  })
})

describe('a session', () => {
  it('is needed to see anything', async () => {
    const { get, post, looks } = await serverOn()
    for (const url of ['/', `/gezin/${gezin}`, '/?blad=2']) expect((await get(url)).statusCode).toBe(303)
    expect((await post('/zoek', { zoek: 'x' })).statusCode).toBe(303)
    expect((await get('/live')).statusCode).toBe(401)
    expect((await get('/', '', { 'x-ververs': 'ja' })).statusCode).toBe(401)
    expect((await get('/', 'beeld-gi-noord=verzonnen')).statusCode).toBe(303)
    expect(looks).toEqual([])
  })

  it('ends at logging out, and leaves other users logged in', async () => {
    const { get, post, login } = await serverOn()
    const [mirjam, joost] = [await login('mirjam'), await login('joost')]
    const reply = await post('/afmelden', {}, { cookie: mirjam.cookie })
    expect(reply.headers.location).toBe('/aanmelden')
    expect((await get('/', mirjam.cookie)).statusCode).toBe(303)
    expect((await get('/', joost.cookie)).body).toContain('Joost Smit')
  })

  it('ends after half an hour in which only the page itself asked', async () => {
    const { get, login, clock } = await serverOn()
    const { cookie } = await login()
    for (let i = 0; i < 29; i += 1) {
      clock.now += 60_000
      expect((await get('/', cookie, { 'x-ververs': 'ja' })).statusCode).toBe(200)
    }
    clock.now += 60_000
    expect((await get('/', cookie, { 'x-ververs': 'ja' })).statusCode).toBe(401)
  })
})

describe('every answer', () => {
  it.each(['/aanmelden', '/gezond', '/bestaat-niet', '/bestanden/live.js'])(
    'to %s lets nothing run, load or frame but what is ours',
    async (url) => {
      const { headers } = await (await serverOn()).get(url)
      expect(headers['content-security-policy']).toBe(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
      )
      expect(headers['x-content-type-options']).toBe('nosniff')
    },
  )

  it('with personal data is kept nowhere', async () => {
    const { get, login } = await serverOn()
    const { cookie } = await login()
    for (const url of ['/', `/gezin/${gezin}`])
      expect((await get(url, cookie)).headers['cache-control']).toBe('no-store')
  })
})

describe('an address that is none', () => {
  it('is answered in words as well, and as safely', async () => {
    const { get } = await serverOn()
    for (const url of ['/gezin/%zz', `/gezin/${'x'.repeat(500)}`, '/bestanden/..%2f..%2fpackage.json']) {
      const reply = await get(url)
      expect(reply.statusCode).toBeGreaterThanOrEqual(400)
      expect(reply.headers['content-security-policy']).toBeDefined()
      expect(reply.body).toContain('<!doctype html>')
    }
  })

  it('opens no stream when only its head is asked for', async () => {
    const { app, login } = await serverOn()
    const { cookie } = await login()
    expect((await app.inject({ method: 'HEAD', url: '/live', headers: { cookie } })).statusCode).toBe(404)
  })
})

describe('open pages that keep themselves up to date', () => {
  it('are twenty at most of one user, whatever the number of logins; the next is told so, and there is room when they end', async () => {
    const { login, get, post } = await serverOn()
    const cookies = [(await login()).cookie, (await login()).cookie]
    // Asked at once, answered when it ends.
    const listen = async (cookie = '') => (await get('/live', cookie)).body
    const open = Array.from({ length: 20 }, (_, n) => listen(cookies[n % 2]))
    const next = await get('/live', cookies[0])
    expect([next.headers['content-type'], next.body]).toEqual(['text/event-stream', 'event: vol\ndata:\n\n'])
    for (const cookie of cookies) await post('/afmelden', {}, { cookie })
    for (const told of await Promise.all(open)) expect(told).toContain('event: afgemeld')
    const again = (await login()).cookie
    const one = listen(again)
    await post('/afmelden', {}, { cookie: again })
    expect(await one).toContain('event: afgemeld')
  })
})

describe('a look', () => {
  it('carries who looks and what for', async () => {
    const { get, login, looks } = await serverOn()
    const { cookie } = await login()
    await get('/', cookie)
    await get(`/gezin/${gezin}`, cookie)
    expect(looks).toEqual([
      { gebruiker: 'mirjam', doel },
      { gezin, gebruiker: 'mirjam', doel },
    ])
  })

  it('at a family that is not there says so, without asking the hub about what is no number', async () => {
    const { get, login, looks } = await serverOn()
    const { cookie } = await login()
    for (const number of ['onbekend00000000000000', '<script>', '..%2f..']) {
      const reply = await get(`/gezin/${encodeURIComponent(number)}`, cookie)
      expect(reply.statusCode).toBe(404)
      expect(reply.body).toContain('Dit gezin is niet gevonden')
    }
    expect(looks).toHaveLength(1)
  })

  it('while the hub is away says that, and that it comes back by itself', async () => {
    const away = async () => {
      throw new RetryError('nobody answers')
    }
    const { get, login } = await serverOn({ pictures: { list: away, get: away } })
    const { cookie } = await login()
    const reply = await get('/', cookie)
    expect(reply.statusCode).toBe(503)
    expect(reply.headers['retry-after']).toBe('10')
    expect(reply.body).toContain('even niet te bereiken')
    expect(reply.body).toContain('<noscript><meta http-equiv="refresh" content="10"></noscript>')
  })

  it('that fails tells the user nothing of why', async () => {
    const get = async () => {
      throw new Error('secret detail')
    }
    const server = await serverOn({ pictures: { get } })
    const { cookie } = await server.login()
    const reply = await server.get(`/gezin/${gezin}`, cookie)
    expect(reply.statusCode).toBe(500)
    expect(reply.body).toContain('Er ging iets mis')
    expect(reply.body).not.toContain('secret')
  })
})

describe('the list', () => {
  it('shows names as text', async () => {
    const { get, login } = await serverOn()
    const { cookie } = await login()
    expect((await get('/', cookie)).body).toContain('Daan &lt;b&gt;de Vries&lt;/b&gt;')
  })

  it('is searched without the name in an address, and remembers what was looked for', async () => {
    const { get, post, login } = await serverOn()
    const { cookie } = await login()
    const reply = await post('/zoek', { zoek: 'Jansen' }, { cookie })
    expect(reply.headers.location).toBe('/')
    expect((await get('/', cookie)).body).toContain('Geen gezin gevonden voor “Jansen”.')
    await post('/zoek', { zoek: 'Jansen', wis: 'ja' }, { cookie })
    expect((await get('/', cookie)).body).toContain('1 gezin')
  })
})
