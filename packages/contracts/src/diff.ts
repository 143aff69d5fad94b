import { type ContractSource, openSource, type SourceOptions } from './diff/contract-source'
import { diffContracts, type Report } from './diff/diff-contracts'
import { worst } from './diff/finding'
import { type Recorded, Replay, readRecorded, recordedOf } from './diff/recorded'
import type { Outcome } from './diff/render-diff'
import { applyWaivers } from './diff/waivers'
import { loadDocument } from './document/load-document'

export { fails, renderDiff, stepLine } from './diff/render-diff'
export { type Recorded, type Replay, readRecorded, recordedOf }

export interface DiffOptions extends Pick<SourceOptions, 'folder'> {
  /** Whether readers let unknown fields pass; undefined: as the documents say with `x-lezers: tolerant`. */
  readonly tolerant: boolean | undefined
  /** Path of a waiver file. */
  readonly waivers?: string
  /** A calendar date: waivers that ended before it count no more. */
  readonly today: string
  /** Recorded messages to hold against the head. */
  readonly replay?: (head: Replay) => Promise<void>
}

/**
 * What `gezinsbeeld contract diff` finds between two contracts, each named as a folder, a file, a published version or a git
 * revision. Never throws on account of what it reads.
 */
export const diff = async (base: string, head: string, options: DiffOptions): Promise<Outcome> => {
  const parsed = new Map()
  // The head first: what both have in common is named as it is there.
  const after = openSource(head, { folder: options.folder, parsed })
  const before = openSource(base, { folder: options.folder, parsed })
  const compared = diffContracts(before, oneOrAll(before, after), options)
  const report = await replayed(compared, after, options)
  if (options.waivers === undefined) return { report, waived: { waived: new Set(), findings: [] } }
  const waivers = loadDocument(options.waivers)
  const waived = applyWaivers(report.differences, waivers.document, options.today)
  return { report, waived: { ...waived, findings: [...waivers.findings, ...waived.findings] } }
}

/** Where one side is a single file, applications have nothing to be compared with. */
const oneOrAll = (base: ContractSource, head: ContractSource): ContractSource =>
  base.applications === undefined ? { ...head, applications: undefined } : head

const replayed = async (
  report: Report,
  head: ContractSource,
  { tolerant, replay }: DiffOptions,
): Promise<Report> => {
  if (replay === undefined || head.main === undefined) return report
  const run = new Replay(head.main, tolerant)
  await replay(run)
  const found = run.differences()
  return {
    ...report,
    differences: [...report.differences, ...found],
    backward: worst([report.backward, ...found.map(({ backward }) => backward)]),
  }
}
