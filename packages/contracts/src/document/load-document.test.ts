import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { type Loaded, loadDocument } from './load-document'

const room = mkdtempSync(join(tmpdir(), 'document-'))
afterAll(() => rmSync(room, { recursive: true }))

let folders = 0
/** A folder on disk with these files. */
const folder = (files: Readonly<Record<string, string | Buffer>>): string => {
  folders += 1
  const root = join(room, String(folders))
  mkdirSync(root)
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), content)
  }
  return root
}

const inMemory = (files: Readonly<Record<string, string>>): Loaded =>
  loadDocument({ entry: 'a.yaml', files: new Map(Object.entries(files)) })

const said = ({ findings }: Loaded): readonly string[] =>
  findings.map(
    ({ file, line, column, rule, path }) => `${file}:${line}:${column} ${rule}${path && ` ${path}`}`,
  )

describe('a document that is right', () => {
  test('is read with the files that it refers to, also below the folder and back', () => {
    const root = folder({
      'a.yaml': 'x:\n  $ref: deel/b.yaml#/y\n',
      'deel/b.yaml': 'y: { $ref: "../c%20d.json" }\n',
      'c d.json': '{"z": [1, {"diep": true}]}',
    })
    const { document, findings } = loadDocument(join(root, 'a.yaml'))
    expect(findings).toEqual([])
    expect([...(document?.files.keys() ?? [])]).toEqual(['a.yaml', 'deel/b.yaml', 'c d.json'])
    const found = document?.follow({ file: document.entry, pointer: '/x' })
    expect(found?.value).toEqual({ z: [1, { diep: true }] })
    expect(found?.file.path).toBe('c d.json')
  })

  test('may refer to itself, alone and through others', () => {
    const loaded = inMemory({
      'a.yaml': 'boom:\n  properties:\n    tak: { $ref: "#/boom" }\n    b: { $ref: b.yaml }\n',
      'b.yaml': 'items: { $ref: a.yaml#/boom }\n',
    })
    expect(loaded.findings).toEqual([])
    const { document } = loaded
    const round = document?.resolve(document.entry, '#/boom/properties/tak/properties/b/items/properties/tak')
    expect(round?.pointer).toBe('/boom/properties/tak')
  })

  test('has a $ref in data, and names that look like keywords', () => {
    expect(
      inMemory({
        'a.yaml': [
          'properties:',
          '  default: { $ref: "#/definitions/const" }',
          '  $ref: { type: string }',
          'definitions:',
          '  const: { type: string }',
          'default: { $ref: nergens.yaml }',
          'examples: [{ $ref: "http://nergens.example" }]',
        ].join('\n'),
      }).findings,
    ).toEqual([])
  })

  test('writes out aliases and merge keys, and a key __proto__ changes nothing', () => {
    const { document, findings } = inMemory({
      'a.yaml': 'a: &a { x: 1, y: 2 }\nb: { <<: *a, y: 3 }\nc: *a\n__proto__: { kwaad: 1 }\n',
    })
    expect(findings).toEqual([])
    const tree = JSON.parse(JSON.stringify(document?.entry.tree))
    expect(tree).toMatchObject({ b: { x: 1, y: 3 }, c: { x: 1, y: 2 } })
    expect(Object.hasOwn(Object(document?.entry.tree), '__proto__')).toBe(true)
    expect(document?.entry.locate('/b/x').line).toBe(1)
  })
})

describe('where something stands', () => {
  const { document } = inMemory({
    'a.yaml': '# eerst\na:\n  b/c: één\n  d:\n    - 1\n    - e: { f: g }\n',
  })
  test.each([
    ['/a/b~1c', 3, 8],
    ['/a', 2, 1],
    ['/a/d/0', 5, 7],
    ['/a/d/1/e/f', 6, 15],
    ['/a/d/1/e', 6, 7],
    ['/a/d/9/niets', 4, 3],
    ['', 2, 1],
  ])('%s is at line %i, column %i', (pointer, line, column) => {
    expect(document?.entry.locate(pointer)).toMatchObject({ line, column })
  })

  test('of a key is where the key stands, of a text where the text ends', () => {
    expect(document?.entry.locateKey('/a/b~1c')).toMatchObject({ line: 3, column: 3 })
    expect(document?.entry.locate('/a/b~1c')).toMatchObject({ endLine: 3, endColumn: 11 })
  })
})

