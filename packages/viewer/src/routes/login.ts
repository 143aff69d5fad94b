import { isToken } from '@gezinsbeeld/contracts'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { loginContent } from '../render/login'
import { passwordMatches } from '../security/password'
import { PageError } from './errors'
import { cookieName, isHttps, type Routes, sendPage, sessionOf } from './parts'

/** Whoever guesses gets ten guesses at a user in five minutes; an office behind one address gets a hundred logins. */
const within = 5 * 60_000
const attemptsAtUser = 10
const attemptsFromAddress = 100

const field = z.string().max(200).catch('')
const form = z.object({ gebruikersnaam: field, wachtwoord: field, doel: field, terug: field })

/** Only to a page of ours: an address from outside would make the login a springboard. */
const returnTo = (text: string): string => {
  const [, gezin] = /^\/gezin\/([^/?#]+)$/.exec(text) ?? []
  if (gezin !== undefined && isToken(gezin)) return text
  return /^\/\?blad=\d{1,6}$/.test(text) ? text : '/'
}

const userNameOf = (request: FastifyRequest): string =>
  form.parse(request.body).gebruikersnaam.trim().toLowerCase()

const tooMany = (_: FastifyRequest, { ttl }: { readonly ttl: number }) =>
  new PageError({
    status: 429,
    kop: 'Te veel pogingen',
    uitleg: 'Er is te vaak geprobeerd in te loggen. Wacht enkele minuten en probeer het dan opnieuw.',
    retryAfter: Math.ceil(ttl / 1000),
  })

const wrong = 'De gebruikersnaam of het wachtwoord klopt niet.'
const noPurpose = 'Kies waarvoor u kijkt.'

export const login: Routes = (app, parts) => {
  const { configuration, sessions } = parts
  const { naam: organisatie, doelen, gebruikers, toelichting } = configuration
  const cookie = cookieName(configuration)
  const decoy = gebruikers[0]?.wachtwoord ?? ''
  const settings = { path: '/', httpOnly: true, sameSite: 'strict', secure: isHttps(configuration) } as const

  app.get<{ Querystring: { terug?: unknown } }>('/aanmelden', async (request, reply) => {
    if (sessionOf(request, parts) !== undefined) return reply.redirect('/', 303)
    const terug = returnTo(String(request.query.terug ?? '/'))
    return sendPage(reply, parts, {
      title: 'Inloggen',
      content: loginContent({ organisatie, doelen, terug, toelichting }),
    })
  })

  const preHandler = [
    app.rateLimit({
      max: attemptsAtUser,
      timeWindow: within,
      keyGenerator: (request) => `${request.ip} ${userNameOf(request)}`,
      errorResponseBuilder: tooMany,
    }),
    app.rateLimit({
      max: attemptsFromAddress,
      timeWindow: within,
      keyGenerator: (request) => request.ip,
      errorResponseBuilder: tooMany,
    }),
  ]

  app.post('/aanmelden', { preHandler }, async (request, reply) => {
    const filled = form.parse(request.body)
    const gebruikersnaam = userNameOf(request)
    const terug = returnTo(filled.terug)
    const user = gebruikers.find((one) => one.gebruikersnaam === gebruikersnaam)
    const matches = await passwordMatches(filled.wachtwoord, user?.wachtwoord, decoy)
    const doel = doelen.find((one) => one === filled.doel)
    if (user === undefined || !matches || doel === undefined) {
      const melding = user !== undefined && matches ? noPurpose : wrong
      const again = { organisatie, doelen, terug, toelichting, melding, gebruikersnaam, doel: filled.doel }
      return sendPage(reply.code(melding === wrong ? 401 : 400), parts, {
        title: 'Inloggen',
        content: loginContent(again),
      })
    }
    sessions.end(request.cookies[cookie])
    return reply.setCookie(cookie, sessions.open(user, doel), settings).redirect(terug, 303)
  })

  app.post('/afmelden', async (request, reply) => {
    sessions.end(request.cookies[cookie])
    return reply.clearCookie(cookie, settings).redirect('/aanmelden', 303)
  })
}
