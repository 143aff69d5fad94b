import type { FhirConfiguration, SqlConfiguration } from '../configuration'
import { StopError } from '../failures'
import type { SourceDeclaration } from './declaration'
import type { Source } from './source'

export interface SourceConfiguration {
  readonly sql?: SqlConfiguration | undefined
  readonly fhir?: FhirConfiguration | undefined
}

/** Imports only the kind of source that is used: a database driver costs an adapter's start that reads FHIR nothing. */
export const openSource = async (
  name: string,
  declaration: SourceDeclaration,
  { sql, fhir }: SourceConfiguration,
): Promise<Source> => {
  switch (declaration.soort) {
    case 'sql': {
      if (sql === undefined)
        throw new StopError('bron.sql: found nothing, expected how to reach the database')
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
        tls: sql.tls === 'uit' ? false : sql.tls,
      })
      return sqlSource(declaration, driver, {
        pageSize: sql.pagina,
        overlapMs: sql.overlap,
        longestTransactionMs: sql.langsteTransactie * 1_000,
      })
    }
    case 'fhir': {
      if (fhir === undefined)
        throw new StopError('bron.fhir: found nothing, expected how to reach the server')
      const { fhirSource } = await import('./fhir/fhir-source')
      return fhirSource(declaration, fhir)
    }
  }
}
