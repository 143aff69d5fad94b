import { existsSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { busRoles, isBusRole, rolePermissions } from '@gezinsbeeld/bus'
import { checkFixtures, checkStream } from '@gezinsbeeld/contracts/conformity'
import {
  type Finding,
  type FindingFormat,
  hasErrors,
  renderFindings,
  sortFindings,
} from '@gezinsbeeld/contracts/findings'
import { type StreamOptions, storedMessages } from '../stored-messages.js'
import { UserError } from '../tell.js'

export interface ContractTestOptions extends StreamOptions {
  readonly adapter?: string
  readonly application?: string
  readonly stream?: string
  readonly from: 'begin' | 'end'
  readonly format: FindingFormat
}

interface Outcome {
  readonly findings: readonly Finding[]
  /** What was looked at, for people. */
  readonly told: string
}

/** Names of the messages that an application may send to partners' stream; undefined when it is not known whose they are. */
const sentBy = (
  folder: string,
  { application }: Pick<ContractTestOptions, 'application'>,
): ReadonlySet<string> | undefined => {
  const name = application ?? `adapter-${basename(resolve(folder))}`
  if (isBusRole(name))
    return new Set(
      rolePermissions[name].publish
        .filter((subject) => subject.startsWith('gezin.'))
        .map((subject) => subject.split('.').slice(3, 5).join('.')),
    )
  if (application === undefined) return undefined
  throw new UserError(
    `--application ${name}: found no such application, expected one of ${busRoles.join(', ')}`,
  )
}

const testAdapter = (folder: string, options: ContractTestOptions): Outcome => {
  if (!existsSync(folder)) throw new UserError(`--adapter ${folder}: found no such folder`)
  const { findings, cases, events } = checkFixtures(folder, { sends: sentBy(folder, options) })
  if (cases === 0)
    throw new UserError(`--adapter ${folder}: found no fixtures, expected <feed>/fixtures/<case>/events.json`)
  return { findings, told: `${cases} fixtures with ${events} events` }
}

const testStream = async (stream: string, options: ContractTestOptions): Promise<Outcome> => {
  const check = checkStream(stream)
  const findings: Finding[] = []
  let read = 0
  for await (const { subject, sequence, headers, data } of storedMessages(stream, options.from, options)) {
    read += 1
    findings.push(...check.add({ subject, sequence, data, headers: headers ?? [] }))
  }
  const passed = check.passedOver()
  return {
    findings: [...findings, ...check.coverage()],
    told: `${read} messages of ${stream}${passed === 0 ? '' : `, of which ${passed} are the hub's own`}`,
  }
}

const count = (findings: readonly Finding[], severity: Finding['severity']): number =>
  findings.filter((finding) => finding.severity === severity).length

/**
 * Holds an adapter's fixtures or the messages of a stream against the contract, and prints what is wrong; the exit code is 1 when
 * something is. What no fixture or message shows is told as a note, and fails nothing.
 *
 * @throws UserError for wrong usage.
 */
export const contractTest = async (options: ContractTestOptions): Promise<void> => {
  const { adapter, stream } = options
  if ((adapter === undefined) === (stream === undefined))
    throw new UserError('expected either --adapter <folder> or --stream <name>')
  const { findings, told } =
    stream === undefined ? testAdapter(adapter ?? '', options) : await testStream(stream, options)
  process.stdout.write(
    renderFindings(sortFindings(findings), options.format, { tool: 'gezinsbeeld contract test' }),
  )
  process.stderr.write(
    `${told}: ${count(findings, 'error')} errors, ${count(findings, 'info')} messages not seen\n`,
  )
  if (hasErrors(findings)) process.exitCode = 1
}
