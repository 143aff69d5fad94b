import { existsSync, readFileSync, renameSync } from 'node:fs'
import { join, relative } from 'node:path'
import { cache, clone } from './clone.mjs'
import { foreground } from './foreground.mjs'
import { Stop } from './progress.mjs'

const testReport = join(cache, 'test-report.json')

/** Runs vitest, and ends with what was left out, why, and the counts on a line of their own. */
export const tests = async (args, env) => {
  process.chdir(clone)
  // Of its own, since another run may be under way.
  const ours = `${testReport}.${process.pid}`
  const reports = ['--reporter=default', '--reporter=json', `--outputFile.json=${ours}`]
  const code = await foreground(join(clone, 'node_modules/.bin/vitest'), ['run', ...reports, ...args], {
    env,
  })
  if (!existsSync(ours)) throw new Stop(`vitest ended with code ${code} and without a report`)
  renameSync(ours, testReport)

  const { failed, lines } = summary(JSON.parse(readFileSync(testReport, 'utf8')), code)
  process.stdout.write(`${lines.join('\n')}\n`)
  return code === 0 && failed > 0 ? 1 : code
}

/** A file that could not be read has no tests to fail, and an error outside any test fails none: each counts as one. */
const summary = (report, code) => {
  const all = report.testResults.flatMap((file) =>
    file.assertionResults.map((test) => ({ ...test, file: file.name })),
  )
  const of = (...status) => all.filter((test) => status.includes(test.status))
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  )
  const lines = broken.map((file) => `failed as a whole: ${relative(clone, file.name)}`)
  let failed = of('failed').length + broken.length
  if (failed === 0 && code !== 0) {
    failed = 1
    lines.push(`failed: vitest ended with code ${code} though no test failed; see above`)
  }
  const left = of('skipped', 'pending', 'todo', 'disabled')
  for (const reason of new Set(left.map(why)))
    lines.push(
      `left out (${reason}):`,
      ...left
        .filter((test) => why(test) === reason)
        .map((test) => `  ${relative(clone, test.file)}: ${test.fullName}`),
    )
  const skipped = left.length > 0 ? `, ${left.length} skipped` : ''
  lines.push(`${of('passed').length} passed, ${failed} failed${skipped}`)
  return { failed, lines }
}

const why = (test) => test.meta?.leftOut ?? 'no reason given'
