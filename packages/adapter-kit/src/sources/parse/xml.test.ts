import { expect, test } from 'vitest'
import { endless, inChunks } from '../../testing/chunks'
import { xml } from '../declaration'
import { BrokenOff } from './found'
import { readXml, type XmlForm } from './xml'

const limits = { unit: 2_000, text: 70_000, depth: 20 }

const read = async (content: AsyncIterable<Uint8Array>, form: XmlForm) => {
  const found: unknown[] = []
  try {
    for await (const batch of readXml(content, form, limits)) {
      found.push(
        ...batch.map((each) =>
          each.fault === undefined ? each.raw : `${each.fault.reden} ${each.fault.pad}`,
        ),
      )
    }
  } catch (error) {
    if (!(error instanceof BrokenOff)) throw error
    found.push(`einde: ${error.rejection.reden}`)
  }
  return found
}

const whole = xml({ element: '*' })
const clients = xml({ element: 'export/client', lijsten: ['kind'] })

test.each<[string, XmlForm, string, readonly unknown[]]>([
  [
    'a whole document, with attributes and empty elements',
    whole,
    '<?xml version="1.0" encoding="UTF-8"?><b><a soort="x">1 &amp; 2</a><leeg/></b>',
    [{ b: { a: { '@soort': 'x', '#': '1 & 2' }, leeg: '' } }],
  ],
  [
    'what stands in a SOAP envelope',
    whole,
    '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Header><x/></s:Header><s:Body><m><n>1</n></m></s:Body></s:Envelope>',
    [{ m: { n: '1' } }],
  ],
  [
    'each unit of a large file, with lists that stay lists',
    clients,
    '<export><kop>x</kop><client><nr>1</nr><kind>a</kind></client><client><nr>2</nr><kind>b</kind><kind>c</kind></client></export>',
    [
      { nr: '1', kind: ['a'] },
      { nr: '2', kind: ['b', 'c'] },
    ],
  ],
  [
    'records below a message, each with the message beside it',
    xml({ element: '*', per: 'b/producten/product', lijsten: ['product'] }),
    '<b><kop>k</kop><producten><product><nr>1</nr></product><product><nr>2</nr></product></producten></b>',
    [
      { bericht: { b: { kop: 'k', producten: {} } }, product: { nr: '1' } },
      { bericht: { b: { kop: 'k', producten: {} } }, product: { nr: '2' } },
    ],
  ],
  [
    'a message in which none of them stands',
    xml({ element: '*', per: 'b/producten/product', lijsten: ['product'] }),
    '<b><kop>k</kop></b>',
    [{ bericht: { b: { kop: 'k' } } }],
  ],
  [
    'a list element in which none of them stands, beside one in which it does',
    xml({ element: '*', per: 'b/client/product', lijsten: ['client', 'product'] }),
    '<b><client><nr>1</nr></client><client><nr>2</nr><product>p</product></client></b>',
    [
      { client: { nr: '1' }, bericht: { b: {} } },
      { product: 'p', client: { nr: '2' }, bericht: { b: {} } },
    ],
  ],
  [
    'what is taken back before what is told anew, whichever stands first',
    xml({
      element: '*',
      per: 'b/product',
      lijsten: ['product'],
      eerst: { veld: '*/status', waarden: ['3'] },
    }),
    '<b><product><nr>1</nr></product><product><nr>1</nr><status>3</status></product></b>',
    [
      { product: { nr: '1', status: '3' }, bericht: { b: {} } },
      { product: { nr: '1' }, bericht: { b: {} } },
    ],
  ],
  [
    'records below several elements and under several names, each with its own element and the namespace of the message',
    xml({
      element: '*',
      naamruimte: true,
      per: ['b/client/starts/start', 'b/client/stops/stop'],
      lijsten: ['client', 'start', 'stop'],
    }),
    '<b xmlns="urn:b:3"><client><nr>1</nr><starts><start><t>7</t></start></starts></client><client><nr>2</nr><stops><stop><t>8</t></stop></stops></client></b>',
    [
      {
        start: { t: '7' },
        client: { nr: '1', starts: {} },
        bericht: { b: { '@naamruimte': 'urn:b:3' } },
      },
      {
        stop: { t: '8' },
        client: { nr: '2', stops: {} },
        bericht: { b: { '@naamruimte': 'urn:b:3' } },
      },
    ],
  ],
  [
    'one name in two namespaces',
    xml({ element: '*', namen: { 'urn:z': 'zkn' } }),
    '<b xmlns:z="urn:z" xmlns:j="urn:j"><z:id>1</z:id><j:id>2</j:id></b>',
    [{ b: { 'zkn:id': '1', id: '2' } }],
  ],
  ['CDATA as text', whole, '<b><![CDATA[a < b]]></b>', [{ b: 'a < b' }]],
  [
    'nil',
    whole,
    '<b xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><d xsi:nil="true" reden="onbekend"/><e xsi:nil="false">1</e></b>',
    [{ b: { d: '', e: { '@nil': 'false', '#': '1' } } }],
  ],
  [
    'an element that is repeated and should not be',
    clients,
    '<export><client><nr>1</nr><nr>2</nr></client><client><nr>3</nr></client></export>',
    ['herhaald-element client/nr', { nr: '3' }],
  ],
  [
    'a unit that is too large',
    clients,
    `<export><client><nr>${'<x/>'.repeat(600)}</nr></client><client><nr>3</nr></client></export>`,
    ['te-groot regel 1', { nr: '3' }],
  ],
  ['a document type', whole, '<!DOCTYPE b SYSTEM "http://elders.example/x.dtd"><b/>', ['einde: doctype']],
  [
    'a bomb of entities',
    whole,
    '<!DOCTYPE b [<!ENTITY a "aaaaaaaaaa"><!ENTITY c "&a;&a;&a;&a;">]><b>&c;</b>',
    ['einde: doctype'],
  ],
  [
    'an external entity',
    whole,
    '<!DOCTYPE b [<!ENTITY x SYSTEM "file:///etc/passwd">]><b>&x;</b>',
    ['einde: doctype'],
  ],
  ['an entity that nobody declared', whole, '<b>&x;</b>', ['einde: geen-xml']],
  [
    'a half-written file',
    clients,
    '<export><client><nr>1</nr></client><client><nr>2</n',
    [{ nr: '1' }, 'einde: geen-xml'],
  ],
  ['two roots', whole, '<a/><b/>', [{ a: '' }, 'einde: geen-xml']],
  ['a NUL', whole, '<b>\0</b>', ['einde: geen-xml']],
  ['no XML at all', whole, 'nr;naam\n1;Ans\n', ['einde: geen-xml']],
  ['nothing', whole, '', ['einde: geen-xml']],
  ['another document', clients, '<uitvoer><klant/></uitvoer>', ['einde: geen-bericht']],
  ['depth without end', whole, '<a>'.repeat(10_000), ['einde: te-diep']],
  [
    'a name that every object has',
    whole,
    '<b><__proto__><x>1</x></__proto__></b>',
    ['onbekend-element b/__proto__'],
  ],
  [
    'an encoding that is not read',
    whole,
    '<?xml version="1.0" encoding="EBCDIC-CP-NL"?><b/>',
    ['einde: onbekende-codering'],
  ],
])('reads %s', async (_, form, content, expected) => {
  for (const size of [1, 7, 100_000]) expect(await read(inChunks(content, size), form)).toEqual(expected)
})

