import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rejectionIn } from '../unreadable'
import { sieve } from './sieve'

const through = (text: string, isRecord = false, size = 7): string => {
  const through = sieve({ mostInRecord: 2_000, isRecord })
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; at += size) through.push(bytes.subarray(at, at + size))
  return Buffer.from(through.end()).toString()
}

const large = 'x"\\{[\n'.repeat(2_000)
const teGroot = { reden: 'te-groot', pad: '', uitleg: 'expected a record of at most 2000 bytes' }
const marked = (fields: object): object => ({ ...fields, '§onleesbaar': teGroot })

test('what is not too large passes as it is, whatever JSON it is', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), fc.boolean(), (value, isRecord) => {
      const text = JSON.stringify(value, null, 1)
      expect(through(text, isRecord)).toBe(text)
    }),
  )
})

test('a record that is too large keeps its short values, is marked, and its neighbours stay as they are', () => {
  const answer = (second: object): string =>
    JSON.stringify({ link: [{ url: 'x' }], entry: [{ id: '1' }, second, { id: '3', naam: 'ok' }], total: 3 })
  const resource = { naam: large, id: '2', n: 12, waar: true, niets: null, leeg: {}, meta: { op: 'nu' } }
  const read = JSON.parse(through(answer({ fullUrl: 'u/2', resource, lijst: [1, [{ id: 'ander' }], large] })))
  expect(read.entry[1]).toEqual(
    marked({
      fullUrl: 'u/2',
      resource: marked({
        ...{
          naam: '…',
          id: '2',
          n: 12,
          waar: true,
          niets: null,
          leeg: marked({}),
          meta: marked({ op: 'nu' }),
        },
      }),
      lijst: [],
    }),
  )
  expect(rejectionIn(read.entry[1].resource)).toEqual(teGroot)
  expect(read).toEqual({
    ...JSON.parse(answer({})),
    entry: [{ id: '1' }, read.entry[1], { id: '3', naam: 'ok' }],
  })
})

test.each([
  ['a long text', { id: '2', naam: large }],
  ['a long name', { id: '2', [large]: 1 }],
  ['many small values in a list', { id: '2', lijst: Array.from({ length: 2_000 }, (_, n) => ({ n })) }],
  ['much space', { id: '2', naam: 'x' }],
  ['a text behind its key', { lang: large, id: '2' }],
])('too large by %s, it becomes small and is still known', (what, record) => {
  const space = what === 'much space' ? ' '.repeat(3_000) : ''
  const text = `[{"id":"1"},${JSON.stringify(record).replace('{', `{${space}`)},{"id":"3"}]`
  for (const size of [1, 7, 100_000]) {
    const small = through(text, false, size)
    expect(small.length).toBeLessThan(500)
    const [first, second, third] = JSON.parse(small)
    expect([first, second.id, third]).toEqual([{ id: '1' }, '2', { id: '3' }])
    expect(rejectionIn(second)).toEqual(teGroot)
  }
})

test('an answer that is one record is a record, and only then', () => {
  const text = JSON.stringify({ id: '1', naam: large })
  expect(JSON.parse(through(text, true))).toEqual(marked({ id: '1', naam: '…' }))
  expect(through(text)).toBe(text)
})

test('a number without end is cut off', () => {
  const small = JSON.parse(through(`[{"id":"1","n":${'9'.repeat(5_000)},"naam":"x"}]`))
  expect(small).toEqual([marked({ id: '1', n: Number('9'.repeat(1_000)), naam: 'x' })])
})

test('what breaks off within a record is no JSON', () => {
  expect(() => JSON.parse(through(`[{"id":"1","naam":"${large}`))).toThrow(SyntaxError)
})
