import type { Finding, Severity } from './finding'

/** Workflow commands of GitHub Actions: annotations beside the lines of a pull request. */
const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' }

const data = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')

const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')

export const renderGithub = (findings: readonly Finding[]): string =>
  findings
    .map(({ severity, file, line, column, endLine, endColumn, rule, message }) => {
      // GitHub takes an end column only on the line where it begins.
      const end = endLine === line && endColumn !== undefined ? `,endLine=${line},endColumn=${endColumn}` : ''
      const place = `file=${property(file)},line=${line},col=${column}${end},title=${property(rule)}`
      return `::${commands[severity]} ${place}::${data(message)}\n`
    })
    .join('')
