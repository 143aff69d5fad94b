import { z } from 'zod'
import { everyFamily } from '../live/bell'
import { familyRow, findFamilies } from '../picture/families'
import { familiesContent } from '../render/families'
import { askLogin, lookOf, type Routes, sendPage, sessionOf } from './parts'

const perPage = 100

const query = z.object({ blad: z.coerce.number().int().min(1).catch(1) })
const form = z.object({ zoek: z.string().max(100).catch(''), wis: z.string().optional() })

export const families: Routes = (app, parts) => {
  const { pictures, bell, now } = parts

  app.get('/', async (request, reply) => {
    const session = sessionOf(request, parts)
    if (session === undefined) return askLogin(request, reply)
    const mark = bell.mark(everyFamily)
    const all = await pictures.list(lookOf(session, request))
    const found = findFamilies(all, session.zoek)
    const bladen = Math.max(1, Math.ceil(found.length / perPage))
    const blad = Math.min(query.parse(request.query).blad, bladen)
    const moment = now()
    const rows = found.slice((blad - 1) * perPage, blad * perPage).map((family) => familyRow(family, moment))
    return sendPage(reply, parts, {
      title: 'Gezinnen',
      content: familiesContent({
        rows,
        total: all.length,
        found: found.length,
        zoek: session.zoek,
        blad,
        bladen,
        now: moment,
      }),
      session,
      live: { url: '/live', mark },
    })
  })

  app.post('/zoek', async (request, reply) => {
    const session = sessionOf(request, parts)
    if (session === undefined) return askLogin(request, reply)
    const { zoek, wis } = form.parse(request.body)
    session.zoek = wis === undefined ? zoek.trim() : ''
    return reply.redirect('/', 303)
  })
}
