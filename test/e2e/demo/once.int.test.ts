import { temporaryFolder } from '@gezinsbeeld/test-kit'
import { expect, test } from 'vitest'
import { processesIn, startDemo } from './running-demo'

test('the demo compares every picture with the truth, stops everything, and ends well when they are equal', async () => {
  const folder = temporaryFolder('once')
  const demo = startDemo(folder, '--once', '--families', '60', '--seed', '2')
  const code = await demo.ended
  expect(demo.said()).toMatch(/\nAll ([6-9]\d|\d{3,}) pictures equal the truth\.\n/)
  expect(code).toBe(0)
  expect(processesIn(folder)).toEqual([])
})

test('what cannot be asked of it is said, and ends with code 2', async () => {
  const demo = startDemo(temporaryFolder('once'), '--families', 'veel')
  expect(await demo.ended).toBe(2)
  expect(demo.said()).toContain('--families: found veel, expected a number from 1 to 999999')
})
