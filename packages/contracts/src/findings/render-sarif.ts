import type { Finding, Severity } from './finding'
import type { RenderContext } from './render-context'

/** SARIF 2.1.0 section 3.27.10. */
const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
}

/** A relative URI reference (RFC 3986), as section 3.4.3 asks: each part of the path percent-encoded. */
const uriOf = (file: string): string => file.split('/').map(encodeURIComponent).join('/')

/** SARIF 2.1.0 (OASIS), one run, as GitHub code scanning and other viewers read it. */
export const renderSarif = (
  findings: readonly Finding[],
  { tool, version, rules = new Map() }: RenderContext,
): string => {
  const ids = [...new Set([...rules.keys(), ...findings.map(({ rule }) => rule)])].toSorted()
  const sarif = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: tool,
            ...(version === undefined ? {} : { version }),
            rules: ids.map((id) => {
              const text = rules.get(id)
              return { id, ...(text === undefined ? {} : { shortDescription: { text } }) }
            }),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: findings.map((finding) => ({
          ruleId: finding.rule,
          ruleIndex: ids.indexOf(finding.rule),
          level: levels[finding.severity],
          message: { text: finding.message },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: uriOf(finding.file) },
                region: {
                  startLine: finding.line,
                  startColumn: finding.column,
                  ...(finding.endLine === undefined ? {} : { endLine: finding.endLine }),
                  ...(finding.endColumn === undefined ? {} : { endColumn: finding.endColumn }),
                },
              },
              ...(finding.path === '' ? {} : { logicalLocations: [{ fullyQualifiedName: finding.path }] }),
            },
          ],
        })),
      },
    ],
  }
  return `${JSON.stringify(sarif, undefined, 2)}\n`
}
