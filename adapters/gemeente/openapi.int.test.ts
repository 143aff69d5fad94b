import { createHmac } from 'node:crypto'
import { join } from 'node:path'
import { runAdapter } from '@gezinsbeeld/adapter-kit'
import { freePort } from '@gezinsbeeld/local'
import { startZgwServer } from '@gezinsbeeld/partners'
import { startPrism } from '@gezinsbeeld/partners/prism'
import { standards, waitFor } from '@gezinsbeeld/test-kit'
import { afterAll, beforeAll, expect, test } from 'vitest'
// The kit's own surroundings: a bus, a pseudonym service, somebody who looks at what arrives.
import {
  type Surroundings,
  startSurroundings,
  untilReady,
} from '../../packages/adapter-kit/src/testing/surroundings'
import { adapter } from './adapter'
import { instellingen } from './testing/instellingen'

let around: Surroundings
beforeAll(async () => {
  around = await startSurroundings()
})
afterAll(() => around.stop())

const catalogus = 'https://openzaak.example/catalogi/api/v1'
const wijkteam = `${catalogus}/zaaktypen/7a1f0c52-0000-4000-8000-000000000001`
const geheim = 'een-geheim-van-meer-dan-32-tekens-lang'
const bsn = '999990019'

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** As the ZGW interfaces ask: a JWT that the client signs itself. */
const token = (): string => {
  const claims = { iss: 'gezinsbeeld', iat: Math.floor(Date.now() / 1000), client_id: 'gezinsbeeld' }
  const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ ...claims, user_id: 'toets', user_representation: 'toets' })}`
  return `Bearer ${signed}.${createHmac('sha256', geheim).update(signed).digest('base64url')}`
}

test('what changes in cases is told through a server made from the Zaken API 1.7, which lets no question through that the standard does not allow', async (context) => {
  const document = join(standards(context), 'zgw/zaken-api_1.7.0_openapi.yaml')
  const poort = await freePort()
  const openbaar = `http://127.0.0.1:${poort}`
  const zgw = await startZgwServer({ client: 'gezinsbeeld', geheim, pagina: 1, openbaar })
  const prism = await startPrism(document, { voor: zgw.basis, poort })
  const read = await around.configure(adapter, {
    bron: { zgw: { basis: openbaar, client: 'gezinsbeeld', geheim, poll: 1 } },
    role: 'adapter-gemeente',
    feeds: { aan: false },
  })
  const own = { aan: true, interval: 50, reconcileer: 1, instellingen: instellingen['lokaal-team'] }
  const configuration = { ...read, feeds: { ...read.feeds, 'lokaal-team': own } }
  const { organisatie } = configuration
  const until = (names: readonly string[]) =>
    waitFor(
      async () => {
        const last = new Map((await around.seen(organisatie)).map((event) => [event.object, event.naam]))
        return JSON.stringify([...last.values()].sort()) === JSON.stringify(names.toSorted())
      },
      `as the last word on each object ${names.join(', ')}`,
    )

  const zaak = await zgw.put('zaken', { zaaktype: wijkteam, startdatum: '2026-01-05' })
  await zgw.put('zaken', { zaaktype: `${catalogus}/zaaktypen/7a1f0c52-0000-4000-8000-000000000008` })
  const betrokkeneIdentificatie = {
    ...{ inpBsn: bsn, anpIdentificatie: '', inpA_nummer: '', geslachtsnaam: 'Voorbeeld' },
    ...{ voorvoegselGeslachtsnaam: '', voorletters: '', voornamen: 'Noor', geslachtsaanduiding: 'v' },
    ...{ geboortedatum: '', verblijfsadres: null, subVerblijfBuitenland: null },
  }
  const rol = { zaak: zaak.url, roltype: `${catalogus}/roltypen/1`, betrokkene: '', omschrijving: 'Jeugdige' }
  await zgw.put('rollen', { ...rol, betrokkeneIdentificatie })
  const controller = new AbortController()
  let port = 0
  const done = runAdapter(adapter, configuration, controller.signal, { onServing: (at) => (port = at) })
  try {
    await waitFor(() => port > 0, 'the health server')
    await untilReady(port)
    await until(['persoon.vastgelegd', 'betrokkenheid.gestart'])
    await zgw.put('zaken', { ...zaak, einddatum: '2026-05-01' })
    await until(['persoon.vastgelegd', 'betrokkenheid.beeindigd'])
    await zgw.remove('zaken', zaak.uuid)
    await until(['persoon.ingetrokken', 'betrokkenheid.ingetrokken'])
    expect(JSON.stringify(await around.seen(organisatie))).not.toContain(bsn)
    // And it is a judge: what the standard does not allow does not come through.
    const crs = { 'accept-crs': 'EPSG:4326', 'content-crs': 'EPSG:4326' }
    const ask = async (path: string): Promise<number> =>
      (await fetch(`${openbaar}/${path}`, { headers: { authorization: token(), ...crs } })).status
    expect(await ask(`zaken/${zaak.uuid}`)).toBe(404)
    expect(await ask('zaken?page=een')).toBe(422)
  } finally {
    controller.abort()
    await done
    await prism.close()
    await zgw.close()
  }
})
