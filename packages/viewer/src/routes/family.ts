import { isToken } from '@gezinsbeeld/contracts'
import { pictureOf } from '../picture/picture'
import { familyContent } from '../render/family'
import { unknownFamily } from './errors'
import { askLogin, lookOf, type Routes, sendPage, sessionOf } from './parts'

export const family: Routes = (app, parts) => {
  const { pictures, bell, configuration } = parts

  app.get<{ Params: { gezin: string } }>('/gezin/:gezin', async (request, reply) => {
    const session = sessionOf(request, parts)
    if (session === undefined) return askLogin(request, reply)
    const { gezin } = request.params
    if (!isToken(gezin)) throw unknownFamily()
    // Before the picture: what changes from here on is told to the page as soon as it listens.
    const mark = bell.mark(gezin)
    const momentopname = await pictures.get(gezin, lookOf(session, request))
    if (momentopname === undefined) throw unknownFamily()
    const now = parts.now()
    const picture = pictureOf(momentopname, {
      now,
      eigen: configuration.organisatie,
      staleAfter: configuration.verouderd,
    })
    return sendPage(reply, parts, {
      title: 'Eén gezin',
      content: familyContent({ picture, now, gebruiker: session.naam }),
      session,
      live: { url: `/live?gezin=${gezin}`, mark },
    })
  })
}
