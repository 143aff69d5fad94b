import type { ISql } from 'postgres'

export interface Reader {
  readonly naam: string
  readonly wachtwoord: string
}

/**
 * The role with which the adapter logs in: it sees the views, nothing else, and can change nothing. Roles belong to the
 * whole server, so that of one that is already there only the password and the rights in this database are set.
 */
export const grantReader = async (sql: ISql, { naam, wachtwoord }: Reader): Promise<void> => {
  const role = sql(naam)
  const [there] = await sql`select from pg_roles where rolname = ${naam}`
  const [database] = await sql<{ naam: string }[]>`select current_database() as naam`
  if (database === undefined) throw new Error('PostgreSQL does not say which database this is')
  if (there === undefined) await sql`create role ${role}`
  // A password is no parameter in this statement; format() makes it a literal.
  const [login] = await sql<{ statement: string }[]>`
    select format('alter role %I login password %L', ${naam}::text, ${wachtwoord}::text) as statement`
  await sql.unsafe(login?.statement ?? '')
  await sql`alter role ${role} set default_transaction_read_only = on`
  await sql`revoke all on database ${sql(database.naam)} from public`
  await sql`grant connect on database ${sql(database.naam)} to ${role}`
  await sql`revoke all on schema public from public`
  await sql`grant usage on schema gezinsbeeld to ${role}`
  await sql`grant select on all tables in schema gezinsbeeld to ${role}`
}
