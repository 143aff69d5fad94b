import { join } from 'node:path'
import { temporaryFolder, waitFor } from '@gezinsbeeld/test-kit'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { RetryError, StopError } from '../failures'
import { pipeline } from '../pipeline/pipeline'
import { type Bad, deliveryOf, type Kind, kinds } from '../testing/bad-input-sources'
import { remembering, workshop } from '../testing/harness'
import { storedZip } from '../testing/stored-zip'
import { type Surroundings, startSurroundings } from '../testing/surroundings'
import { openSource } from './open-source'

const gebreken = [
  'wrong UTF-8',
  'NUL',
  'a value of 60 MB',
  'entities',
  'nested without end',
  'zip slip',
  'an impossible date',
  'a wrong BSN',
  'beyond 2^53',
  'a name twice',
  'another type',
] as const
type Gebrek = (typeof gebreken)[number]

/** What is given, and what becomes of the three; or why it cannot be. */
type Cell = readonly [bad: () => Bad, becomes: string] | string

const raw = (...parts: readonly (string | Uint8Array)[]): Uint8Array =>
  Buffer.concat(parts.map((part) => Buffer.from(part)))
const wrong = Buffer.from([0x41, 0xff, 0xfe])
const large = 60_000_000
const deep = 200_000

let around: Surroundings
beforeAll(async () => {
  around = await startSurroundings()
})
afterAll(() => around.stop())

/** What became of three records of which the second is bad, and then of a delivery in which it is mended. */
const outcome = async (
  kind: Kind,
  bad: Bad,
): Promise<{ readonly first: string; readonly mended: string }> => {
  const delivery = await deliveryOf(kind, around, join(temporaryFolder('slecht'), 'drop'))
  const sink = remembering()
  const shop = workshop({ sink })
  const place = {
    feed: 'mens',
    name: 'slecht',
    folder: temporaryFolder('slecht'),
    key: new Uint8Array(32),
    clients: delivery.clients,
  }
  const source = await openSource(delivery.feed.source, delivery.bron, place)
  let cursor: unknown
  const line = () => pipeline({ ...shop.of(delivery.feed), onStand: (stand) => source.arrived?.(stand) })
  const read = async (): Promise<string> => {
    try {
      const way = line()
      for await (const page of source.pass(cursor)) {
        await way.accept(page)
        cursor = page.cursor
      }
      await way.drain()
      return ''
    } catch (error) {
      if (error instanceof RetryError) return 'tried again'
      if (error instanceof StopError) return 'stopped'
      throw error
    }
  }
  const told = (): string => {
    const names = sink.events.flatMap(({ payload, naam }) =>
      naam === 'persoon.vastgelegd' ? [String(JSON.parse(payload).naam.geslachtsnaam)] : [],
    )
    return [...new Set(names)].sort().join(' ')
  }
  const state = (statuses: readonly number[], said: string): string => {
    const parked = [...shop.shared.quarantine.list()].map(({ reden }) => reden).sort()
    return [
      told(),
      ...(parked.length === 0 ? [] : [`parked ${parked.join(' ')}`]),
      ...(statuses.some((status) => status >= 400) ? [`answered ${statuses.join(' ')}`] : []),
      ...(said === '' ? [] : [said]),
    ].join(', ')
  }
  try {
    const statuses = await delivery.deliver(bad)
    let said = ''
    for (let times = 0; times < 3; times += 1) said = await read()
    const first = state(statuses, said)
    await delivery.deliver(undefined)
    cursor = kind === 'sql' ? undefined : cursor
    // Some are asked again only after a second.
    await waitFor(async () => (await read()) === '' && told().includes('Twee'))
    return { first, mended: told() }
  } finally {
    await source.close()
    await delivery.close()
    await shop.ledger.close()
  }
}

/** The five that carry JSON; `otherwise` where one of them does otherwise. */
const web = (
  fields: () => Bad,
  becomes: string,
  otherwise: Partial<Record<Kind, string>> = {},
): Pick<Record<Kind, Cell>, 'fhir' | 'zgw' | 'http' | 'webhook' | 'brp'> => {
  const cell = (kind: Kind): Cell => [fields, otherwise[kind] ?? becomes]
  return {
    fhir: cell('fhir'),
    zgw: cell('zgw'),
    http: cell('http'),
    webhook: cell('webhook'),
    brp: cell('brp'),
  }
}
const noEntities = 'JSON has no entities'
const noZip = 'nothing is unpacked'

