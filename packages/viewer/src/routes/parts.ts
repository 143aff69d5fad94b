import type { Look, Pictures } from '@gezinsbeeld/subscriber'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { PageConfiguration } from '../configuration'
import type { HubLink } from '../hub-link'
import type { Bell } from '../live/bell'
import type { Html } from '../render/html'
import { type Assets, type Live, page } from '../render/layout'
import type { Session, Sessions } from '../security/sessions'

/** What the routes are made of. */
export interface Parts {
  readonly configuration: PageConfiguration
  readonly assets: Assets
  readonly pictures: Pictures
  readonly hub: Pick<HubLink, 'isAway' | 'answers' | 'onChange'>
  readonly bell: Bell
  readonly sessions: Sessions
  readonly now: () => Date
}

export type Routes = (app: FastifyInstance, parts: Parts) => void

/** One name an organisation: cookies know no ports, so that two pages on one host would log each other out. */
export const cookieName = (configuration: PageConfiguration): string =>
  `${isHttps(configuration) ? '__Host-' : ''}beeld-${configuration.organisatie}`

export const isHttps = ({ adres }: Pick<PageConfiguration, 'adres'>): boolean =>
  adres?.startsWith('https:') === true

/** The page that keeps itself up to date says so, because that is not somebody who looks. */
const isRefresh = (request: FastifyRequest): boolean => request.headers['x-ververs'] !== undefined

export const sessionOf = (request: FastifyRequest, { sessions, configuration }: Parts): Session | undefined =>
  sessions.find(request.cookies[cookieName(configuration)], {
    look: !isRefresh(request) && !request.url.startsWith('/live'),
  })

/** Sends who is not logged in to the login, and afterwards back; a page that refreshes itself is told 401. */
export const askLogin = (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
  if (isRefresh(request)) return reply.code(401).type('text/plain').send('niet ingelogd')
  const terug = request.method === 'GET' ? request.url : '/'
  return reply.redirect(terug === '/' ? '/aanmelden' : `/aanmelden?terug=${encodeURIComponent(terug)}`, 303)
}

export interface Content {
  readonly title: string
  readonly content: Html
  readonly session?: Session | undefined
  readonly live?: Live
  readonly again?: number
}

export const sendPage = (reply: FastifyReply, parts: Parts, { session, ...content }: Content): FastifyReply =>
  reply.type('text/html; charset=utf-8').send(
    page({
      organisatie: parts.configuration.naam,
      assets: parts.assets,
      ...(session === undefined ? {} : { viewer: { naam: session.naam, doel: session.doel } }),
      ...content,
    }),
  )

/** Who looks and why, within the trace of whoever asked for the page (W3C Trace Context). */
export const lookOf = ({ gebruikersnaam, doel }: Session, { headers }: FastifyRequest): Look => {
  const { traceparent } = headers
  return { gebruiker: gebruikersnaam, doel, ...(typeof traceparent === 'string' ? { traceparent } : {}) }
}
