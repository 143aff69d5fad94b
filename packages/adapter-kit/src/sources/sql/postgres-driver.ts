import postgres from 'postgres'
import { RetryError, StopError } from '../../failures'
import type { Moment, Position, SqlDriver, SqlRow, SqlView } from './driver'

export interface PostgresOptions {
  /** `postgres://user:password@host:port/database`. */
  readonly url: string
  /** Shows in pg_stat_activity. */
  readonly name: string
  readonly connections: number
  /** Milliseconds: the server ends a query that takes longer. */
  readonly queryTimeoutMs: number
  /** False where a pooler (PgBouncer) hands out a connection per transaction. */
  readonly prepare: boolean
  /** With `ca`: verify-full, by who signed the certificate. */
  readonly tls: 'verify-full' | 'require' | 'prefer' | false | { readonly ca: Buffer }
}

const quoted = (identifier: string): string => `"${identifier.replaceAll('"', '""')}"`

/** Qualified, so that it never means a column of the result. */
const column = (name: string): string => `r.${quoted(name)}`

/** `schema.view` → `"schema"."view"`, as `r`. */
const quotedView = (view: string): string => `${view.split('.').map(quoted).join('.')} as r`

/** Moments and dates stay the database's text: a JavaScript Date has no microseconds, no `infinity` and a time zone. */
const asText = {
  date: {
    to: 1184,
    from: [1082, 1114, 1184],
    serialize: (text: string) => text,
    parse: (text: string) => text,
  },
}

/** `2026-03-01 09:00:00.123456+00` (the session is in UTC) → RFC 3339. */
const rfc3339 = (text: string): string => text.replace(' ', 'T').replace(/\+00$/, 'Z')

/** SQLSTATE of a refusal of who we are: asking again could lock the account. */
const stops = /^28/
/** No such database, schema, view or column, or no right to it: so it is for a moment while a supplier upgrades, who makes views anew. */
const names = /^(3D|3F|42)/

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'no code'

/**
 * What is thrown, by code and never by text. PostgreSQL's own words are repeated only where they name views, columns and users;
 * elsewhere they may quote a row.
 */
const failureOf = (view: string, error: unknown, tls: PostgresOptions['tls']): Error => {
  if (error instanceof RetryError || error instanceof StopError) return error
  const code = codeOf(error)
  if (error instanceof Error && (stops.test(code) || names.test(code))) {
    const message = `${view}: PostgreSQL refuses (${code}): ${error.message}`
    return stops.test(code)
      ? new StopError(message, { cause: error })
      : new RetryError(message, { cause: error })
  }
  return new RetryError(`${view}: ${troubleOf(code, tls)} (${code})`, { cause: error })
}

/** What may mend itself, or be mended at the source while we ask again. */
const troubleOf = (code: string, tls: PostgresOptions['tls']): string => {
  if (code.startsWith('22'))
    return 'PostgreSQL cannot work out a row of this view, whose definition must be mended'
  if (code === '57014') return 'PostgreSQL takes too long, probably for want of an index on (changed at, key)'
  if (/CERT|SIGNATURE|TLS/.test(code))
    return 'the certificate of PostgreSQL is not to be trusted here: NODE_EXTRA_CA_CERTS names the authority that signed it'
  // It hangs up on a server that says that it has no TLS.
  if (code === 'ECONNRESET' && tls !== false)
    return `PostgreSQL is away, or has no TLS where bron.sql.tls asks for it (${tls}; uit: without)`
  return 'PostgreSQL is away or busy'
}

const connect = (options: PostgresOptions): postgres.Sql =>
  postgres(options.url, {
    max: options.connections,
    prepare: options.prepare,
    ssl: options.tls,
    connect_timeout: 5,
    // Retrying is the feed's affair, with a back-off of its own.
    backoff: () => 0,
    fetch_types: false,
    types: asText,
    onnotice: () => undefined,
    connection: {
      application_name: options.name,
      default_transaction_read_only: true,
      statement_timeout: options.queryTimeoutMs,
      TimeZone: 'UTC',
      DateStyle: 'ISO',
    },
  })

