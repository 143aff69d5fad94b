import { expect, test } from 'vitest'
import type { Moment } from './driver'
import { nextPass, type SqlWatermark } from './watermark'

const options = { overlapMs: 1_000, longestTransactionMs: 3_600_000 }
const at = (seconds: number): string => new Date(Date.UTC(2026, 0, 1, 9, 0, seconds)).toISOString()
const moment = (seconds: number, ...ids: readonly string[]): Moment => ({
  now: at(seconds),
  running: ids.map((id) => ({ id, old: id.startsWith('-1/') })),
})

/** From where each of these passes reads. */
const froms = (...moments: readonly Moment[]): (string | undefined)[] => {
  let watermark: SqlWatermark | undefined
  return moments.map((each) => {
    const { from, next } = nextPass(watermark, each, options)
    watermark = next
    return from
  })
}

test('with nobody running each pass reads from the one before, less the overlap', () => {
  expect(froms(moment(10), moment(20), moment(30))).toEqual([undefined, at(9), at(19)])
})

test('a transaction that ended is read back to the pass before it was seen, once', () => {
  expect(froms(moment(10), moment(20, 'a'), moment(30, 'a'), moment(40), moment(50))).toEqual([
    undefined,
    at(9),
    at(19),
    at(9),
    at(39),
  ])
})

test('one that ran at the very first pass may have begun an hour before', () => {
  expect(froms(moment(10, 'a'), moment(20, 'a'), moment(30))).toEqual([
    undefined,
    at(9),
    new Date(Date.UTC(2026, 0, 1, 8, 0, 9)).toISOString(),
  ])
})

test('a prepared transaction goes on under another name, and is as old as what it was', () => {
  expect(froms(moment(10), moment(20, '3/7'), moment(30, '-1/99'), moment(40))).toEqual([
    undefined,
    at(9),
    at(9),
    at(9),
  ])
})
