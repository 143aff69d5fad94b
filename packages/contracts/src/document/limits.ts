/** What a document may cost before it is refused: what is larger is a mistake or an attack, and never one of our contracts. */
export interface Limits {
  /** Bytes of one file. */
  readonly fileBytes: number
  /** Bytes of all files of one document together. */
  readonly totalBytes: number
  /** Files of one document. */
  readonly files: number
  /** Objects, lists and values in one file, after YAML aliases are written out. */
  readonly nodes: number
  /** Levels of nesting in one file. */
  readonly depth: number
}

export const defaultLimits: Limits = {
  fileBytes: 5_000_000,
  totalBytes: 20_000_000,
  files: 2_000,
  nodes: 500_000,
  depth: 200,
}