const table: Readonly<Record<Gebrek, Readonly<Record<Kind, Cell>>>> = {
  'wrong UTF-8': {
    ...web(() => raw('"naam":"', wrong, '"'), 'Drie Een, parked verkeerde-tekens', {
      webhook: 'Drie Een, answered 202 400 202',
    }),
    sql: 'a database in UTF-8 takes none',
    csv: [() => raw('2;', wrong, ';;;\n'), 'Drie Een, parked verkeerde-tekens'],
    zip: [() => raw('2;', wrong, ';;;\n'), 'Drie Een, parked verkeerde-tekens'],
    xml: [() => raw('<mens><id>2</id><naam>', wrong, '</naam></mens>'), ', parked verkeerde-tekens'],
    xlsx: [() => storedZip({ 'xl/worksheets/sheet1.xml': raw('<a>', wrong) }), ', parked werkmap-onleesbaar'],
  },
  NUL: {
    ...web(() => '"naam":"Tw\\u0000ee"', 'Drie Een Tw ee'),
    sql: 'PostgreSQL has no NUL in a text',
    csv: [() => '2;Tw\0ee;;;\n', 'Drie Een, parked nul-teken'],
    zip: [() => '2;Tw\0ee;;;\n', 'Drie Een, parked nul-teken'],
    xml: [() => '<mens><id>2</id><naam>Tw&#0;ee</naam></mens>', 'Een, parked geen-xml'],
    xlsx: 'a workbook is XML, which has no NUL: it is not one then, as with wrong UTF-8',
  },
  'a value of 60 MB': {
    ...web(() => `"naam":"${'x'.repeat(large)}"`, 'Drie Een, parked te-groot', {
      webhook: 'Drie Een, answered 202 413 202',
    }),
    sql: [
      () => `update slecht.mens set naam = repeat('x', ${large}) where id = '2'`,
      'Drie Een, parked onleesbaar',
    ],
    csv: [() => `2;${'x'.repeat(large)};;;\n`, 'Drie Een, parked te-lang'],
    zip: [() => `2;${'x'.repeat(large)};;;\n`, 'Drie Een, parked te-lang'],
    xml: [() => `<mens><id>2</id><naam>${'x'.repeat(large)}</naam></mens>`, 'Een, parked te-lang'],
    xlsx: [() => storedZip({ 'xl/worksheets/sheet1.xml': 'x' }, 300_000_000), ', parked zip-geweigerd'],
  },
  entities: {
    ...{ fhir: noEntities, zgw: noEntities, http: noEntities, webhook: noEntities, brp: noEntities },
    ...{ sql: 'rows have no entities', csv: 'CSV has no entities', zip: 'as the form in it, here CSV' },
    xml: [
      () => '<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b SYSTEM "file:///etc/passwd">]>',
      ', parked doctype',
    ],
    xlsx: [
      () =>
        storedZip({
          'xl/worksheets/sheet1.xml': '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>',
        }),
      ', parked werkmap-onleesbaar',
    ],
  },
  'nested without end': {
    ...web(() => `"naam":"Twee","meer":${'['.repeat(deep)}${']'.repeat(deep)}`, 'Drie Een, parked te-diep', {
      webhook: 'Drie Een, answered 202 400 202',
    }),
    sql: [
      () =>
        `alter table slecht.mens alter datum type json using null; update slecht.mens set datum = (repeat('[', 3000) || repeat(']', 3000))::json where id = '2'`,
      'Drie Een, parked onleesbaar',
    ],
    csv: 'a line has no depth',
    zip: 'a line has no depth; a ZIP file in a ZIP file is not read',
    xml: [
      () => `<mens><id>2</id><naam>Twee</naam>${'<a>'.repeat(deep)}${'</a>'.repeat(deep)}</mens>`,
      'Een, parked te-diep',
    ],
    xlsx: 'a sheet has no depth',
  },
  'zip slip': {
    ...{
      fhir: noZip,
      zgw: noZip,
      http: noZip,
      webhook: noZip,
      brp: noZip,
      sql: noZip,
      csv: noZip,
      xml: noZip,
    },
    zip: [
      () => storedZip({ '../../buiten.csv': 'id;naam;bsn;datum;nummer\n2;Twee;;;\n' }),
      ', parked zip-geweigerd',
    ],
    xlsx: [() => storedZip({ '../../xl/worksheets/sheet1.xml': '<x/>' }), ', parked zip-geweigerd'],
  },
  'an impossible date': {
    ...web(() => '"naam":"Twee","datum":"2027-06-31"', 'Drie Een, parked onleesbaar'),
    sql: [() => `update slecht.mens set datum = '2027-06-31' where id = '2'`, 'Drie Een, parked onleesbaar'],
    csv: [() => '2;Twee;;2027-06-31;\n', 'Drie Een, parked onleesbaar'],
    zip: [() => '2;Twee;;2027-06-31;\n', 'Drie Een, parked onleesbaar'],
    xml: [
      () => '<mens><id>2</id><naam>Twee</naam><datum>2027-06-31</datum></mens>',
      'Drie Een, parked onleesbaar',
    ],
    xlsx: [() => '2;Twee;;2027-06-31;', 'Drie Een, parked onleesbaar'],
  },
  'a wrong BSN': {
    ...web(() => '"naam":"Twee","bsn":"123456789"', 'Drie Een, parked ongeldig-bsn'),
    sql: [() => `update slecht.mens set bsn = '123456789' where id = '2'`, 'Drie Een, parked ongeldig-bsn'],
    csv: [() => '2;Twee;123456789;;\n', 'Drie Een, parked ongeldig-bsn'],
    zip: [() => '2;Twee;123456789;;\n', 'Drie Een, parked ongeldig-bsn'],
    xml: [
      () => '<mens><id>2</id><naam>Twee</naam><bsn>123456789</bsn></mens>',
      'Drie Een, parked ongeldig-bsn',
    ],
    xlsx: [() => '2;Twee;123456789;;', 'Drie Een, parked ongeldig-bsn'],
  },
  'beyond 2^53': {
    ...web(() => '"naam":"Twee","nummer":9007199254740993', 'Drie Een Twee', {
      fhir: 'Drie Een, parked onleesbaar',
    }),
    sql: [
      () =>
        `alter table slecht.mens alter nummer type numeric using null; update slecht.mens set nummer = 9007199254740993 where id = '2'`,
      'Drie Een Twee',
    ],
    csv: [() => '2;Twee;;;9007199254740993\n', 'Drie Een Twee'],
    zip: [() => '2;Twee;;;9007199254740993\n', 'Drie Een Twee'],
    xml: [() => '<mens><id>2</id><naam>Twee</naam><nummer>9007199254740993</nummer></mens>', 'Drie Een Twee'],
    xlsx: 'a workbook keeps numbers as doubles: what was lost was lost when it was made',
  },
  'a name twice': {
    ...web(() => '"naam":"Twee","naam":"Anders"', 'Drie Een, parked dubbele-sleutel', {
      fhir: 'Anders Drie Een',
      webhook: 'Drie Een, answered 202 400 202',
    }),
    sql: 'a view has each column once',
    csv: 'a line has values, no names; a header with a name twice is refused with the file (csv.test.ts)',
    zip: 'as CSV',
    xml: [
      () => '<mens><id>2</id><naam>Twee</naam><naam>Anders</naam></mens>',
      'Drie Een, parked herhaald-element',
    ],
    xlsx: 'as CSV',
  },
  'another type': {
    ...web(() => '"naam":{"x":[1,true,null]}', 'Drie Een, parked onleesbaar'),
    sql: [
      () => `alter table slecht.mens alter naam type bytea using convert_to(naam, 'UTF8')`,
      ', parked onleesbaar onleesbaar onleesbaar',
    ],
    csv: 'every value of a line is text',
    zip: 'every value of a line is text',
    xml: [() => '<mens><id>2</id><naam><x>1</x></naam></mens>', 'Drie Een, parked onleesbaar'],
    xlsx: 'every value is read as text (xlsx.test.ts)',
  },
}

describe.each(gebreken)('%s', (gebrek) => {
  test.each(kinds)('in %s', async (kind) => {
    const cell = table[gebrek][kind]
    if (typeof cell === 'string') return expect(cell.length).toBeGreaterThan(5)
    const [bad, becomes] = cell
    const { first, mended } = await outcome(kind, bad())
    expect(first).toBe(becomes)
    expect(mended).toContain('Twee')
  })
})
