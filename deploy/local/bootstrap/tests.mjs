import { existsSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { cache, clone } from './clone.mjs'
import { foreground } from './foreground.mjs'
import { Stop } from './progress.mjs'
import { summary } from './summary.mjs'

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

  const { failed, lines } = summary(JSON.parse(readFileSync(testReport, 'utf8')), code, clone)
  process.stdout.write(`${lines.join('\n')}\n`)
  return code === 0 && failed > 0 ? 1 : code
}
