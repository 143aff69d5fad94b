import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { clone } from './clone.mjs'
import { filesBelow, fingerprint } from './fingerprint.mjs'
import { step } from './progress.mjs'
import { quiet } from './quiet.mjs'

/** In a dist folder: any other build empties that first, so the stamp never speaks for what it did not see. */
const stamp = join(clone, 'deploy/local/dist/built-from')

export const build = async () => {
  const wanted = fingerprint(clone, [
    'package.json',
    'pnpm-lock.yaml',
    'tsconfig.json',
    'tsup.config.ts',
    ...filesBelow(clone, ['packages', 'adapters', 'deploy/local', 'test'], isSource),
  ])
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  await step('building the packages', async () => {
    // Declarations take fifteen times as long, and nothing that runs reads them.
    await quiet(join(clone, 'node_modules/.bin/tsup'), [], {
      cwd: clone,
      env: { ...process.env, BUILD_TYPES: '0' },
    })
    writeFileSync(stamp, wanted)
  })
}

const isSource = (path) =>
  /\/(src|adapters)\//.test(`/${path}`) ? !/\.(test\.ts|md)$/.test(path) : path.endsWith('/package.json')