/** PostgreSQL 10 or newer, through connections that can only read. */
export const postgresDriver = (options: PostgresOptions): SqlDriver => {
  let sql = connect(options)
  const whole = new Map<string, SqlView>()

  /** The server's own limit does not help when its host has vanished: nothing answers then, for many minutes. */
  const limited = async <T>(work: Promise<T>): Promise<T> => {
    let timer: NodeJS.Timeout | undefined
    const limit = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        void sql.end({ timeout: 0 })
        sql = connect(options)
        reject(new RetryError('PostgreSQL does not answer'))
      }, options.queryTimeoutMs + 5_000)
    })
    try {
      return await Promise.race([work, limit])
    } finally {
      clearTimeout(timer)
    }
  }

  const query = async (view: string, text: string, values: string[]): Promise<readonly unknown[][]> => {
    try {
      return await limited(sql.unsafe(text, values, { prepare: options.prepare }).values())
    } catch (error) {
      // A view that is made anew may have other columns.
      whole.clear()
      throw failureOf(view, error, options.tls)
    }
  }

  const nameOf = ({ view }: SqlView): string => view.split('.').map(quoted).join('.')
  /** A view with those of its optional columns that it has. */
  const complete = async (view: SqlView): Promise<SqlView> => {
    const { facultatief = [] } = view
    if (facultatief.length === 0) return view
    const known = whole.get(view.view)
    if (known !== undefined) return known
    const found = await query(
      view.view,
      'select attname::text from pg_attribute where attrelid = to_regclass($1) and attnum > 0 and not attisdropped',
      [nameOf(view)],
    )
    const names = new Set(found.map(([name]) => name))
    const completed = {
      ...view,
      kolommen: [...view.kolommen, ...facultatief.filter((each) => names.has(each))],
    }
    // Where there is no view, the query that follows says so.
    if (names.size > 0) whole.set(view.view, completed)
    return completed
  }

  const rowsOf = (view: SqlView, found: readonly unknown[][]): readonly SqlRow[] => {
    const { kolommen } = view
    // A copy of an object that has all its fields is made at once; one that grows field by field is made many times.
    const empty: Readonly<Record<string, unknown>> = Object.fromEntries(
      kolommen.map((name) => [name, undefined]),
    )
    return found.map((row) => {
      const [key, at] = row
      const values: Record<string, unknown> = { ...empty }
      for (const [index, name] of kolommen.entries()) values[name] = row[index + 2]
      return { key: String(key ?? ''), at: rfc3339(String(at ?? '')), values }
    })
  }

  const selectFrom = (view: SqlView): string => {
    const columns = [`${column(view.sleutel)}::text`, column(view.gewijzigdOp), ...view.kolommen.map(column)]
    return `select ${columns.join(', ')} from ${quotedView(view.view)}`
  }

  /** Conditions and their values, in step: `$1` is the first value. */
  const whereOf = (
    view: SqlView,
    after: Position | undefined,
  ): { conditions: string[]; values: string[] } => {
    const values = Object.values(view.waar ?? {})
    const [at, key] = [column(view.gewijzigdOp), column(view.sleutel)]
    const conditions = Object.keys(view.waar ?? {}).map(
      (name, index) => `${column(name)}::text = $${index + 1}`,
    )
    conditions.push(`${key} is not null`)
    if (after === undefined) return { conditions, values }
    if (after.at === '') {
      conditions.push(`${at} is null`)
      if (after.key === undefined) return { conditions, values }
      return { conditions: [...conditions, `${key} > $${values.length + 1}`], values: [...values, after.key] }
    }
    values.push(after.at)
    if (after.key === undefined) return { conditions: [...conditions, `${at} >= $${values.length}`], values }
    values.push(after.key)
    return {
      conditions: [...conditions, `(${at}, ${key}) > ($${values.length - 1}, $${values.length})`],
      values,
    }
  }

  return {
    moment: async (): Promise<Moment> => {
      // Every running transaction holds a lock on its own virtual id, a prepared one on its transaction id; everyone may see that.
      const [found] = await query(
        'pg_locks',
        `select clock_timestamp(), (select string_agg(distinct virtualtransaction, ' ') from pg_locks
         where locktype in ('virtualxid', 'transactionid') and mode = 'ExclusiveLock'
           and pid is distinct from pg_backend_pid())`,
        [],
      )
      const ids = String(found?.[1] ?? '').split(' ')
      return {
        now: rfc3339(String(found?.[0])),
        running: ids.filter((id) => id !== '').map((id) => ({ id, old: id.startsWith('-1/') })),
      }
    },

    page: async (asked, after, limit) => {
      const view = await complete(asked)
      const { conditions, values } = whereOf(view, after)
      const where = ` where ${conditions.join(' and ')}`
      const order = ` order by ${column(view.gewijzigdOp)}, ${column(view.sleutel)} limit ${limit}`
      return rowsOf(view, await query(view.view, selectFrom(view) + where + order, values))
    },

    byKeys: async (asked, keys) => {
      if (keys.length === 0) return []
      const view = await complete(asked)
      const list = keys.map((_, index) => `$${index + 1}`).join(', ')
      const text = `${selectFrom(view)} where ${column(view.sleutel)} in (${list})`
      return rowsOf(view, await query(view.view, text, [...keys]))
    },

    keyless: async (view, limit) => {
      const text = `${selectFrom(view)} where ${column(view.sleutel)} is null limit ${limit}`
      return rowsOf(view, await query(view.view, text, []))
    },

    shared: async (view, limit) => {
      const key = column(view.sleutel)
      const text = `select ${key}::text from ${quotedView(view.view)} where ${key} is not null group by ${key} having count(*) > 1 limit ${limit}`
      return (await query(view.view, text, [])).map(([found]) => String(found))
    },

    async *keys(view, chunk) {
      const key = `${column(view.sleutel)}::text`
      const text = `select ${key} as key from ${quotedView(view.view)} where ${key} is not null order by ${key} collate "C"`
      try {
        for await (const rows of sql.unsafe<{ key: string | null }[]>(text).cursor(chunk)) {
          yield rows.map((row) => row.key ?? '')
        }
      } catch (error) {
        throw failureOf(view.view, error, options.tls)
      }
    },

    rights: async (view) => {
      const [found] = await query(
        view.view,
        `select has_table_privilege($1, 'insert, update, delete, truncate')
           or (select rolsuper from pg_roles where rolname = current_user), pg_is_in_recovery()`,
        [nameOf(view)],
      )
      return { mayWrite: found?.[0] === true, isStandby: found?.[1] === true }
    },

    close: () => sql.end({ timeout: 5 }),
  }
}
