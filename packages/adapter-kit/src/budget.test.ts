import { expect, test } from 'vitest'
import { type BudgetOptions, budgetOf, minutesUntilOpen } from './budget'

const at = (text: string): number => Date.parse(text)

test.each([
  ['22:00-06:00', '2026-01-10T22:30:00Z', 0],
  ['22:00-06:00', '2026-01-10T04:59:00Z', 0],
  ['22:00-06:00', '2026-01-10T05:00:00Z', 960],
  ['22:00-06:00', '2026-07-10T04:00:00Z', 960],
  ['12:00-13:30', '2026-01-10T11:00:00Z', 0],
  ['12:00-13:30', '2026-01-10T12:30:00Z', 1_350],
  ['00:00-00:00', '2026-01-10T12:30:00Z', 0],
])('the window %s at %s opens in %i minutes', (window, now, expected) => {
  expect(minutesUntilOpen(window, at(now))).toBe(expected)
})

const signal = new AbortController().signal

/** A clock that goes on only by waiting. */
const budget = (options: BudgetOptions, start = '2026-01-10T12:00:00Z') => {
  let nowMs = at(start)
  const pause = async (ms: number): Promise<void> => {
    nowMs += Math.max(0, ms)
  }
  return { ...budgetOf(options, { now: () => nowMs, pause }), now: () => new Date(nowMs).toISOString() }
}

test('all feeds together read no more than so many records a second', async () => {
  const { spend, now } = budget({ perSeconde: 100 })
  for (const records of [250, 0, 150]) await spend(records, signal)
  expect(now()).toBe('2026-01-10T12:00:04.000Z')
})

test('everything is read only while the window is open', async () => {
  const { begin, proceed, isOpen, now } = budget({ venster: '22:00-06:00' })
  expect(isOpen()).toBe(false)
  await begin(signal)
  expect(now()).toBe('2026-01-10T21:00:00.000Z')
  await proceed(signal)
  expect([isOpen(), now()]).toEqual([true, '2026-01-10T21:00:00.000Z'])
})

test('no more feeds than allowed read everything at one time', async () => {
  const { begin } = budget({ gelijktijdig: 2 })
  const ends = [await begin(signal), await begin(signal)]
  let third = false
  const waiting = begin(signal).then((end) => {
    third = true
    return end
  })
  await Promise.resolve()
  expect(third).toBe(false)
  ends[0]?.()
  await waiting
  expect(third).toBe(true)
})

test('who waits for a turn ends when the adapter does', async () => {
  const { begin } = budget({ gelijktijdig: 1 })
  await begin(signal)
  const controller = new AbortController()
  const waiting = begin(controller.signal)
  controller.abort()
  await waiting
})
