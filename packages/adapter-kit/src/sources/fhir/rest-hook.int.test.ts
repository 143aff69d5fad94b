import { freePort } from '@gezinsbeeld/local'
import { startFhirServer } from '@gezinsbeeld/partners'
import { expect, test } from 'vitest'
import { fhir } from '../declaration'
import { openSource } from '../open-source'

test('a notification makes the search be done at once, also one that came while a search was going on', async () => {
  const server = await startFhirServer({})
  const poort = await freePort()
  const autorisatie = ['Bearer van-het-abonnement']
  const settings = {
    ...{ basis: server.url, pagina: 10, overlap: 0, geschiedenis: 1, poll: 900, tijdslimiet: 5_000 },
    hoogstensWeg: 1,
  }
  const source = await openSource(
    fhir({ resourceType: 'Patient' }),
    { fhir: { ...settings, notificaties: { poort, adres: '127.0.0.1', autorisatie, grootste: 10_000 } } },
    { feed: 'patient', name: 'proef', folder: '.', key: new Uint8Array(32), clients: () => [] },
  )
  const notify = (authorization = 'Bearer van-het-abonnement') =>
    fetch(`http://127.0.0.1:${poort}/patient`, { method: 'POST', headers: { authorization } })
  const never = new AbortController()
  try {
    expect((await notify('Bearer van-iemand-anders-hier')).status).toBe(401)
    expect((await notify()).status).toBe(200)
    await source.hint?.(never.signal)
    const waiting = source.hint?.(never.signal)
    await notify()
    await waiting
    const stopping = source.hint?.(never.signal)
    never.abort()
    await stopping
  } finally {
    await source.close()
    await server.close()
  }
})
