import { PassThrough } from 'node:stream'
import { isToken } from '@gezinsbeeld/contracts'
import { z } from 'zod'
import { everyFamily } from '../live/bell'
import { Places } from '../live/places'
import { type Routes, sessionOf } from './parts'

/** Proxies close what is silent for a minute. */
const breathe = 20_000

const query = z.object({
  gezin: z.string().refine(isToken).optional(),
  merk: z.string().max(100).catch(''),
})

/**
 * Server-sent events for one open page: `gewijzigd` and `bron` (look again), `weg` and `terug` (the hub's connection), `afgemeld`,
 * `vol` (no place for one more page of this user's).
 * They carry nothing but their name; an event's id is the mark, with which a browser that comes back says what it has seen.
 */
export const live: Routes = (app, parts) => {
  const { bell, hub, sessions } = parts
  const places = new Places()

  // No HEAD: it would open a stream that nobody reads.
  app.get('/live', { exposeHeadRoute: false }, async (request, reply) => {
    const session = sessionOf(request, parts)
    if (session === undefined) return reply.code(401).send()
    const asked = query.safeParse(request.query)
    if (!asked.success) return reply.code(404).send()
    const { gezin = everyFamily, merk } = asked.data
    const seen = String(request.headers['last-event-id'] ?? merk)

    const leave = places.take(session.gebruikersnaam)
    // Not a refusal: a browser does not tell a page why it was refused.
    if (leave === undefined) return reply.type('text/event-stream').send('event: vol\ndata:\n\n')
    const stream = new PassThrough()
    const tell = (event: string): void => {
      stream.write(`id: ${bell.mark(gezin)}\nevent: ${event}\ndata:\n\n`)
    }
    const end = (): void => {
      tell('afgemeld')
      stream.end()
    }
    const quiet = [
      bell.listen(gezin, (ring) => tell(ring === 'gezin' ? 'gewijzigd' : 'bron')),
      hub.onChange((away) => tell(away ? 'weg' : 'terug')),
    ]
    const breathing = setInterval(() => {
      sessions.endOverdue()
      stream.write(':\n\n')
    }, breathe)
    session.ended.addEventListener('abort', end, { once: true })
    stream.once('close', () => {
      clearInterval(breathing)
      session.ended.removeEventListener('abort', end)
      for (const stop of quiet) stop()
      leave()
    })
    stream.write('retry: 2000\n\n')
    if (hub.isAway()) tell('weg')
    if (seen !== bell.mark(gezin)) tell('gewijzigd')
    return reply.type('text/event-stream').header('x-accel-buffering', 'no').send(stream)
  })
}
