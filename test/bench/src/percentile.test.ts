import { expect, test } from 'vitest'
import { median, percentile } from './percentile'

const oneToHundred = Array.from({ length: 100 }, (_, index) => 100 - index)

test('a percentile is the value that this share does not exceed, whatever the order', () => {
  expect(percentile(oneToHundred, 0.5)).toBe(50)
  expect(percentile(oneToHundred, 0.99)).toBe(99)
  expect(percentile(oneToHundred, 1)).toBe(100)
  expect(percentile(oneToHundred, 0)).toBe(1)
})

test('of a few values the high percentiles are the highest', () => {
  expect(percentile([3, 1, 2], 0.99)).toBe(3)
})

test('the median of an even number is the mean of the middle two', () => {
  expect(median([4, 1, 3, 2])).toBe(2.5)
  expect(median([10, 1, 2])).toBe(2)
})

test('sorting is by number, not by text', () => {
  expect(median([10, 9, 100])).toBe(10)
  expect(percentile([10, 9, 100], 0.34)).toBe(10)
})

test('without values there is nothing to tell', () => {
  expect(() => median([])).toThrow(RangeError)
  expect(() => percentile([], 0.5)).toThrow(RangeError)
  expect(() => percentile([1], 1.5)).toThrow(RangeError)
})
