import { relative } from 'node:path'

/**
 * What to say after a vitest run, from its JSON report and its exit code; the last line is `N passed, N failed`.
 * A file that could not be read has no tests to fail, and an error outside any test fails none: each counts as one.
 */
export const summary = (report, code, root) => {
  const all = report.testResults.flatMap((file) =>
    file.assertionResults.map((test) => ({ ...test, file: relative(root, file.name) })),
  )
  const count = (status) => all.filter((test) => test.status === status).length
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  )
  const lines = broken.map((file) => `failed as a whole: ${relative(root, file.name)}`)
  let failed = count('failed') + broken.length
  if (failed === 0 && code !== 0) {
    failed = 1
    lines.push(`failed: vitest ended with code ${code} though no test failed; see above`)
  }
  const left = all.filter((test) => test.status !== 'passed' && test.status !== 'failed')
  for (const reason of new Set(left.map(why)))
    lines.push(
      `left out (${reason}):`,
      ...left.filter((test) => why(test) === reason).map((test) => `  ${test.file}: ${test.fullName}`),
    )
  const skipped = left.length > 0 ? `, ${left.length} skipped` : ''
  lines.push(`${count('passed')} passed, ${failed} failed${skipped}`)
  return { failed, lines }
}

const why = (test) => test.meta?.leftOut ?? 'no reason given'
