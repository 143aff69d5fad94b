import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { siteOfContract } from '../docs'
import { loadDocument } from '../document/load-document'
import { generateSite } from './generate-site'
import { readModel } from './read-model'

const repository = join(import.meta.dirname, '../../../..')

/** The site of a document that is given as JSON. */
const siteOf = (document: object): ReadonlyMap<string, string> => {
  const loaded = loadDocument({ entry: 'a.json', files: new Map([['a.json', JSON.stringify(document)]]) })
  if (loaded.document === undefined) throw new Error('the document was not read')
  return generateSite(readModel(loaded.document, []))
}
const message = (payload: object, more: object = {}) => ({
  ...{ asyncapi: '3.0.0', info: { title: 'Winkel', version: '2.1.0' } },
  components: { messages: { Bestelling: { name: 'bestelling', title: 'Bestelling', payload, ...more } } },
})
const pageOf = (document: object): string => siteOf(document).get('bericht-bestelling.html') ?? ''

describe('the contract', () => {
  let files: ReadonlyMap<string, string>
  beforeAll(() => {
    const { files: made, findings } = siteOfContract(repository)
    expect(findings).toEqual([])
    files = made
  })

  test('gives the same bytes each time', () => {
    expect([...siteOfContract(repository).files]).toEqual([...files])
  })

  test('has a page for each message, with its fields, examples, levels, and who sends and receives', () => {
    const page = files.get('bericht-maatregel-opgelegd.html') ?? ''
    for (const part of [
      '<code>herkomst.bronsysteem</code>',
      'machtiging-uithuisplaatsing',
      '&quot;ots&quot;',
    ])
      expect(page).toContain(part)
    expect(page).toMatch(/zendt: adapter-gi, adapter-rvdk; ontvangt: hub/)
    expect(page).toContain('<span class="level volledig">volledig</span>')
  })

  test('refers to nothing outside itself, and to no page that is not there', () => {
    for (const [name, content] of files) {
      if (!name.endsWith('.html')) continue
      const targets = [...content.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, target = '']) => target)
      expect(targets.length).toBeGreaterThan(5)
      const strange = targets.filter((to) => !to.startsWith('#') && to !== 'data:,' && !files.has(to))
      expect(strange).toEqual([])
    }
    const code = ['stijl.css', 'zoek.js'].map((name) => files.get(name)).join('')
    expect(code).not.toMatch(/https?:|@import|url\(|fetch|XMLHttpRequest/)
  })

  test('has a level for every role of every message in one table', () => {
    const table = files.get('doelbinding.html') ?? ''
    for (const role of ['gi', 'veilig-thuis', 'rvdk', 'gemeente', 'ggz', 'opvang'])
      expect(table).toContain(`<th scope="col">${role}</th>`)
    expect(table).toMatch(
      /traject\.gestart<\/a><\/th><td>gewoonlijk<\/td><td><span class="level bekendheid">/,
    )
  })
})

describe('any AsyncAPI 3 document', () => {
  test('a text of the document is text, also where it looks like HTML or ends a script', () => {
    const evil = '</script><img src=x onerror=alert(1)>'
    const files = siteOf(
      message(
        { type: 'object', properties: { a: { type: 'string', description: evil } } },
        { summary: evil },
      ),
    )
    for (const content of files.values()) expect(content).not.toContain('<img')
    expect(files.get('zoekindex.js')).not.toContain('</script')
  })

  test('fields of parts, lists, forms and formats are told', () => {
    const page = pageOf(
      message({
        allOf: [
          { type: 'object', required: ['nummer'], properties: { nummer: { type: 'integer', minimum: 1 } } },
        ],
        properties: {
          regels: {
            type: 'array',
            maxItems: 9,
            items: { type: 'object', properties: { op: { type: 'string', format: 'date' } } },
          },
        },
        oneOf: [{ properties: { kaart: { type: 'string' } } }, { properties: { contant: { const: true } } }],
      }),
    )
    for (const part of [
      '<code>nummer</code>',
      'minstens 1',
      '<code>regels[].op</code>',
      'datum',
      'in vorm 2 van 2',
    ])
      expect(page).toContain(part)
    expect(page).toMatch(/<code>nummer<\/code><\/th>\s*<td data-label="Verplicht">ja/)
  })

  test('a schema that contains itself has an end', () => {
    const files = siteOf({
      ...message({ $ref: '#/components/schemas/Knoop' }),
      components: {
        messages: { Bestelling: { payload: { $ref: '#/components/schemas/Knoop' } } },
        schemas: { Knoop: { type: 'object', properties: { kind: { $ref: '#/components/schemas/Knoop' } } } },
      },
    })
    expect(files.get('bericht-bestelling.html')).toContain('<code>kind.kind</code>')
  })

  test("its own operations say who sends and receives, and a channel's own messages are shown", () => {
    const files = siteOf({
      ...{ asyncapi: '3.0.0', info: { title: 'Winkel', version: '1' } },
      channels: {
        Bestellingen: {
          address: 'winkel.bestellingen',
          messages: { nieuw: { payload: { type: 'object' } } },
        },
      },
      operations: { ontvang: { action: 'receive', channel: { $ref: '#/channels/Bestellingen' } } },
    })
    expect(files.get('bericht-nieuw.html')).toMatch(/zendt: niemand; ontvangt: Winkel/)
    expect(files.get('doelbinding.html')).toContain('zegt niet wie wat mag ontvangen')
  })

  test('names that differ only in signs get pages of their own', () => {
    const messages = { 'a.b': { title: 'Een' }, 'a-b': { title: 'Twee' } }
    const files = siteOf({ asyncapi: '3.0.0', info: { title: 'X', version: '1' }, components: { messages } })
    expect(files.get('bericht-a-b.html')).toContain('<h1>Een</h1>')
    expect(files.get('bericht-a-b-2.html')).toContain('<h1>Twee</h1>')
  })

  test('a document with hardly anything in it still gives a site', () => {
    expect(siteOf({}).get('index.html')).toContain('<h1>a.json</h1>')
  })
})
