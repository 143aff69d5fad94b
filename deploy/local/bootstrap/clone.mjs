import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The clone's folder: everything that the bootstrap reads or writes lies in it. */
export const clone = fileURLToPath(new URL('../../../', import.meta.url)).replace(/\/$/, '')
export const cache = join(clone, '.cache')
