import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cache, clone } from './clone.mjs'
import { filesBelow, fingerprint } from './fingerprint.mjs'
import { step } from './progress.mjs'
import { answer, quiet } from './quiet.mjs'

const pnpmVersion = '10.34.9'
/** Inside node_modules, so that it goes when they go. */
const stamp = join(clone, 'node_modules', '.installed-from')

const fingerprintNow = () =>
  fingerprint(
    clone,
    [
      'package.json',
      'pnpm-lock.yaml',
      'pnpm-workspace.yaml',
      ...filesBelow(clone, ['packages', 'adapters', 'deploy', 'test'], (path) =>
        path.endsWith('/package.json'),
      ),
    ],
    `${process.platform} ${process.arch} ${process.versions.modules}`,
  )

export const dependencies = async () => {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprintNow()) return
  await step('installing the dependencies', async () => {
    const [command, ...before] = await pnpm()
    // An adapter that was just made is not in the lockfile yet; in CI what is committed must be complete.
    const lockfile = process.env.CI ? '--frozen-lockfile' : '--no-frozen-lockfile'
    // CI: never ask. --prod=false: NODE_ENV=production would leave out what the build needs.
    const env = { ...process.env, CI: 'true' }
    await quiet(command, [...before, 'install', lockfile, '--prod=false'], { cwd: clone, env })
    // After it: the lockfile may be another now.
    writeFileSync(stamp, fingerprintNow())
  })
}

/** A pnpm 10 that is there, else the one that npm fetches: corepack fails where a mirror carries no signatures. */
const pnpm = async () => {
  const version = await answer('pnpm', ['--version'], { cwd: cache })
  return version?.startsWith('10.') ? ['pnpm'] : ['npx', '-y', `pnpm@${pnpmVersion}`]
}
