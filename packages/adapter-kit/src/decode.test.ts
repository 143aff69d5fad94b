import { isLeft } from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { expect, test } from 'vitest'
import { rejectionOf } from './decode'

const record = t.intersection([
  t.type({ id: t.string, naam: t.array(t.type({ deel: t.string })) }),
  t.partial({ soort: t.union([t.literal('a'), t.type({ code: t.number })]) }),
])

const rejected = (raw: unknown) => {
  const decoded = record.decode(raw)
  return isLeft(decoded) ? rejectionOf(decoded.left) : undefined
}

test.each([
  [{ naam: [] }, 'id', 'expected string, found nothing'],
  [{ id: null, naam: [] }, 'id', 'expected string, found null'],
  [{ id: '1', naam: [{ deel: 'x' }, { deel: 999900006 }] }, 'naam.1.deel', 'expected string, found a number'],
  [{ id: '1', naam: [], soort: { code: 'Jansen' } }, 'soort.code', 'expected number, found a string'],
  ['Jansen', '', expect.stringContaining('found a string')],
])('%j is rejected at %s, without its value', (raw, pad, uitleg) => {
  const rejection = rejected(raw)
  expect(rejection).toEqual({ reden: 'onleesbaar', pad, uitleg })
  expect(JSON.stringify(rejection)).not.toMatch(/Jansen|9999/)
})
