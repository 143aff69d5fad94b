import { execFile } from 'node:child_process'
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { configurationOf } from '@gezinsbeeld/adapter-kit'
import { readConfiguration } from '@gezinsbeeld/shell'
import { build } from 'esbuild'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { kinds } from '../new/kinds'
import { definitionFrom } from './adapter-definition'
import { adapterNew } from './adapter-new'

const run = promisify(execFile)
const root = fileURLToPath(new URL('../../../..', import.meta.url))
/** Within the clone, so that its compiler settings hold; ignored by git. */
const place = join(root, '.data', 'nieuwe-adapters')

beforeAll(async () => {
  rmSync(place, { recursive: true, force: true })
  mkdirSync(place, { recursive: true })
  for (const source of Object.keys(kinds)) {
    const folder = join(place, source)
    await adapterNew(source, { source, folder })
    mkdirSync(join(folder, 'node_modules'))
    for (const name of ['@gezinsbeeld', 'fp-ts', 'io-ts']) {
      symlinkSync(join(root, 'adapters/gi/node_modules', name), join(folder, 'node_modules', name))
    }
    symlinkSync(join(root, 'packages/adapter-kit/node_modules/lmdb'), join(folder, 'node_modules/lmdb'))
  }
  writeFileSync(
    join(place, 'vitest.config.mjs'),
    `const resolve = { conditions: ['@gezinsbeeld/source', 'node'] }
export default { resolve, ssr: { resolve }, test: { include: ['**/adapter.test.ts'], exclude: ['**/node_modules/**'] } }\n`,
  )
  writeFileSync(
    join(place, 'tsconfig.json'),
    JSON.stringify({ extends: '../../tsconfig.json', include: ['*/**/*.ts'], exclude: ['**/node_modules'] }),
  )
})
afterAll(() => rmSync(place, { recursive: true, force: true }))

test('every kind of adapter passes its own tests', async () => {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  const { stdout } = await run(process.execPath, [vitest, 'run', '--root', place, '--reporter', 'json'])
  const report: { readonly numPassedTests: number; readonly numFailedTests: number } = JSON.parse(
    stdout.slice(stdout.indexOf('{')),
  )
  expect(report.numFailedTests).toBe(0)
  expect(report.numPassedTests).toBeGreaterThan(Object.keys(kinds).length * 8)
})

test('every kind of adapter compiles', async () => {
  await run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', place, '--noEmit'])
})

test.each(Object.keys(kinds))(
  'an adapter that reads %s builds to a module that runs with its own example',
  async (source) => {
    const folder = join(place, source)
    await build({
      entryPoints: [join(folder, 'adapter.ts')],
      outfile: join(folder, 'dist/adapter.mjs'),
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      conditions: ['@gezinsbeeld/source'],
      external: ['lmdb'],
      logLevel: 'silent',
      banner: {
        js: "import { createRequire as requireFrom } from 'node:module'\nconst require = requireFrom(import.meta.url)",
      },
    })
    const env = {
      GEZINSBEELD_REFERENTIE: 'a'.repeat(64),
      GEZINSBEELD_QUARANTAINE: 'b'.repeat(64),
      GEZINSBEELD_BRON: 'postgres://lezer:geheim@127.0.0.1:5432/dossier',
      GEZINSBEELD_TOKEN: 'Bearer een-lang-geheim',
      GEZINSBEELD_ZGW: 'een-geheim-van-16-tekens-of-meer',
    }
    const definition = await definitionFrom(join(folder, 'dist/adapter.mjs'))
    const configuration = readConfiguration(join(folder, 'voorbeeld.yaml'), configurationOf(definition), env)
    expect(configuration.adapter).toBe(source)
  },
)
