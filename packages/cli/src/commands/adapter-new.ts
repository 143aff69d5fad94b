import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { kinds } from '../new/kinds.js'
import { adapterFiles } from '../new/write-adapter.js'
import { UserError } from '../tell.js'

/** Makes the folder of an adapter. @throws UserError for a name or kind that cannot be, or a folder that is there already. */
export const adapterNew = async (
  name: string,
  options: { readonly source: string; readonly folder?: string },
): Promise<void> => {
  if (!/^[a-z][a-z0-9-]{0,40}$/.test(name)) {
    throw new UserError(`found ${name}, expected a name of lower case, digits and hyphens`)
  }
  const kind = Object.hasOwn(kinds, options.source) ? kinds[options.source] : undefined
  if (kind === undefined) {
    throw new UserError(`--source: found ${options.source}, expected one of ${Object.keys(kinds).join(', ')}`)
  }
  const folder = options.folder ?? join('adapters', name)
  if (existsSync(folder)) throw new UserError(`${folder}: found something, expected nothing yet`)
  const files = adapterFiles(name, kind)
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  process.stdout.write(
    Object.keys(files)
      .map((path) => `${join(folder, path)}\n`)
      .join(''),
  )
  process.stderr.write(`Next: npm test -- ${folder}; then fill in ${join(folder, 'README.md')}.\n`)
}
