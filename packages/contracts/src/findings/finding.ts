export type Severity = 'error' | 'warning' | 'info'

/** One thing that a tool of the contract has to say about one place. Never holds a value that could be personal. */
export interface Finding {
  /** Slug of the rule, the same from version to version: CI configurations name it. */
  readonly rule: string
  readonly severity: Severity
  /** One sentence: what was found, and what was expected. */
  readonly message: string
  /** Path of the file, with `/`, as a reader of the output can open it. */
  readonly file: string
  /** From 1. */
  readonly line: number
  /** From 1, in UTF-16 code units, as editors and SARIF count them. */
  readonly column: number
  readonly endLine?: number
  readonly endColumn?: number
  /** JSON Pointer (RFC 6901) into the file; the empty text is the whole file. */
  readonly path: string
}

/** By file, then by place in it, then by rule: the same input gives the same output. */
export const sortFindings = (findings: readonly Finding[]): readonly Finding[] =>
  findings.toSorted(
    (a, b) =>
      compare(a.file, b.file) ||
      a.line - b.line ||
      a.column - b.column ||
      compare(a.rule, b.rule) ||
      compare(a.path, b.path) ||
      compare(a.message, b.message),
  )

/** By code unit: the order does not depend on the machine's language. */
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Whether these fail a check: an error does, a warning or a note does not. */
export const hasErrors = (findings: readonly Finding[]): boolean =>
  findings.some(({ severity }) => severity === 'error')
