import { ofEach } from '@gezinsbeeld/region'
import { expect, test } from 'vitest'
import { compareParked, verdict } from './verdict.js'

test('every picture equal is said in one line, and the demo ends well', () => {
  expect(verdict({ pictures: 76, differences: [] })).toEqual({
    text: 'All 76 pictures equal the truth.',
    code: 0,
  })
})

test('a difference is shown, and the demo fails', () => {
  expect(verdict({ pictures: 3, differences: ['gi-noord: a family too many'] })).toEqual({
    text: '  gi-noord: a family too many\n1 differences with the truth in 3 pictures.',
    code: 1,
  })
})

test('of many differences the first fifty are shown', () => {
  const { text, code } = verdict({
    pictures: 3,
    differences: Array.from({ length: 60 }, (_, at) => `no ${at}`),
  })
  expect(code).toBe(1)
  expect(text).toContain('no 49\n  … and 10 more\n60 differences')
})

test('no picture at all is no equality', () => {
  expect(verdict({ pictures: 0, differences: [] }).code).toBe(1)
})

test('a bad record that was not parked, and one that was parked though it is good, are differences', () => {
  const bad = { organisatie: 'gi-noord', feed: 'persoon', sleutel: '1', reden: 'onleesbaar' } as const
  const none = ofEach(() => 0)
  expect(compareParked([bad], { ...none, 'gi-zuid': 1 })).toEqual([
    'gi-noord: 0 records are parked, 1 must be',
    'gi-zuid: 1 records are parked, 0 must be',
  ])
  expect(compareParked([bad], { ...none, 'gi-noord': 1 })).toEqual([])
})
