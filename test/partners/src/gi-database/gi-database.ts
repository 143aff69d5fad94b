import type { GiDossier } from '@gezinsbeeld/region'
import postgres, { type Sql } from 'postgres'
import { apply, type GiOperation } from './apply'
import { caseManagement } from './case-management'
import { type Counts, fill } from './fill'
import { grantReader, type Reader } from './reader'
import { views } from './views'

export interface GiDatabase {
  /** Whether the schemas were made now; false when the database already had them, with whatever is in them. */
  readonly nieuw: boolean
  /** The URL with which the adapter reads: the views only. */
  readonly lezersUrl: string
  /** Stores all of a region's rows, in one transaction. Once: keys that are already there make it fail. */
  fill(system: GiDossier): Promise<Counts>
  /** Does the operations of one change, in one transaction. */
  apply(operations: readonly GiOperation[]): Promise<void>
  end(): Promise<void>
}

/**
 * A GI's database: its case management and, over it, the views for an adapter. `url` is of an existing database, as a
 * user that may make schemas and roles. `reader` is the role that is made for the adapter.
 */
export const openGiDatabase = async (url: string, reader: Reader): Promise<GiDatabase> => {
  const sql = postgres(url, { max: 2, onnotice: () => undefined })
  const nieuw = await prepare(sql, reader)
  const lezersUrl = new URL(url)
  lezersUrl.username = reader.naam
  lezersUrl.password = reader.wachtwoord
  return {
    nieuw,
    lezersUrl: lezersUrl.href,
    fill: (system) => fill(sql, system),
    async apply(operations) {
      await sql.begin(async (transaction) => {
        for (const operation of operations) await apply(transaction, operation)
      })
    },
    end: () => sql.end(),
  }
}

/** True when the schemas were made now. A failure leaves no connection open, which would keep a process alive. */
const prepare = async (sql: Sql, reader: Reader): Promise<boolean> => {
  try {
    return await sql.begin(async (transaction) => {
      const [there] = await transaction`select from pg_namespace where nspname = 'gezinsbeeld'`
      if (there === undefined) await transaction.unsafe(caseManagement + views)
      await grantReader(transaction, reader)
      return there === undefined
    })
  } catch (error) {
    await sql.end()
    throw error
  }
}
