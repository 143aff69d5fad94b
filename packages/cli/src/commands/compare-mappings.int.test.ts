import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { temporaryFolder } from '@gezinsbeeld/test-kit'
import { expect, test } from 'vitest'
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
const repository = (adapter: string, revisions: readonly Readonly<Record<string, string>>[]): string => {
  const root = temporaryFolder('repository')
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
