import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { StopError } from '../failures'
import type { SourceConfiguration } from '../source-settings'
import { cautious } from './cautious'
import type { SourceDeclaration } from './declaration'
import { readPem } from './http/read-pem'
import { xmlLimits } from './parse/xml-limits'
import type { Source, SourcePlace } from './source'

const needed = <T>(found: T | undefined, setting: string, what: string): T => {
  if (found === undefined) throw new StopError(`bron.${setting}: found nothing, expected ${what}`)
  return found
}

const zipLimits = { parts: 100_000, bytes: 16 * 1024 ** 3 }
const jsonDepth = 100

/** Imports only the kind of source that is used: a database driver costs an adapter's start that reads FHIR nothing. */
export const openSource = async (
  declaration: SourceDeclaration,
  configuration: SourceConfiguration,
  { feed, name, folder, key, clients }: SourcePlace,
): Promise<Source> => {
  switch (declaration.soort) {
    case 'sql': {
      const sql = needed(configuration.sql, 'sql', 'how to reach the database')
      const [{ sqlSource }, { postgresDriver }] = await Promise.all([
        import('./sql/sql-source'),
        import('./sql/postgres-driver'),
      ])
      const driver = postgresDriver({
        url: sql.url,
        name,
        // One for the feed's pages, and one to compare keys with.
        connections: 2,
        queryTimeoutMs: sql.tijdslimiet,
        prepare: sql.voorbereid,
        tls:
          sql.tls === 'uit'
            ? false
            : sql.tls === 'verify-full' && sql.ca !== undefined
              ? { ca: readPem(sql.ca, 'bron.sql.ca') }
              : sql.tls,
      })
      const source = sqlSource(declaration, driver, {
        pageSize: sql.pagina,
        overlapMs: sql.overlap,
        longestTransactionMs: sql.langsteTransactie * 1_000,
      })
      return cautious(source, sql.hoogstensWeg, 'bron.sql.hoogstensWeg')
    }
    case 'fhir': {
      const fhir = needed(configuration.fhir, 'fhir', 'how to reach the server')
      const { fhirSource } = await import('./fhir/fhir-source')
      const source = cautious(fhirSource(declaration, fhir), fhir.hoogstensWeg, 'bron.fhir.hoogstensWeg')
      if (fhir.notificaties === undefined) return source
      const { withRestHook } = await import('./fhir/rest-hook')
      return withRestHook(source, feed, fhir.notificaties)
    }
    case 'files': {
      const files = needed(configuration.files, 'files', 'the folder in which files are left')
      const { filesSource } = await import('./files/files-source')
      return filesSource(declaration, {
        feed,
        folder: files.map,
        scratch: folder,
        restMs: files.rust * 1_000,
        pageSize: files.pagina,
        mostGone: files.hoogstensWeg,
        limits: { line: files.langsteRegel, xml: xmlLimits, zip: zipLimits },
        now: Date.now,
      })
    }
    case 'webhook': {
      const webhook = needed(configuration.webhook, 'webhook', 'where messages are posted to')
      const [{ webhookSource }, { openInbox }] = await Promise.all([
        import('./webhook/webhook-source'),
        import('./webhook/inbox'),
      ])
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      const inbox = openInbox(
        join(folder, `inbox-${feed}`),
        key,
        declaration.moment !== undefined,
        declaration.eenmalig !== undefined,
      )
      const { pagina, hoogstensWachtend, ...endpoint } = webhook
      return webhookSource(declaration, inbox, {
        feed,
        endpoint,
        pageSize: pagina,
        limits: { xml: { ...xmlLimits, unit: endpoint.grootste }, depth: jsonDepth },
        mostWaiting: hoogstensWachtend,
        now: () => new Date(),
      })
    }
    case 'een-van': {
      const [chosen, ...others] = declaration.van.filter(({ soort }) => configuration[soort] !== undefined)
      const kinds = declaration.van.map(({ soort }) => `bron.${soort}`).join(' or ')
      if (chosen !== undefined && others.length === 0) {
        return openSource(chosen, configuration, { feed, name, folder, key, clients })
      }
      const found = chosen === undefined ? 'none' : 'both'
      throw new StopError(`feed ${feed}: found ${found}, expected ${kinds}`, { cause: undefined })
    }
    case 'http': {
      const http = needed(configuration.http, 'http', 'how to reach the server')
      const [{ httpSource }, { jsonClient }] = await Promise.all([
        import('./http/http-source'),
        import('./http/json-client'),
      ])
      const { basis, tijdslimiet, autorisatie, tls } = http
      const headers = autorisatie === undefined ? {} : { authorization: autorisatie }
      const client = jsonClient({
        basis,
        tijdslimiet,
        tls,
        setting: 'bron.http',
        headers: async () => headers,
      })
      return cautious(httpSource(declaration, client, http), http.hoogstensWeg, 'bron.http.hoogstensWeg')
    }
    case 'brp': {
      const brp = needed(configuration.brp, 'brp', 'how to reach the BRP')
      const [{ brpSource }, { jsonClient }] = await Promise.all([
        import('./brp/brp-source'),
        import('./http/json-client'),
      ])
      const { basis, tijdslimiet, autorisatie, apiSleutel, tls } = brp
      const headers = {
        ...(autorisatie === undefined ? {} : { authorization: autorisatie }),
        ...(apiSleutel === undefined ? {} : { 'x-api-key': apiSleutel }),
      }
      const client = jsonClient({
        basis,
        tijdslimiet,
        tls,
        setting: 'bron.brp',
        headers: async () => headers,
      })
      const options = { pollMs: brp.poll * 1_000, pageSize: brp.pagina, now: Date.now }
      return brpSource(declaration, client, clients, options)
    }
    case 'zgw': {
      const zgw = needed(configuration.zgw, 'zgw', 'how to reach the Zaken API')
      const { openZgw } = await import('./zgw/open-zgw')
      const source = await openZgw(declaration, zgw, { feed, folder, key })
      return cautious(source, zgw.hoogstensWeg, 'bron.zgw.hoogstensWeg')
    }
  }
}
