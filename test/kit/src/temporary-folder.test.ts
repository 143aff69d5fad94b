import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { temporaryFolder } from './temporary-folder.js'

test('every call gives a folder of its own', () => {
  const [one, other] = [temporaryFolder('a'), temporaryFolder('a')]
  expect(one).not.toBe(other)
  expect(existsSync(one) && existsSync(other)).toBe(true)
})
