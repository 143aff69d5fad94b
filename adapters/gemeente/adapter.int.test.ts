import { renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runAdapter } from '@gezinsbeeld/adapter-kit'
import { freePort } from '@gezinsbeeld/local'
import { startBrpServer, startZgwServer } from '@gezinsbeeld/partners'
import { temporaryFolder, waitFor } from '@gezinsbeeld/test-kit'
import { afterAll, beforeAll, expect, test } from 'vitest'
// The kit's own surroundings: a bus, a pseudonym service, somebody who looks at what arrives.
import { pseudonymOf } from '../../packages/adapter-kit/src/testing/pseudonym-service'
import { questionsTo } from '../../packages/adapter-kit/src/testing/questions'
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

const [kind, ouder] = ['999990019', '999990020']
const catalogus = 'https://openzaak.example/catalogi/api/v1'
const wijkteam = `${catalogus}/zaaktypen/7a1f0c52-0000-4000-8000-000000000001`

const header = (code: string, van: string, naar: string) =>
  `<Header><BerichtCode>${code}</BerichtCode><Afzender>${van}</Afzender><Ontvanger>${naar}</Ontvanger><BerichtIdentificatie><Identificatie>B-${code}</Identificatie><Dagtekening>2026-03-02</Dagtekening></BerichtIdentificatie></Header>`
const client =
  '<Bsn>999990019</Bsn><Geboortedatum><b:Datum>2015-05-17</b:Datum></Geboortedatum><Geslacht>2</Geslacht><Naam><b:Geslachtsnaam><b:Achternaam>Voorbeeld</b:Achternaam></b:Geslachtsnaam></Naam>'