describe('one finding for', () => {
  const endlessAliases = [
    'a: &a [x, x, x, x, x, x, x, x, x]',
    ...'bcdefghi'
      .split('')
      .map((key, i) => `${key}: &${key} [${Array(9).fill(`*${'abcdefgh'[i]}`).join(', ')}]`),
  ].join('\n')

  test.each<readonly [string, string, string]>([
    ['broken YAML', 'a: b\nc: [1, 2\nd: 3\n', 'a.yaml:3:1 syntax'],
    ['several documents', 'a: 1\n---\nb: 2\n', 'a.yaml:2:1 syntax'],
    ['nothing', '', 'a.yaml:1:1 file-empty'],
    ['only comments', '# niets\n\n', 'a.yaml:1:1 file-empty'],
    ['a duplicate key', 'a:\n  b: 1\n  c: 2\n  b: 3\n', 'a.yaml:4:3 duplicate-key /a/b'],
    ['an alias without an anchor', 'a: 1\nb: *c\n', 'a.yaml:2:4 yaml-value /b'],
    ['aliases that grow without end', endlessAliases, 'a.yaml:1:1 yaml-size'],
    ['an alias inside itself', 'a: &a\n  - 1\n  - *a\n', 'a.yaml:2:3 yaml-depth'],
    ['brackets without end', '['.repeat(100_000), 'a.yaml:1:1 yaml-depth'],
    [
      'indentation without end',
      Array.from({ length: 1000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
      'a.yaml:1:1 yaml-depth',
    ],
    ['dashes without end', '- '.repeat(5000), 'a.yaml:1:1 yaml-depth'],
    ['a value that JSON does not know', 'a:\n  b: .nan\n', 'a.yaml:2:6 yaml-value /a/b'],
    ['a key that is no text', '? [a]\n: b\n', 'a.yaml:1:3 yaml-value'],
    ['binary in YAML', 'a: !!binary aGFsbG8=\n', 'a.yaml:1:13 yaml-value /a'],
    ['a tag', 'a: !js 1\n', 'a.yaml:1:4 yaml-value'],
    ['a missing file', 'a:\n  $ref: weg.yaml\n', 'a.yaml:2:9 file-missing /a/$ref'],
    ['a $ref to nothing', 'a: { $ref: "#/b/c" }\n', 'a.yaml:1:12 ref-missing /a/$ref'],
    ['a $ref over http', 'a: { $ref: "http://127.0.0.1:1/b.yaml" }', 'a.yaml:1:12 ref-remote /a/$ref'],
    ['a $ref over https', 'a: { $ref: "HTTPS://x.example/b" }', 'a.yaml:1:12 ref-remote /a/$ref'],
    ['a $ref to a host', 'a: { $ref: "//x.example/b" }', 'a.yaml:1:12 ref-remote /a/$ref'],
    ['a $ref with a file scheme', 'a: { $ref: "file:///etc/passwd" }', 'a.yaml:1:12 ref-remote /a/$ref'],
    ['a $ref above the folder', 'a: { $ref: "../b.yaml" }', 'a.yaml:1:12 ref-outside /a/$ref'],
    ['a hidden $ref above the folder', 'a: { $ref: "x/%2e%2e/../b" }', 'a.yaml:1:12 ref-outside /a/$ref'],
    ['a $ref above the folder, backslashed', 'a: { $ref: "..\\\\b" }', 'a.yaml:1:12 ref-outside /a/$ref'],
    ['a $ref to a path of the machine', 'a: { $ref: /etc/hosts }', 'a.yaml:1:12 ref-outside /a/$ref'],
    ['a $ref that is no pointer', 'a: { $ref: "#b" }', 'a.yaml:1:12 ref-invalid /a/$ref'],
    ['a $ref that is wrongly encoded', 'a: { $ref: "#/%zz" }', 'a.yaml:1:12 ref-invalid /a/$ref'],
    ['a $ref to itself', 'a: { $ref: "#/a" }', 'a.yaml:1:12 ref-endless /a/$ref'],
  ])('%s', (_, content, expected) => {
    expect(said(inMemory({ 'a.yaml': content }))).toEqual([expected])
  })

  test.each([
    ['a value left out', '{"a": 1,\n "b": }', 2],
    ['a comma too many', '{"a": 1,\n "b": 2,}', 2],
  ])('%s in a JSON file, which YAML would allow', (_, content, line) => {
    const { document, findings } = loadDocument({ entry: 'a.json', files: new Map([['a.json', content]]) })
    expect(document).toBeUndefined()
    expect(findings).toMatchObject([{ rule: 'syntax', line }])
  })

  test('each $ref of a chain that never ends', () => {
    const loaded = inMemory({
      'a.yaml': 'a: { $ref: "#/b" }\nb: { $ref: "b.yaml#/c" }\n',
      'b.yaml': 'c: { $ref: "a.yaml#/a" }\n',
    })
    expect(said(loaded)).toEqual([
      'a.yaml:1:12 ref-endless /a/$ref',
      'a.yaml:2:12 ref-endless /b/$ref',
      'b.yaml:1:12 ref-endless /c/$ref',
    ])
  })

  test('a mistake in a file that is referred to twice', () => {
    const loaded = inMemory({
      'a.yaml': 'a: { $ref: b.yaml#/x }\nb: { $ref: b.yaml#/y }\n',
      'b.yaml': 'x: 1\n y: 2\n',
    })
    expect(said(loaded)).toEqual(['b.yaml:1:4 syntax'])
    expect(loaded.document?.files.size).toBe(1)
  })

  test('a document that is not there, is a folder, or is not text', () => {
    const root = folder({ 'plaatje.yaml': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0]), 'map/a.yaml': 'a: 1' })
    writeFileSync(join(root, 'latijn.yaml'), Buffer.from('a: één', 'latin1'))
    const rules = ['weg.yaml', 'map', 'plaatje.yaml', 'latijn.yaml', 'plaatje.yaml/x'].map((name) =>
      loadDocument(join(root, name)).findings.map(({ rule }) => rule),
    )
    expect(rules).toEqual([
      ['file-missing'],
      ['file-unreadable'],
      ['file-unreadable'],
      ['file-unreadable'],
      ['file-missing'],
    ])
  })

  test('a document of fifty megabytes, which is not read', () => {
    const root = folder({ 'groot.yaml': '' })
    truncateSync(join(root, 'groot.yaml'), 50_000_000)
    const { document, findings } = loadDocument(join(root, 'groot.yaml'))
    expect(document).toBeUndefined()
    expect(findings).toMatchObject([{ rule: 'file-size', message: 'found 50.0 MB, expected at most 5.0 MB' }])
  })

  test('files that are too large together, and too many files', () => {
    const files = {
      'a.yaml': 'a: { $ref: b.yaml }\nb: { $ref: c.yaml }\nc: { $ref: d.yaml }',
      'b.yaml': 'b: 1',
    }
    const source = { entry: 'a.yaml', files: new Map(Object.entries({ ...files, 'c.yaml': 'c: 1' })) }
    const rules = (limits: { totalBytes?: number; files?: number }): readonly string[] =>
      loadDocument(source, { limits }).findings.map(({ rule, line }) => `${line} ${rule}`)
    expect(rules({ totalBytes: files['a.yaml'].length + 5 })).toEqual(['2 file-size', '3 file-missing'])
    expect(rules({ files: 2 })).toEqual(['2 file-count'])
  })

  test('a link out of the folder, and none for a link inside it', () => {
    const root = folder({
      'contract/a.yaml': 'a: { $ref: uit.yaml }\nb: { $ref: in.yaml }',
      'geheim.yaml': 'a: 1',
    })
    symlinkSync(join(root, 'geheim.yaml'), join(root, 'contract/uit.yaml'))
    writeFileSync(join(root, 'contract/echt.yaml'), 'b: 1')
    symlinkSync('echt.yaml', join(root, 'contract/in.yaml'))
    symlinkSync('rond.yaml', join(root, 'contract/rond.yaml'))
    const loaded = loadDocument(join(root, 'contract/a.yaml'), { show: (path) => path })
    expect(said(loaded)).toEqual(['a.yaml:1:12 ref-outside /a/$ref'])
    expect([...(loaded.document?.files.keys() ?? [])]).toEqual(['a.yaml', 'in.yaml'])
    expect(loadDocument(join(root, 'contract/rond.yaml')).findings).toMatchObject([
      { rule: 'file-unreadable' },
    ])
  })
})

test('a document in a folder of a contract may refer above its own folder, not above the contract', () => {
  const root = folder({
    'gedeeld.yaml': 'a: 1',
    'toepassingen/x.yaml': 'a: { $ref: ../gedeeld.yaml }\nb: { $ref: ../../etc/hosts }',
  })
  const { document, findings } = loadDocument(join(root, 'toepassingen/x.yaml'), { root })
  expect(document?.entry.path).toBe('toepassingen/x.yaml')
  expect(findings).toMatchObject([
    { rule: 'ref-outside', line: 2, file: join(root, 'toepassingen/x.yaml').split('\\').join('/') },
  ])
})
