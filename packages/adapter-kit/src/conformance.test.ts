import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { conformance } from './conformance'
import type { AdapterDefinition } from './define'
import { maatregelFeed, testAdapter } from './testing/feeds'
import { temporaryFolder } from './testing/harness'

const adapter: AdapterDefinition = { ...testAdapter, feeds: [maatregelFeed] }

/** An adapter's folder with these fixtures, written by the suite. */
const folderWith = (records: Readonly<Record<string, object>>): string => {
  const folder = temporaryFolder()
  for (const [name, record] of Object.entries(records)) {
    const fixture = join(folder, 'maatregel', 'fixtures', name)
    mkdirSync(fixture, { recursive: true })
    writeFileSync(join(fixture, 'record.json'), JSON.stringify(record))
  }
  return folder
}

const failures = (folder: string, definition = adapter, write = false): readonly string[] =>
  conformance(definition, folder, { write }).flatMap(({ name, run }) => {
    try {
      run()
      return []
    } catch {
      return [name]
    }
  })

const good = { id: '1', client: '2', soort: 'OTS' }

test('fixtures that were written pass, and name their check', () => {
  const folder = folderWith({ gewoon: good, afgewezen: { ...good, soort: 'X' } })
  expect(failures(folder, adapter, true)).toEqual([])
  expect(failures(folder)).toEqual([])
  const written = (name: string, file: string): unknown =>
    JSON.parse(readFileSync(join(folder, 'maatregel', 'fixtures', name, file), 'utf8'))
  expect(written('gewoon', 'events.json')).toMatchObject([
    { naam: 'maatregel.opgelegd', data: { soort: 'ots' } },
  ])
  expect(written('afgewezen', 'rejection.json')).toMatchObject({ reden: 'onbekende-code', pad: 'soort' })
})

test('a mapping that changed, a missing expectation and a feed without fixtures fail', () => {
  const folder = folderWith({ gewoon: good })
  failures(folder, adapter, true)
  const changed = {
    ...adapter,
    feeds: [{ ...maatregelFeed, translate: () => ({ _tag: 'Right' as const, right: [] }) }],
  }
  expect(failures(folder, changed)).toEqual(['maatregel: gewoon translates as its fixture says'])
  expect(failures(folderWith({ gewoon: good }))).toEqual([
    'maatregel: gewoon translates as its fixture says',
    'maatregel has a fixture that is translated',
  ])
  expect(failures(folderWith({}))).toEqual(['maatregel has a fixture that is translated'])
})

test('a mapping that is not the same twice, or that writes in its record, fails', () => {
  const folder = folderWith({ gewoon: good })
  failures(folder, adapter, true)
  let count = 0
  const moody: AdapterDefinition = {
    ...adapter,
    feeds: [
      {
        ...maatregelFeed,
        translate: (raw, context) =>
          maatregelFeed.translate(raw, {
            ...context,
            object: (space, key) => context.object(space, `${key}${count++}`),
          }),
      },
    ],
  }
  expect(failures(folder, moody)).toContain('maatregel: gewoon translates the same way twice')
  const writing: AdapterDefinition = {
    ...adapter,
    feeds: [
      {
        ...maatregelFeed,
        translate: (raw, context) =>
          maatregelFeed.translate(Object.assign(raw ?? {}, { soort: 'OTS' }), context),
      },
    ],
  }
  expect(failures(folder, writing)).toContain('maatregel: gewoon translates as its fixture says')
})
