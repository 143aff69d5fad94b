import { createReadStream, existsSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { diff, fails, type Replay, readRecorded, renderDiff, stepLine } from '@gezinsbeeld/contracts/diff'
import { type FindingFormat, findingFormats } from '@gezinsbeeld/contracts/findings'
import { UserError } from '../tell.js'

export interface ContractDiffOptions {
  readonly repository: string
  readonly format: string
  readonly consumers?: string
  readonly waivers?: string
  readonly replay?: string
}

const oneOf = <T extends string>(option: string, value: string, allowed: readonly T[]): T => {
  const found = allowed.find((each) => each === value)
  if (found === undefined) throw new UserError(`${option}: found ${value}, expected ${allowed.join(', ')}`)
  return found
}

const tolerantOf = (consumers: string | undefined): boolean | undefined =>
  consumers === undefined ? undefined : oneOf('--consumers', consumers, ['tolerant', 'strict']) === 'tolerant'

/** A message a line; what is no message is told with the number of its line. */
const replayFile = (file: string) => async (replay: Replay) => {
  let number = 0
  for await (const line of createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity })) {
    number += 1
    if (line.trim() !== '') replay.add(readRecorded(line), `${file}:${number}`)
  }
}

/** The Dutch calendar's day: a waiver ends when it does here. */
const today = (): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' }).format(new Date())

/**
 * Says what changed between two contracts, for which side, with a payload that shows it. The exit code is 1 when something is
 * breaking or undecided that no waiver accepts.
 *
 * @throws UserError for wrong usage.
 */
export const contractDiff = async (
  base: string,
  head: string,
  options: ContractDiffOptions,
): Promise<void> => {
  const { repository, waivers, replay } = options
  const format: FindingFormat = oneOf('--format', options.format, findingFormats)
  if (replay !== undefined && !existsSync(replay))
    throw new UserError(`--replay ${replay}: found no such file`)
  const outcome = await diff(base, head, {
    folder: repository,
    tolerant: tolerantOf(options.consumers),
    today: today(),
    ...(waivers === undefined ? {} : { waivers }),
    ...(replay === undefined ? {} : { replay: replayFile(replay) }),
  })
  process.stdout.write(renderDiff(outcome, format))
  if (format !== 'text') process.stderr.write(`${stepLine(outcome.report)}\n`)
  if (fails(outcome)) process.exitCode = 1
}
