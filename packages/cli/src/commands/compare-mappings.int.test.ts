import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundlePrograms, temporaryFolder } from '@gezinsbeeld/test-kit'
import { expect, test } from 'vitest'
import { kinds } from '../new/kinds'
import { adapterFiles } from '../new/write-adapter'
import { UserError } from '../tell'
import { runCli } from '../testing/cli-process'
import { definitionAt } from './compare-mappings'

test('an adapter is built as it was at a revision of this clone', async () => {
  const definition = await definitionAt('HEAD', 'gi')
  expect(definition.naam).toBe('gi')
  expect(definition.feeds.map(({ naam }) => naam)).toContain('maatregel')
  const [feed] = definition.feeds
  expect(feed?.translate({}, Object.create(null))).toMatchObject({ _tag: 'Left' })
})

test('a revision that is not there is a mistake of who asks', async () => {
  await expect(definitionAt('niet-hier', 'gi')).rejects.toBeInstanceOf(UserError)
})

/** A repository of an IT team: an adapter in two revisions. */
const repository = (
  adapter: string,
  revisions: readonly Readonly<Record<string, string>>[],
  root: string = temporaryFolder('repository'),
): string => {
  const git = (...args: readonly string[]): void => {
    execFileSync('git', ['-C', root, '-c', 'user.name=Team', '-c', 'user.email=team@example.nl', ...args], {
      stdio: 'pipe',
    })
  }
  git('init', '-q')
  for (const files of revisions) {
    for (const [path, text] of Object.entries(files)) {
      const file = join(root, 'adapters', adapter, path)
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, text)
    }
    git('add', '-A')
    git('commit', '-q', '-m', 'Change the mapping')
  }
  return root
}

const configuration = (adapter: string, map: string): string => {
  const folder = temporaryFolder('vergelijk')
  const file = join(folder, 'adapter.yaml')
  writeFileSync(
    file,
    JSON.stringify({
      ...{ adapter, organisatie: 'gi-werk', oin: '00000099000000001000', bronsysteem: 'werkmap', poort: 0 },
      nats: { servers: ['nats://127.0.0.1:1'], credentials: './geen.creds' },
      gegevens: join(folder, 'gegevens'),
      sleutels: { referentie: 'a'.repeat(64), quarantaine: 'b'.repeat(64) },
      bron: { files: { map, rust: 0 } },
    }),
  )
  return file
}

const mapping = (rol: string, codes: object, more: object = {}): string =>
  JSON.stringify({
    naam: 'werkmap',
    rol: 'gi',
    feeds: [
      {
        ...{ naam: 'clienten', bestanden: ['*.csv'], sleutel: ['nr'] },
        events: [
          {
            domein: 'persoon',
            velden: {
              'naam/geslachtsnaam': 'naam',
              geslacht: { kolom: 'geslacht', lijst: 'geslacht' },
              ...more,
            },
          },
          { domein: 'betrokkenheid', personen: ['nr'], velden: { rol: { vast: rol }, begindatum: 'sinds' } },
        ],
      },
    ],
    codelijsten: { geslacht: codes },
  })

test('two revisions of a mapping are compared over the real records, event by event, masked', async () => {
  const map = temporaryFolder('drop')
  writeFileSync(
    join(map, 'clienten.csv'),
    'nr;naam;geslacht;sinds;roep\n1;Vandenberg;M;2026-01-02;Jan\n2;Terwijde;X;2026-01-03;Bo\n',
  )
  const root = repository('werkmap', [
    { 'mapping.yaml': mapping('jeugdbescherming', { M: 'man', X: 'onbekend' }) },
    { 'mapping.yaml': mapping('jeugdreclassering', { M: 'man' }, { 'naam/roepnaam': 'roep' }) },
  ])
  const args = ['adapter', 'preview', '--config', configuration('werkmap', map)]
  const module = ['--module', join(root, 'adapters/werkmap/mapping.yaml')]
  const words = await runCli([...args, ...module, '--compare', 'HEAD~1'], { cwd: root })
  expect(words).toMatchObject({ code: 0, err: '' })
  expect(words.out).toContain('2 records vergeleken met HEAD~1: 2 anders')
  expect(words.out).toContain('  ~ persoon.vastgelegd\n      naam.roepnaam: - → "Xxx"')
  expect(words.out).toContain('      rol: "jeugdbescherming" → "jeugdreclassering"')
  expect(words.out).toContain(
    '  ✗ onbekende-code (geslacht)\n  - persoon.vastgelegd\n  - betrokkenheid.gestart',
  )
  expect(words.out).not.toMatch(/Vandenberg|Terwijde/)
  const same = await runCli([...args, ...module, '--compare', 'HEAD', '--json'], { cwd: root })
  expect(JSON.parse(same.out)).toEqual({ vergeleken: 2, vervallenFeeds: [], verschillen: [] })
  const nowhere = await runCli([...args, ...module, '--compare', 'niet-hier'], { cwd: root })
  expect(nowhere).toMatchObject({ code: 2, err: expect.stringContaining('--compare takes a revision') })
})

