import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const here = fileURLToPath(new URL('.', import.meta.url))

/**
 * Makes one file of a program, to be run, and killed, in a process of its own.
 *
 * @param from the folder in which it stands; else it stands beside this one.
 */
export const bundleChild = async (name: string, from: string = here): Promise<string> => {
  // Beside node_modules, so that the process finds what is not bundled.
  const folder = fileURLToPath(new URL('../../dist/testing', import.meta.url))
  mkdirSync(folder, { recursive: true })
  const child = join(folder, `${name}.mjs`)
  await build({
    entryPoints: [join(from, `${name}.ts`)],
    outfile: child,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    conditions: ['@gezinsbeeld/source'],
    external: ['lmdb'],
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module'\nconst require = requireFrom(import.meta.url)",
    },
  })
  return child
}
