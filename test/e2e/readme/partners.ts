import { readFileSync } from 'node:fs'
import { csvOf } from '@gezinsbeeld/adapter-kit/conformance'
import { notificatie, verzoekTotOnderzoek, vtMelding } from '@gezinsbeeld/corv/testing'
import { startBrpServer, startFhirServer, startZgwServer } from '@gezinsbeeld/partners'
import { startPostgres } from '@gezinsbeeld/test-kit'
import postgres from 'postgres'
// A case-management database as the README's example supposes one, and messages as a gateway leaves them.
import { bericht } from '../../../adapters/gemeente/testing/berichten'
import { dossier } from '../../../adapters/gi/testing/dossier'
import { dropFolder, type Filling, type Readme } from './followed'

/** A partner's own system with something in it, and what its IT team would fill in. */
export interface Partner {
  readonly filling: Filling
  readonly secrets: Filling
  stop(): Promise<void>
}

const nothing = async (): Promise<void> => undefined

const fixture = (path: string) =>
  JSON.parse(readFileSync(new URL(`../../../adapters/${path}/record.json`, import.meta.url), 'utf8'))

const kind = { bsn: '999900031', geslachtsnaam: 'Vries', voornamen: 'Sam', geslacht: 'M' }
const moeder = { bsn: '999900043', geslachtsnaam: 'Jansen', voornamen: 'Noor', geslacht: 'V' }

const corv = async (...messages: readonly string[]): Promise<Partner> => ({
  filling: {
    '/srv/corv/uit': dropFolder(Object.fromEntries(messages.map((each, at) => [`bericht-${at}.xml`, each]))),
  },
  secrets: {},
  stop: nothing,
})

const exports = async (example: string, files: Filling): Promise<Partner> => ({
  filling: { [example]: dropFolder(files) },
  secrets: {},
  stop: nothing,
})

const gi = async ({ sql }: Readme): Promise<Partner> => {
  const server = await startPostgres()
  const url = await server.database('gi')
  const owner = postgres(url, { max: 1, onnotice: () => undefined })
  await owner.unsafe(dossier)
  for (const each of sql) await owner.unsafe(each)
  await owner.unsafe("alter role gezinsbeeld_lezer password 'alleen-voor-deze-toets'")
  await owner.end()
  const reader = new URL(url)
  reader.username = 'gezinsbeeld_lezer'
  reader.password = 'alleen-voor-deze-toets'
  return {
    filling: { 'tls: verify-full': 'tls: uit' },
    secrets: { GEZINSBEELD_BRON_URL: reader.href },
    stop: () => server.stop(),
  }
}

