import type { SourceFile } from '../document/source-file'
import type { Finding } from '../findings/finding'
import { type FindingFormat, renderFindings } from '../findings/render-findings'
import type { Report } from './diff-contracts'
import type { Difference } from './finding'
import { isTaken, nextVersion } from './version-step'
import type { Waived } from './waivers'

/** What a run found: the comparison, what recorded messages say, and what the waivers leave of it. */
export interface Outcome {
  readonly report: Report
  readonly waived: Waived
}

const needsSomebody = ({ backward, forward }: Difference): boolean =>
  backward !== 'compatible' || forward !== 'compatible'

/** Whether the run fails: something is not waived, a waiver is wrong, or something could not be read. */
export const fails = ({ report, waived }: Outcome): boolean =>
  report.differences.some((each) => needsSomebody(each) && !waived.waived.has(each)) ||
  [...report.findings, ...waived.findings].some(({ severity }) => severity === 'error')

const verdictsOf = ({ backward, forward }: Difference): string => {
  if (backward === forward) return backward === 'compatible' ? 'compatible' : `${backward} both ways`
  return [
    ...(backward === 'compatible' ? [] : [`${backward} backward`]),
    ...(forward === 'compatible' ? [] : [`${forward} forward`]),
  ].join(', ')
}

/** Who reads it wrongly, in words. */
const meaning = ({ backward, forward }: Difference): string => {
  if (backward === 'breaking') return 'the new contract refuses what the old one accepted'
  if (forward === 'breaking') return 'the old contract refuses what the new one accepts'
  if (backward === 'undecided' || forward === 'undecided') return 'somebody must look at this'
  return 'nobody notices'
}

/** `file#pointer`, or a pointer into the document itself. */
const placeOf = (
  path: string,
  report: Report,
): { readonly file: SourceFile | undefined; readonly pointer: string } => {
  const border = path.startsWith('/') || path === '' ? -1 : path.indexOf('#')
  return border < 0
    ? { file: path.startsWith('/') || path === '' ? report.entry : undefined, pointer: path }
    : { file: report.files.get(path.slice(0, border)), pointer: path.slice(border + 1) }
}

/** An annotation beside a line has no room for forty persons; the text and the JSON have. */
const shortened = (text: string): string => (text.length > 400 ? `${text.slice(0, 400)}…` : text)

const asFinding = (each: Difference, { report, waived }: Outcome): Finding => {
  const { file, pointer } = placeOf(each.path, report)
  const isWaived = waived.waived.has(each)
  const witness = each.witness === undefined ? '' : `: ${shortened(JSON.stringify(each.witness))}`
  return {
    rule: each.rule,
    severity: needsSomebody(each) ? (isWaived ? 'warning' : 'error') : 'info',
    message: `${verdictsOf(each)}${isWaived ? ', waived' : ''}: ${each.detail}; ${meaning(each)}${witness}`,
    file: file?.shown ?? each.path,
    ...(file?.locate(pointer) ?? { line: 1, column: 1 }),
    path: pointer,
  }
}

/** Which step of the version is owed, in one line. */
export const stepLine = ({ step, versions }: Report): string => {
  const { base, head } = versions
  const next = nextVersion(base, step)
  const owed = step === 'none' ? 'no version step is owed' : `a ${step} version step is owed`
  if (next === undefined || step === 'none') return owed
  const taken =
    isTaken(base, head, step) === true ? `; it is ${head}` : `; it still says ${head ?? 'nothing'}`
  return `${owed}: ${base} → ${next}${taken}`
}

const asText = (outcome: Outcome): string => {
  const { report, waived } = outcome
  const lines = report.differences.flatMap((each) => [
    `${verdictsOf(each)}${waived.waived.has(each) ? ' (waived)' : ''}  ${each.path}  ${each.rule}: ${each.detail}`,
    ...(needsSomebody(each) ? [`    ${meaning(each)}`] : []),
    ...(each.witness === undefined ? [] : [`    witness: ${JSON.stringify(each.witness)}`]),
  ])
  const others = [...report.findings, ...waived.findings]
  const open = report.differences.filter((each) => needsSomebody(each) && !waived.waived.has(each)).length
  const compared = !report.findings.some(({ severity }) => severity === 'error')
  return [
    ...lines,
    ...(lines.length > 0 ? [''] : []),
    ...(others.length > 0 ? [renderFindings(others, 'text')] : []),
    ...(compared
      ? [
          `backward ${report.backward}, forward ${report.forward}; ${report.differences.length} differences, ${open} to look at`,
          stepLine(report),
        ]
      : ['nothing was compared']),
    '',
  ].join('\n')
}

/** The shape that other tools read; a witness is null where nothing breaks. */
const asJson = ({ report, waived }: Outcome): string => {
  const unread = report.findings.map(({ file, line, column, rule, message }) => ({
    path: `${file}:${line}:${column}`,
    change: `${rule}: ${message}`,
    backward: 'undecided',
    forward: 'undecided',
    witness: null,
  }))
  const differences = report.differences.map(({ path, rule, detail, backward, forward, witness }) => ({
    path,
    change: `${rule}: ${detail}`,
    backward,
    forward,
    witness: witness ?? null,
  }))
  const wrong = waived.findings.map(({ file, line, column, rule, message }) => ({
    path: `${file}:${line}:${column}`,
    change: `${rule}: ${message}`,
    backward: 'undecided',
    forward: 'undecided',
    witness: null,
  }))
  const { backward, forward } = report
  return `${JSON.stringify({ backward, forward, findings: [...unread, ...differences, ...wrong] }, undefined, 2)}\n`
}

export const renderDiff = (outcome: Outcome, format: FindingFormat): string => {
  if (format === 'text') return asText(outcome)
  if (format === 'json') return asJson(outcome)
  const { report, waived } = outcome
  const findings = [
    ...report.findings,
    ...waived.findings,
    ...report.differences.map((each) => asFinding(each, outcome)),
  ]
  return renderFindings(findings, format, { tool: 'gezinsbeeld contract diff' })
}
