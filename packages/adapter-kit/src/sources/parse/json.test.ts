import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rejectionIn } from '../unreadable'
import { BrokenOff } from './found'
import { readAnswer, readJson } from './json'

const refusal = (text: string): string => {
  try {
    readJson(text, 20)
    return 'read'
  } catch (error) {
    return error instanceof BrokenOff ? `${error.rejection.reden} ${error.rejection.pad}` : String(error)
  }
}

test('reads what JSON.parse reads', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 6 }), fc.constantFrom(undefined, 1), (text, space) => {
      const pretty = JSON.stringify(JSON.parse(text), undefined, space)
      if (/__proto__|\d{16}/.test(pretty)) return
      expect(readJson(pretty, 20)).toEqual(JSON.parse(pretty))
    }),
    { numRuns: 500 },
  )
})

test('refuses what JSON.parse refuses', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 3 }), fc.nat(), fc.string({ maxLength: 2 }), (text, at, more) => {
      const broken = text.slice(0, at % text.length) + more + text.slice((at % text.length) + 1)
      let parses = true
      try {
        JSON.parse(broken)
      } catch {
        parses = false
      }
      if (!parses) expect(refusal(broken)).not.toBe('read')
    }),
    { numRuns: 2_000 },
  )
})

test.each([
  ['one name twice', '{"bsn":"1","bsn":"2"}', 'dubbele-sleutel teken 12'],
  ['one name twice, written in two ways', '{"a":1,"\\u0061":2}', 'dubbele-sleutel teken 8'],
  ['depth without end', '['.repeat(1_000_000), 'te-diep teken 22'],
  ['a number beyond any', '[1e999]', 'te-groot-getal teken 2'],
  ['half an answer', '{"items":[{"id":"1"', 'geen-json teken 20'],
  ['a control character', '["a\u0000"]', 'geen-json teken 4'],
  ['a name that every object has', '{"__proto__":{}}', 'geen-json teken 2'],
  ['a page of a proxy', '<html></html>', 'geen-json teken 1'],
  ['nothing', '', 'geen-json teken 1'],
  ['more behind it', '{} {}', 'geen-json teken 4'],
])('refuses %s', (_, text, expected) => {
  expect(refusal(text)).toBe(expected)
})

test('an integer that a double cannot hold stays exact, as text', () => {
  expect(readJson('[9007199254740993, 9007199254740991, -9007199254740993, 1.5]', 2)).toEqual([
    '9007199254740993',
    9007199254740991,
    '-9007199254740993',
    1.5,
  ])
})

test.each([
  ['one name twice', '"a":1,"a":2', 'dubbele-sleutel'],
  ['depth without end', `"a":${'['.repeat(300_000)}${']'.repeat(300_000)}`, 'te-diep'],
  ['a number beyond any', '"a":1e999', 'te-groot-getal'],
  ['bytes that are no UTF-8', '"a":"\xff"', 'verkeerde-tekens'],
])('of an answer, %s spoils the record in which it stands and no other', (_, fields, reden) => {
  const text = `{"items":[{"id":"1"},{"id":"2",${fields}},{"deep":{"id":"3"}}]}`
  const answer = JSON.parse(JSON.stringify(readAnswer(Buffer.from(text, 'latin1'), 20)))
  expect(answer.items.map((each: unknown) => rejectionIn(each)?.reden)).toEqual([undefined, reden, undefined])
  expect([answer.items[0], answer.items[1].id, answer.items[2]]).toEqual([
    { id: '1' },
    '2',
    { deep: { id: '3' } },
  ])
})

test('an answer that names its list twice, or is no JSON, is refused: nobody knows what is missing', () => {
  const refused = (text: string) => () => readAnswer(Buffer.from(text), 20)
  expect(refused('{"items":[],"items":[{"id":"1"}]}')).toThrow(BrokenOff)
  expect(refused('{"items":[{"id":"1"')).toThrow(BrokenOff)
  expect(refused(`{"items":${'['.repeat(300_000)}`)).toThrow(BrokenOff)
})
