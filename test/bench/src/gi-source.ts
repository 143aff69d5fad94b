import { randomBytes } from 'node:crypto'
import { type Postgres, type Supervisor, startPostgres } from '@gezinsbeeld/local'
import { type GiDatabase, openGiDatabase } from '@gezinsbeeld/partners'
import type { GiDossier } from '@gezinsbeeld/region'
import postgres from 'postgres'

export interface GiSource {
  readonly database: GiDatabase
  /** `bron` of an adapter's configuration. */
  readonly bron: object
}

/** A GI's PostgreSQL with these rows, in the state in which autovacuum leaves a database that has been in use. */
export const startGiSource = async (
  folder: string,
  supervisor: Supervisor,
  system: GiDossier,
): Promise<GiSource> => {
  const server: Postgres = await supervisor.start(startPostgres({ folder }))
  const url = await server.database('gi_noord')
  const database = await openGiDatabase(url, {
    naam: 'lezer',
    wachtwoord: randomBytes(18).toString('base64url'),
  })
  await database.fill(system)
  const sql = postgres(url, { max: 1, onnotice: () => undefined })
  await sql`vacuum analyze`
  await sql.end()
  return { database, bron: { sql: { url: database.lezersUrl, tls: 'uit' } } }
}