const message = (name: string, head: string, products: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><Bericht xmlns="http://www.istandaarden.nl/ijw/3_2/${name}/schema" xmlns:b="http://www.istandaarden.nl/ijw/3_2/basisschema/schema">${head}<Client>${client}${products}</Client></Bericht>`
const product =
  '<ToewijzingNummer>4711</ToewijzingNummer><Product><b:Categorie>54</b:Categorie><b:Code>54001</b:Code></Product>'
const jw301 = message(
  'jw301',
  header('436', '0999', '12345678'),
  `<ToegewezenProducten><ToegewezenProduct>${product}<Toewijzingsdatum>2026-02-20</Toewijzingsdatum><Ingangsdatum>2026-03-01</Ingangsdatum><Einddatum>2026-12-31</Einddatum></ToegewezenProduct></ToegewezenProducten>`,
)
const jw305 = (status: number) =>
  message(
    'jw305',
    header('438', '12345678', '0999'),
    `<StartProducten><StartProduct>${product}<Begindatum>2026-03-09</Begindatum><StatusAanlevering>${status}</StatusAanlevering></StartProduct></StartProducten>`,
  )

test('a family is opened by the local team alone; the rest follows when asked, each from its own system', async () => {
  const geheim = 'een-geheim-van-meer-dan-32-tekens-lang'
  const zgw = await startZgwServer({ client: 'gezinsbeeld', geheim, pagina: 1 })
  const brp = await startBrpServer({ autorisatie: 'Bearer brp' })
  const map = temporaryFolder('berichten')
  const poort = await freePort()
  const auth = 'Token van-het-abonnement'
  const bron = {
    zgw: {
      ...{ basis: zgw.basis, client: 'gezinsbeeld', geheim, poll: 1 },
      notificaties: { poort, autorisatie: [auth] },
    },
    files: { map, rust: 0 },
    brp: { basis: brp.basis, autorisatie: 'Bearer brp', poll: 1 },
  }
  const read = await around.configure(adapter, { bron, role: 'adapter-gemeente' })
  const feeds = Object.fromEntries(
    adapter.feeds.map(({ naam }) => {
      const own = naam === 'lokaal-team' || naam === 'zaken' || naam === 'berichten' ? instellingen[naam] : {}
      return [naam, { aan: true, reconcileer: 900, ...read.feeds[naam], interval: 50, instellingen: own }]
    }),
  )
  const configuration = { ...read, feeds }
  const { organisatie } = configuration
  const say = await questionsTo(around.region, organisatie)
  const asked = pseudonymOf(kind)
  const leave = (name: string, text: string): void => {
    writeFileSync(join(map, `${name}.bezig`), text)
    renameSync(join(map, `${name}.bezig`), join(map, name))
  }
  const lastNames = async (): Promise<readonly string[]> => {
    const last = new Map((await around.seen(organisatie)).map((event) => [event.object, event.naam]))
    return [...last.values()].sort()
  }
  const until = (names: readonly string[]) =>
    waitFor(
      async () => JSON.stringify(await lastNames()) === JSON.stringify(names.toSorted()),
      `as the last word on each object ${names.join(', ')}`,
    )

  brp.put({
    burgerservicenummer: kind,
    naam: { voornamen: 'Noor', geslachtsnaam: 'Voorbeeld' },
    ouders: [{ burgerservicenummer: ouder, ouderAanduiding: '1', naam: { geslachtsnaam: 'Voorbeeld' } }],
  })
  const controller = new AbortController()
  let port = 0
  const done = runAdapter(adapter, configuration, controller.signal, { onServing: (at) => (port = at) })
  try {
    await waitFor(() => port > 0, 'the health server')
    await untilReady(port)
    zgw.subscribe({ callbackUrl: `http://127.0.0.1:${poort}/lokaal-team`, auth })
    leave('jw301.xml', jw301)
    // Both notifications are lost: the list tells.
    zgw.loseNotifications(2)
    const zaak = await zgw.put('zaken', { zaaktype: wijkteam, startdatum: '2026-01-05' })
    const rol = { zaak: zaak.url, roltype: `${catalogus}/roltypen/1`, omschrijving: 'Jeugdige' }
    await zgw.put('rollen', { ...rol, betrokkeneIdentificatie: { inpBsn: kind, geslachtsnaam: 'Voorbeeld' } })
    const opened = ['persoon.vastgelegd', 'betrokkenheid.gestart']
    await until(opened)
    await waitFor(() => brp.asked.length > 0, 'a question to the BRP')
    expect(new Set(brp.asked.flat())).toEqual(new Set([kind]))
    expect(await lastNames()).toEqual([...opened].sort())

    await say('bekendheid.gevraagd', asked)
    const around2 = ['persoon.vastgelegd', 'relatie.vastgelegd']
    await until([...opened, ...around2, 'voorziening.toegewezen'])
    leave('jw305.xml', jw305(1))
    await until([...opened, ...around2, 'voorziening.gestart'])
    const started = (await around.seen(organisatie)).findLast(({ naam }) => naam === 'voorziening.gestart')
    expect(started?.data).toMatchObject({ begindatum: '2026-03-09', toegewezenTot: '2026-12-31' })
    leave('jw305-weg.xml', jw305(3))
    await until([...opened, ...around2, 'voorziening.toegewezen'])

    await zgw.put('zaken', { ...zaak, einddatum: '2026-05-01' })
    expect(zgw.answered.every((status) => status === 204)).toBe(true)
    const closed = ['persoon.vastgelegd', 'betrokkenheid.beeindigd']
    await until([...closed, ...around2, 'voorziening.toegewezen'])
    await say('bekendheid.beeindigd', asked)
    await until([...closed, 'persoon.ingetrokken', 'relatie.ingetrokken', 'voorziening.ingetrokken'])
    await zgw.remove('zaken', zaak.uuid)
    await waitFor(
      async () => (await lastNames()).every((naam) => naam.endsWith('.ingetrokken')),
      'everything withdrawn',
    )
    expect(JSON.stringify(await around.seen(organisatie))).not.toContain(kind)
  } finally {
    controller.abort()
    await done
    await zgw.close()
    await brp.close()
  }
})
