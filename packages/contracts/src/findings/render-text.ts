import type { Finding, Severity } from './finding'

const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`

/** `file:line:column  severity  rule  message`, which terminals and editors make clickable, and a last line that counts. */
export const renderText = (findings: readonly Finding[]): string => {
  if (findings.length === 0) return 'no findings\n'
  const count = (severity: Severity): number => findings.filter((f) => f.severity === severity).length
  const lines = findings.map(
    ({ file, line, column, severity, rule, message }) =>
      `${file}:${line}:${column}  ${severity.padEnd('warning'.length)}  ${rule}  ${oneLine(message)}`,
  )
  const counts = [plural(count('error'), 'error'), plural(count('warning'), 'warning')]
  if (count('info') > 0) counts.push(plural(count('info'), 'note'))
  return `${lines.join('\n')}\n\n${counts.join(', ')}\n`
}

/** Control characters of a document must not steer a terminal, nor a line break forge a second finding. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const oneLine = (text: string): string => text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
