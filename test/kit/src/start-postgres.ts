import { type Postgres, startPostgres as start } from '@gezinsbeeld/local'
import { temporaryFolder } from './temporary-folder.js'

/** A PostgreSQL server of the test's own, in a folder of its own unless told otherwise. It does not wait for the disk. */
export const startPostgres = (
  options: { readonly folder?: string; readonly port?: number } = {},
): Promise<Postgres> =>
  start({ ...options, folder: options.folder ?? temporaryFolder('postgres'), durable: false })