test('the encoding is the one that is declared, or marked', async () => {
  const latin = Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><b>Ren\xe9</b>', 'latin1')
  expect(await read(inChunks(latin), whole)).toEqual([{ b: 'René' }])
  const wide = Buffer.from('\ufeff<b>René</b>', 'utf16le')
  expect(await read(inChunks(wide), whole)).toEqual([{ b: 'René' }])
  const wrong = Buffer.from('<b>Ren\xe9</b>', 'latin1')
  expect(await read(inChunks(wrong), whole)).toEqual(['einde: verkeerde-tekens'])
})

test.each([
  [
    'UTF-8 that is marked and declared as something else',
    'utf8',
    '\ufeff<?xml version="1.0" encoding="ISO-8859-1"?><b>René</b>',
  ],
  ['UTF-8 that is declared as UTF-16', 'utf8', '<?xml version="1.0" encoding="utf-16"?><b>René</b>'],
  ['UTF-16 without a mark', 'utf16le', '<?xml version="1.0" encoding="utf-16"?><b>René</b>'],
  ['a new line before the declaration', 'utf8', '\r\n<?xml version="1.0" encoding="utf-8"?><b>René</b>'],
] as const)('%s is read', async (_, encoding, text) => {
  for (const size of [1, 100_000])
    expect(await read(inChunks(Buffer.from(text, encoding), size), whole)).toEqual([{ b: 'René' }])
})

test.each([
  ['text', '<b>', 'x'],
  ['a comment', '<b><!-- ', 'x'],
  ['an attribute', '<b a="', 'x'],
  ['a name', '<', 'x'],
])('%s without end is never held', async (_, begin, part) => {
  const before = process.memoryUsage().rss
  expect(await read(endless(begin, part, 100_000_000), whole)).toEqual(['einde: te-lang'])
  expect(process.memoryUsage().rss - before).toBeLessThan(60_000_000)
})
