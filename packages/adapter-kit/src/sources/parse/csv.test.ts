import { expect, test } from 'vitest'
import { endless, inChunks } from '../../testing/chunks'
import { csv } from '../declaration'
import { readCsv } from './csv'
import { BrokenOff } from './found'

const form = csv({ kolommen: ['nr', 'naam'] })
const longest = 1_000

/** What is read, and why reading ended before the end. */
const read = async (content: AsyncIterable<Uint8Array>, chosen = form) => {
  const found: unknown[] = []
  try {
    for await (const batch of readCsv(content, chosen, longest)) {
      found.push(
        ...batch.map((each) => (each.fault === undefined ? each.raw : `${each.fault.reden} ${each.place}`)),
      )
    }
  } catch (error) {
    if (!(error instanceof BrokenOff)) throw error
    found.push(`einde: ${error.rejection.reden} ${error.rejection.pad}`)
  }
  return found
}

const one = { nr: '1', naam: 'Ans' }
const two = { nr: '2', naam: 'Bob' }

test.each([
  ['a file as a spreadsheet writes it', '\ufeffnr;naam;x\r\n1;Ans;a\r\n2;Bob;b\r\n', [one, two]],
  ['columns in another order, no newline at the end', 'naam;nr\nAns;1\nBob;2', [one, two]],
  [
    'quotes around separators, newlines and quotes',
    'nr;naam\n1;"a;b\nc ""d"""\n',
    [{ nr: '1', naam: 'a;b\nc "d"' }],
  ],
  ['blank lines and the old end of file', 'nr;naam\n1;Ans\n\r\n\n2;Bob\n\x1a', [one, two]],
  [
    'a number beyond 2^53 and a date that does not exist, as they stand',
    'nr;naam\n9007199254740993;2027-06-31\n',
    [{ nr: '9007199254740993', naam: '2027-06-31' }],
  ],
  [
    'a field too many and a field too few',
    'nr;naam\n1;Ans;x\n2;Bob\n3\n',
    ['verkeerd-aantal-velden regel 2', two, 'verkeerd-aantal-velden regel 4'],
  ],
  ['names in capitals, with blanks around them', 'NR ; Naam\n1;Ans\n', [one]],
  [
    'a separator in a name without quotes, where the last column is empty',
    'nr;naam;x\n1;Van;Ans;\n2;Bob;\n',
    ['verkeerd-aantal-velden regel 2', two],
  ],
  ['rows with nothing in them', 'nr;naam\n1;Ans\n;\n ; \n;;;\n2;Bob\n;\n', [one, two]],
  ['exports that were put together', 'nr;naam;x\n1;Ans;a\nnr;naam;x\n2;Bob;b\n', [one, two]],
  ['names that differ in capitals only', 'Nr;NR;naam\n1;2;Ans\n', ['einde: dubbele-kolom nr']],
  ['a NUL', 'nr;naam\n1;A\0ns\n2;Bob\n', ['nul-teken regel 2', two]],
  ['quotes in the middle of a field', 'nr;naam\n1;A"n"s\n2;Bob\n', ['verkeerde-aanhaling regel 2', two]],
  ['one quote in the middle of a field', 'nr;naam\n1;6" dik\n2;Bob\n', ['verkeerde-aanhaling regel 2', two]],
  ['text behind a quote', 'nr;naam\n1;"Ans"x\n2;Bob\n', ['verkeerde-aanhaling regel 2', two]],
  [
    'a quote that is never closed',
    'nr;naam\n1;Ans\n2;"Bob\n3;Cor\n',
    [one, 'aanhaling-open regel 3', 'einde: aanhaling-open regel 3'],
  ],
  ['a record longer than allowed', `nr;naam\n1;${'x'.repeat(longest)}\n2;Bob\n`, ['te-lang regel 2', two]],
  ['a column that is missing', 'nr;name\n1;Ans\n', ['einde: kolom-ontbreekt naam']],
  ['a column that stands twice', 'nr;naam;nr\n1;Ans;2\n', ['einde: dubbele-kolom nr']],
  ['an empty file', '', ['einde: leeg-bestand ']],
])('reads %s', async (_, content, expected) => {
  for (const size of [1, 7, 10_000]) expect(await read(inChunks(content, size))).toEqual(expected)
})

test('wrong UTF-8 spoils its own record and no other', async () => {
  const content = Buffer.concat([
    Buffer.from('nr;naam\n1;Re'),
    Buffer.from([0xe9]),
    Buffer.from('n\n2;Bob\n'),
  ])
  expect(await read(inChunks(content))).toEqual(['verkeerde-tekens regel 2', two])
  expect(await read(inChunks(content), csv({ kolommen: ['nr', 'naam'], codering: 'windows-1252' }))).toEqual([
    { nr: '1', naam: 'Reén' },
    two,
  ])
})

test('a line of a hundred megabytes is never held, and the next one is read', async () => {
  const before = process.memoryUsage().rss
  expect(await read(endless('nr;naam\n', 'x', 100_000_000, '\n2;Bob\n'))).toEqual(['te-lang regel 2', two])
  expect(await read(endless('nr;naam\n1;"', 'x', 100_000_000, '"\n2;Bob\n'))).toEqual([
    'aanhaling-open regel 2',
    two,
    'einde: aanhaling-open regel 2',
  ])
  expect(process.memoryUsage().rss - before).toBeLessThan(60_000_000)
})
