import { expect, test } from 'vitest'
import { repeated } from './stream'

test('an id that comes again is named, each time it does', () => {
  const [one, two] = [
    { subject: 'a', id: '1', headers: [] },
    { subject: 'b', id: '2', headers: [] },
  ]
  expect(repeated([one, two])).toEqual([])
  expect(repeated([one, two, one, one])).toEqual(['1', '1'])
})
