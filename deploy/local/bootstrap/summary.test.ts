import { expect, test } from 'vitest'
import { runNode } from './run-node.js'

const file = (name: string, status: string, ...tests: object[]) => ({
  name: `/clone/${name}`,
  status,
  assertionResults: tests,
})

const summary = async (code: number, ...testResults: object[]): Promise<string[]> => {
  const report = JSON.stringify({ testResults })
  const { out } = await runNode(
    `import { summary } from './summary.mjs'; console.log(summary(${report}, ${code}, '/clone').lines.join('\\n'))`,
  )
  return out.split('\n')
}

test('a test that was left out is listed below its reason, and counted', async () => {
  const one = { fullName: 'one', status: 'passed' }
  const two = { fullName: 'two', status: 'skipped', meta: { leftOut: 'there is no Chromium' } }
  const three = { fullName: 'three', status: 'skipped', meta: {} }
  expect(await summary(0, file('a.test.ts', 'passed', one, two), file('b.test.ts', 'passed', three))).toEqual(
    [
      'left out (there is no Chromium):',
      '  a.test.ts: two',
      'left out (no reason given):',
      '  b.test.ts: three',
      '1 passed, 0 failed, 2 skipped',
    ],
  )
})

test('a file that could not be read counts as one that failed', async () => {
  const failed = { fullName: 'one', status: 'failed' }
  expect(await summary(1, file('a.test.ts', 'failed', failed), file('b.test.ts', 'failed'))).toEqual([
    'failed as a whole: b.test.ts',
    '0 passed, 2 failed',
  ])
})

test('an error outside any test counts as one that failed', async () => {
  const lines = await summary(1, file('a.test.ts', 'passed', { fullName: 'one', status: 'passed' }))
  expect(lines.at(-1)).toBe('1 passed, 1 failed')
})
