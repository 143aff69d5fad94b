import { ProblemError, RetryError } from '@gezinsbeeld/bus'
import { errorContent } from '../render/error'
import { type Parts, type Routes, sendPage, sessionOf } from './parts'

interface Shown {
  readonly status: number
  readonly kop: string
  readonly uitleg: string
  /** Seconds; given where trying again by itself makes sense. */
  readonly retryAfter?: number
}

/** A failure that has words for whoever sits before the screen. */
export class PageError extends Error {
  override readonly name = 'PageError'
  constructor(readonly shown: Shown) {
    super(shown.kop)
  }
}

const hubAway: Shown = {
  status: 503,
  kop: 'De gezinsbeelden zijn even niet te bereiken',
  uitleg:
    'Er is geen verbinding met de hub. Deze pagina komt vanzelf terug zodra die er weer is; u hoeft niets te doen.',
  retryAfter: 10,
}

const hubRefuses: Shown = {
  status: 502,
  kop: 'De hub geeft dit beeld niet',
  uitleg: 'De hub kon of wilde deze vraag niet beantwoorden. Blijft dit zo, meld het dan bij de beheerder.',
}

const unforeseen: Shown = {
  status: 500,
  kop: 'Er ging iets mis',
  uitleg: 'Dit had niet mogen gebeuren. Probeer het opnieuw; blijft dit zo, meld het dan bij de beheerder.',
}

const badRequest: Shown = {
  status: 400,
  kop: 'Deze vraag is niet te lezen',
  uitleg: 'Ga terug en probeer het opnieuw.',
}

export const unknownFamily = (): PageError =>
  new PageError({
    status: 404,
    kop: 'Dit gezin is niet gevonden',
    uitleg: 'Dit gezin bestaat niet, of uw organisatie is er niet (meer) bij betrokken.',
  })

export const foreignForm = (): PageError =>
  new PageError({
    status: 403,
    kop: 'Dit formulier kwam van een andere site',
    uitleg: 'Ga naar het begin en probeer het opnieuw.',
  })

const unknownPage: Shown = {
  status: 404,
  kop: 'Deze pagina bestaat niet',
  uitleg: 'Het adres is niet goed, of de pagina is er niet meer.',
}

const statusOf = (error: Error): number =>
  'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500

const shownOf = (error: Error): Shown => {
  if (error instanceof PageError) return error.shown
  if (error instanceof RetryError) return hubAway
  if (error instanceof ProblemError) return hubRefuses
  const status = statusOf(error)
  return status >= 400 && status < 500 ? { ...badRequest, status } : unforeseen
}

export const errors: Routes = (app, parts) => {
  app.setErrorHandler(async (thrown, request, reply) => {
    const error = thrown instanceof Error ? thrown : new Error('something else than an Error was thrown')
    const shown = shownOf(error)
    // The route's pattern, not its address: which family somebody looks at is for the audit, not for the log.
    if (shown.status >= 500)
      request.log.warn({ err: error, route: request.routeOptions.url }, 'could not answer')
    if (shown.retryAfter !== undefined) reply.header('retry-after', shown.retryAfter)
    return sendError(shown)(parts, request, reply)
  })
  app.setNotFoundHandler(async (request, reply) => sendError(unknownPage)(parts, request, reply))
}

/** For what nobody can be known of yet: no cookie has been read. */
export const sendBadRequest = (parts: Parts, reply: Parameters<typeof sendPage>[0]): void => {
  const { status, kop, uitleg } = badRequest
  sendPage(reply.code(status), parts, {
    title: kop,
    content: errorContent({ kop, uitleg, naarOverzicht: true }),
  })
}

type Handled = Parameters<typeof sessionOf>[0]

const sendError =
  ({ status, kop, uitleg, retryAfter }: Shown) =>
  (parts: Parts, request: Handled, reply: Parameters<typeof sendPage>[0]) => {
    const session = sessionOf(request, parts)
    return sendPage(reply.code(status), parts, {
      title: kop,
      content: errorContent({ kop, uitleg, naarOverzicht: session !== undefined && request.url !== '/' }),
      session,
      ...(status === 503 && retryAfter !== undefined ? { again: retryAfter } : {}),
    })
  }
