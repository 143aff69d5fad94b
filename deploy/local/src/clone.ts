import { fileURLToPath } from 'node:url'

/** The folder of the clone: the same three steps up from `src/` and from `dist/`. */
const root = new URL('../../../', import.meta.url)

export const inClone = (path: string): string => fileURLToPath(new URL(path, root))
