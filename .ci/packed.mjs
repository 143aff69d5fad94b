// Packs every package, lays the tarballs out in a folder that is no clone of ours, each with nothing beside it but what it says it
// depends on, and uses them there as others do: an app that compiles and runs, and the commands of an engineer's own CI.
// Needs the build with declarations; nothing is fetched.
import { execFileSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const clone = join(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'gezinsbeeld-packed-'))
const modules = join(folder, 'node_modules')
const problems = []

const run = (command, ...given) =>
  execFileSync(command, given, {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_ENV: '' },
  })

const attempt = (what, ...command) => {
  try {
    return run(...command)
  } catch (failure) {
    problems.push(`${what}\n${failure.stdout ?? ''}${failure.stderr ?? failure}`)
    return ''
  }
}

const put = (target, link) => {
  mkdirSync(dirname(link), { recursive: true })
  symlinkSync(target, link)
}

/** What stands at the end of `exports` and `bin`, whatever the condition. */
const filesOf = (entry) =>
  typeof entry === 'string'
    ? [entry]
    : typeof entry === 'object' && entry !== null
      ? Object.values(entry).flatMap(filesOf)
      : []

/** A tarball in its place, beside what it depends on and nothing else. */
const unpack = (tarball) => {
  const manifest = JSON.parse(
    execFileSync('tar', ['-xzOf', tarball, 'package/package.json'], { encoding: 'utf8' }),
  )
  const home = join(modules, manifest.name)
  mkdirSync(home, { recursive: true })
  execFileSync('tar', ['-xzf', tarball, '-C', home, '--strip-components=1'])
  const wrong = (text) => problems.push(`${manifest.name}: ${text}`)
  if (/"(workspace|catalog):/.test(JSON.stringify(manifest)))
    wrong('a dependency says workspace: or catalog:')
  for (const file of filesOf([manifest.exports, manifest.bin]))
    if (!existsSync(join(home, file))) wrong(`${file} is not in the tarball`)
  const all = readdirSync(home, { recursive: true, encoding: 'utf8' })
  // npm takes along whatever is called readme.
  if (all.some((file) => file.endsWith('.test.ts') && !file.startsWith('readme')))
    wrong('its tests are in the tarball')
  for (const name of Object.keys(manifest.dependencies ?? {}))
    if (!name.startsWith('@gezinsbeeld/'))
      put(join(clone, 'node_modules/.pnpm/node_modules', name), join(home, 'node_modules', name))
  return manifest
}

const app = `import { type Delivery, subscribe } from '@gezinsbeeld/subscriber'
const soort = ({ data: { feit } }: Delivery<'maatregel.opgelegd'>) => feit.gegevens.soort
export const tell = (delivery: Delivery<'maatregel.opgelegd'>) => {
  // @ts-expect-error no such kind
  const none: 'onzin' | undefined = soort(delivery)
  console.log(none)
}
subscribe({ servers: 'nats://127.0.0.1:1', creds: '', app: 'app', on: { 'maatregel.opgelegd': tell } }).catch(
  (error: unknown) => console.log(String(error)),
)
`

/** The same for who asks for types in the two ways there are. */
const compiles = (module, resolution) =>
  attempt(
    `an app does not compile (${resolution})`,
    ...[
      process.execPath,
      join(clone, 'node_modules/typescript/bin/tsc'),
      'app.ts',
      '--strict',
      '--target',
      'es2022',
    ],
    ...['--module', module, '--moduleResolution', resolution, '--types', 'node', '--outDir', resolution],
  )

try {
  execFileSync(
    'npx',
    [
      '-y',
      'pnpm@10.34.9',
      '-r',
      '--filter',
      './packages/**',
      '--filter',
      './adapters/**',
      'pack',
      '--pack-destination',
      folder,
    ],
    { cwd: clone, stdio: 'ignore' },
  )
  const manifests = readdirSync(folder)
    .filter((name) => name.endsWith('.tgz'))
    .map((name) => unpack(join(folder, name)))
  const imported = manifests.filter(({ exports, bin }) => exports?.['.'] !== undefined && bin === undefined)
  const each = `for (const name of ${JSON.stringify(imported.map(({ name }) => name))}) await import(name)`
  attempt('a package cannot be imported', process.execPath, '--input-type=module', '-e', each)
  put(join(clone, 'node_modules/@types/node'), join(modules, '@types/node'))
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  writeFileSync(join(folder, 'app.ts'), app)
  compiles('nodenext', 'nodenext')
  compiles('esnext', 'bundler')
  const said = attempt('the app does not run', process.execPath, 'nodenext/app.js')
  if (!said.includes('not the text of a NATS creds file')) problems.push(`the app said ${said}`)

  const cli = join(modules, '@gezinsbeeld/cli')
  const command = (...given) => [process.execPath, join(cli, 'dist/main.js'), 'contract', ...given]
  // What npm does with an optional peer that somebody depends on: it stands beside all.
  for (const name of readdirSync(join(cli, 'node_modules')).filter((each) => !each.startsWith('@')))
    put(join(cli, 'node_modules', name), join(modules, name))
  for (const scope of readdirSync(join(cli, 'node_modules')).filter((each) => each.startsWith('@')))
    for (const name of readdirSync(join(cli, 'node_modules', scope)))
      if (!existsSync(join(modules, scope, name)))
        put(join(cli, 'node_modules', scope, name), join(modules, scope, name))
  for (const part of ['contracts', 'adapters/ggz/episodeofcare/fixtures'])
    cpSync(join(clone, part), join(folder, part.replace('adapters/ggz', 'ggz')), { recursive: true })
  const says = (what, expected, ...given) => {
    const text = attempt(`contract ${what}`, ...command(...given))
    if (!text.includes(expected))
      problems.push(`contract ${what}: found ${text.slice(-200)}, expected ${expected}`)
  }
  says('check', 'no findings', 'check', 'contracts')
  says('diff', 'backward compatible', 'diff', 'contracts/gepubliceerd/1.0.0', 'contracts')
  attempt('contract test', ...command('test', '--adapter', 'ggz'))
} finally {
  rmSync(folder, { recursive: true, force: true })
}
for (const problem of problems) console.error(problem)
console.log(problems.length === 0 ? 'every package works where no clone is' : `${problems.length} problems`)
process.exitCode = problems.length === 0 ? 0 : 1
