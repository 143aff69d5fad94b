import type { Finding } from './finding'
import type { RenderContext } from './render-context'

/** XML 1.0 section 2.2: characters outside this set may not occur, not even escaped. */
const notXml = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu

const escaped = (text: string): string =>
  text
    .replace(notXml, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\t', '&#9;')
    .replaceAll('\r', '&#13;')
    .replaceAll('\n', '&#10;')

const place = ({ file, line, column }: Finding): string => `${file}:${line}:${column}`

const testcase = (finding: Finding): string => {
  const { rule, severity, message, path } = finding
  const name = `    <testcase classname="${escaped(finding.file)}" name="${escaped(`${rule} ${place(finding)}`)}" file="${escaped(finding.file)}" line="${finding.line}"`
  const said = escaped(`${place(finding)} ${path === '' ? '' : `${path} `}${message}`)
  // Only an error fails a build; what else there is to say goes along as output of a test that passed.
  return severity === 'error'
    ? `${name}>\n      <failure type="${escaped(rule)}" message="${escaped(message)}">${said}</failure>\n    </testcase>`
    : `${name}>\n      <system-out>${escaped(`${severity}: `)}${said}</system-out>\n    </testcase>`
}

/** JUnit XML: a suite for each file, a test case for each finding, and one that passes for a file without any. */
export const renderJunit = (findings: readonly Finding[], { tool, files = [] }: RenderContext): string => {
  const byFile = new Map<string, Finding[]>(files.toSorted().map((file) => [file, []]))
  for (const finding of findings) {
    const same = byFile.get(finding.file)
    if (same) same.push(finding)
    else byFile.set(finding.file, [finding])
  }
  const failures = (of: readonly Finding[]): number => of.filter((f) => f.severity === 'error').length
  const suites = [...byFile].map(([file, of]) => {
    const cases =
      of.length === 0
        ? [
            `    <testcase classname="${escaped(file)}" name="no findings" file="${escaped(file)}"></testcase>`,
          ]
        : of.map(testcase)
    const counts = `tests="${cases.length}" failures="${failures(of)}" errors="0" skipped="0"`
    return `  <testsuite name="${escaped(file)}" ${counts}>\n${cases.join('\n')}\n  </testsuite>\n`
  })
  const tests = [...byFile.values()].reduce((total, of) => total + Math.max(1, of.length), 0)
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="${escaped(tool)}" tests="${tests}" failures="${failures(findings)}" errors="0">\n${suites.join('')}</testsuites>\n`
}
