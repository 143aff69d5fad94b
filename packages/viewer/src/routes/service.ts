import type { AssetFile } from '../assets'
import type { Routes } from './parts'

/** For whoever runs the page: whether the process lives, and whether it can show pictures. */
export const health: Routes = (app, { hub }) => {
  app.get('/gezond', async () => 'gezond\n')
  app.get('/gereed', async (_, reply) => {
    if (hub.isAway()) return reply.code(503).send('de NATS-server is weg\n')
    return (await hub.answers()) ? 'gereed\n' : reply.code(503).send('de hub antwoordt niet\n')
  })
}

export const assetRoutes =
  (files: readonly AssetFile[]): Routes =>
  (app) => {
    for (const { name, type, content } of files)
      app.get(`/bestanden/${name}`, async (_, reply) =>
        reply.type(type).header('cache-control', 'public, max-age=31536000, immutable').send(content),
      )
  }
