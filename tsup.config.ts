import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig } from 'tsup'

const source = '@gezinsbeeld/source'

interface Manifest {
  readonly exports?: Readonly<Record<string, Readonly<Record<string, string>>>>
}

/** Every workspace package says in its `exports` which source is which entry; nothing is said twice. */
const packages = ['packages', 'adapters', 'deploy', 'test'].flatMap((room) =>
  readdirSync(room).flatMap((name) => {
    const folder = join(room, name)
    if (!existsSync(join(folder, 'package.json'))) return []
    const manifest: Manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    const entries = Object.values(manifest.exports ?? {}).flatMap((to) =>
      to[source] ? [join(folder, to[source])] : [],
    )
    return entries.length === 0 ? [] : [{ folder, entries }]
  }),
)

/** What others import has declarations; the demo, the tests and the benchmarks are only run. */
const imported = /^(packages|adapters)\//

/** What a package does with what was built: `contract check` becomes one file, which loads in a tenth of the time. */
const afterwards: Readonly<Record<string, string>> = {
  [join('packages', 'contracts')]: 'node packages/contracts/dist/bundle-check.js',
}

// `BUILD_TYPES=0` leaves out the declarations, which take most of the time and which running does not need.
export default defineConfig(
  packages.map(({ folder, entries }) => ({
    name: folder,
    entry: entries,
    outDir: join(folder, 'dist'),
    tsconfig: 'tsconfig.json',
    format: ['esm'],
    target: 'node20',
    platform: 'node',
    sourcemap: true,
    clean: true,
    splitting: true,
    silent: true,
    dts: process.env['BUILD_TYPES'] !== '0' && imported.test(folder),
    skipNodeModulesBundle: true,
    // Ours too, in tests as well: whatever stands in a package's own folder, and nothing else, goes into its dist.
    external: [/^@gezinsbeeld\//],
    ...(folder in afterwards ? { onSuccess: afterwards[folder] } : {}),
  })),
)
