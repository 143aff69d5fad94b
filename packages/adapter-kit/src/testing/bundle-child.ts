import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundlePrograms } from '@gezinsbeeld/test-kit'

const here = fileURLToPath(new URL('.', import.meta.url))

/**
 * Makes one file of a program, to be run, and killed, in a process of its own.
 *
 * @param from the folder in which it stands; else it stands beside this one.
 */
export const bundleChild = async (name: string, from: string = here): Promise<string> => {
  // Beside node_modules, so that the process finds what is not bundled.
  const folder = fileURLToPath(new URL('../../dist/testing', import.meta.url))
  await bundlePrograms({ [name]: join(from, `${name}.ts`) }, folder)
  return join(folder, `${name}.mjs`)
}