const ggz = async (): Promise<Partner> => {
  const token = 'een-token-van-de-toets'
  const server = await startFhirServer({ token })
  for (const path of ['patient/fixtures/gewone-client', 'episodeofcare/fixtures/actief']) {
    const resource = fixture(`ggz/${path}`)
    const response = await fetch(`${server.url}/${resource.resourceType}/${resource.id}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/fhir+json', authorization: `Bearer ${token}` },
      body: JSON.stringify(resource),
    })
    if (!response.ok) throw new Error(`${resource.resourceType}: ${response.status}`)
  }
  return {
    filling: { 'https://fhir.ggz.example/R4': server.url },
    secrets: { GEZINSBEELD_FHIR_TOKEN: token },
    stop: () => server.close(),
  }
}

const gemeente = async (): Promise<Partner> => {
  const geheim = 'een-geheim-van-meer-dan-32-tekens-lang'
  const zgw = await startZgwServer({ client: 'gezinsbeeld', geheim })
  const brp = await startBrpServer({ autorisatie: 'Bearer brp' })
  const {
    rollen,
    statussen: _,
    resultaten: __,
    ...zaak
  } = fixture('gemeente/lokaal-team/fixtures/gezin-met-regisseur')
  const put = await zgw.put('zaken', zaak)
  for (const rol of rollen) await zgw.put('rollen', { ...rol, zaak: put.url })
  return {
    filling: {
      'https://openzaak.example/zaken/api/v1': zgw.basis,
      'https://brp.example/haalcentraal/api/brp': brp.basis,
      '/srv/gezinsbeeld/berichten': dropFolder({ 'jw301.xml': bericht({ soort: '301' }) }),
      'poort: 9467': 'poort: 0',
      // The stand-in lets in by another header than most gateways do.
      'apiSleutel:': 'autorisatie:',
    },
    secrets: {
      GEZINSBEELD_ZGW_GEHEIM: geheim,
      GEZINSBEELD_ZGW_ABONNEMENT: 'Token van-het-abonnement',
      GEZINSBEELD_BRP_SLEUTEL: 'Bearer brp',
    },
    stop: async () => {
      await zgw.close()
      await brp.close()
    },
  }
}

/** Of each adapter: its partner, as its README's example names it, and what `preview` then shows. */
export const partners: Readonly<
  Record<string, { readonly start: (readme: Readme) => Promise<Partner>; readonly toont: readonly string[] }>
> = {
  gi: { start: gi, toont: ['persoon.vastgelegd', 'maatregel.opgelegd', 'overleg.gehouden'] },
  'veilig-thuis': {
    start: () =>
      corv(
        vtMelding(
          {
            zender: 'Politie',
            ontvanger: 'Veilig Thuis Oost',
            referentienummer: 'P-1',
            tijdstip: '20260412',
          },
          {
            ...{ nummer: 'PL-1', datumMelding: '20260412', datumIncident: '20260411', door: 'Politie' },
            ...{ contact: 'Agent Voorbeeld', betrokkenen: [{ persoon: kind, rol: 'jeugdige' }] },
          },
        ),
      ),
    toont: ['melding.ontvangen', 'betrokkenheid.gestart'],
  },
  rvdk: {
    start: () => {
      const raad = 'Raad voor de Kinderbescherming'
      return corv(
        verzoekTotOnderzoek(
          {
            zender: 'Jeugdbescherming Noord',
            ontvanger: raad,
            referentienummer: 'V-1',
            tijdstip: '20260501',
          },
          {
            ...{ zaak: 'Z-1', registratiedatum: '20260430', verzoeker: 'Jeugdbescherming Noord' },
            ...{
              clienten: [{ persoon: kind }],
              belanghebbenden: [{ persoon: moeder, rol: 'ouder met gezag' }],
            },
          },
        ),
        notificatie(
          {
            zender: raad,
            ontvanger: 'Jeugdbescherming Noord',
            referentienummer: 'N-1',
            tijdstip: '20260901',
          },
          {
            ...{ zaak: 'R-1', andereZaak: 'Z-1', client: { persoon: kind }, status: 'Zaak afgerond' },
            ...{ datumStatusGezet: '20260901', resultaat: 'Maatregel opgelegd' },
            besluiten: [{ toelichting: 'ondertoezichtstelling (12 maanden)', datumBeslissing: '20260901' }],
          },
        ),
      )
    },
    toont: ['onderzoek.verzocht', 'maatregel.opgelegd'],
  },
  ggz: { start: ggz, toont: ['persoon.vastgelegd', 'traject.gestart'] },
  gemeente: { start: gemeente, toont: ['betrokkenheid.gestart', 'voorziening.toegewezen'] },
  opvang: {
    start: () =>
      exports('/srv/gezinsbeeld/opvang-zuid', {
        'clienten.csv': csvOf([fixture('opvang/clienten/fixtures/moeder')]),
        'verblijven.csv': csvOf([fixture('opvang/verblijven/fixtures/lopend')]),
        'huisvesting.csv': csvOf([fixture('opvang/huisvesting/fixtures/urgentie')]),
      }),
    toont: ['persoon.vastgelegd', 'verblijf.gestart', 'bestaanszekerheid.gestart'],
  },
  'kleine-organisatie': {
    start: () =>
      exports('/srv/gezinsbeeld/praktijk-berk', {
        'personen.csv': csvOf([fixture('kleine-organisatie/personen/fixtures/kind')]),
        'afspraken.csv': csvOf([fixture('kleine-organisatie/afspraken/fixtures/gemaakt')]),
      }),
    toont: ['persoon.vastgelegd', 'betrokkenheid.gestart', 'afspraak.gemaakt'],
  },
}