const clone = fileURLToPath(new URL('../../../..', import.meta.url))

/** The folder of an IT team in which the project's packages are there, as in a clone, and in which git does not see them. */
const withPackages = (adapter: string): string => {
  const root = temporaryFolder('repository')
  const modules = join(root, 'adapters', adapter, 'node_modules')
  mkdirSync(modules, { recursive: true })
  writeFileSync(join(root, '.gitignore'), 'node_modules\ndist\npackages\n')
  symlinkSync(join(clone, 'packages'), join(root, 'packages'))
  for (const name of ['@gezinsbeeld', 'fp-ts', 'io-ts'])
    symlinkSync(join(clone, 'adapters/gi/node_modules', name), join(modules, name))
  symlinkSync(join(clone, 'packages/adapter-kit/node_modules/lmdb'), join(modules, 'lmdb'))
  return root
}

test('two revisions of an adapter in TypeScript, each built from its own files, are compared over the real records', async () => {
  const kind = kinds['files']
  if (kind === undefined) throw new TypeError('there is no kind files')
  const made = adapterFiles('proef', kind)
  const translate = made['betrokkenheid/translate.ts'] ?? ''
  const changed = translate
    .replace("rol: 'lokaal-team' as const", 'rol')
    .replace("import type { BetrokkenheidRecord } from './record'", "$&\nimport { rol } from './rol'")
  const root = repository(
    'proef',
    [
      made,
      {
        'betrokkenheid/translate.ts': changed,
        'betrokkenheid/rol.ts': "export const rol = 'jeugdbescherming' as const\n",
      },
    ],
    withPackages('proef'),
  )
  const own = join(root, 'adapters/proef')
  await bundlePrograms({ 'dist/adapter': join(own, 'adapter.ts') }, own)
  const module = join(own, 'dist/adapter.mjs')
  const map = temporaryFolder('drop')
  writeFileSync(
    join(map, 'a.csv'),
    'betrokkenheid_id;persoon_id;begindatum;einddatum\n1;7;2026-01-05;\n2;8;2026-01-05;2026-02-31\n',
  )
  const args = ['adapter', 'preview', '--config', configuration('proef', map), '--module', module, '--json']
  const before = await runCli([...args, '--compare', 'HEAD~1'], { cwd: root })
  expect(before).toMatchObject({ code: 0, err: '' })
  expect(JSON.parse(before.out)).toMatchObject({
    ...{ vergeleken: 2, vervallenFeeds: [] },
    // What both refuse is no difference.
    verschillen: [
      {
        feed: 'betrokkenheid',
        gebeurtenissen: [
          {
            ...{ soort: 'anders', naam: 'betrokkenheid.gestart' },
            velden: [{ pad: 'rol', was: 'lokaal-team', wordt: 'jeugdbescherming' }],
          },
        ],
      },
    ],
  })
  const now = await runCli([...args, '--compare', 'HEAD'], { cwd: root })
  expect(JSON.parse(now.out)).toEqual({ vergeleken: 2, vervallenFeeds: [], verschillen: [] })
  expect(readdirSync(join(own, 'dist'))).toEqual(['adapter.mjs'])
  expect(
    readdirSync(join(clone, 'packages/adapter-kit/dist')).filter((name) => name.startsWith('vergelijk-')),
  ).toEqual([])
})
