import { createReadStream, existsSync } from 'node:fs'
import { createInterface } from 'node:readline'
import {
  diff,
  fails,
  type Replay,
  readRecorded,
  recordedOf,
  renderDiff,
  stepLine,
} from '@gezinsbeeld/contracts/diff'
import type { FindingFormat } from '@gezinsbeeld/contracts/findings'
import { type StreamOptions, storedMessages } from '../stored-messages.js'
import { UserError } from '../tell.js'

export interface ContractDiffOptions extends StreamOptions {
  readonly repository: string
  readonly format: FindingFormat
  readonly consumers?: 'tolerant' | 'strict'
  readonly waivers?: string
  readonly replay?: string
}

/** A message a line; what is no message is told with the number of its line. */
const replayFile = (file: string) => async (replay: Replay) => {
  let number = 0
  for await (const line of createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity })) {
    number += 1
    if (line.trim() !== '') replay.add(readRecorded(line), `${file}:${number}`)
  }
}

const replayStream = (stream: string, options: StreamOptions) => async (replay: Replay) => {
  for await (const { subject, sequence, headers, data } of storedMessages(stream, 'end', options))
    replay.add(recordedOf(subject, headers ?? [], data), `${stream}:${sequence}`)
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
  const { repository, format, consumers, waivers, replay } = options
  const isFile = replay !== undefined && existsSync(replay)
  if (replay !== undefined && !isFile && !/^[\w-]+$/.test(replay))
    throw new UserError(`--replay ${replay}: found no such file, and a stream has another kind of name`)
  const outcome = await diff(base, head, {
    folder: repository,
    tolerant: consumers === undefined ? undefined : consumers === 'tolerant',
    today: today(),
    ...(waivers === undefined ? {} : { waivers }),
    ...(replay === undefined ? {} : { replay: isFile ? replayFile(replay) : replayStream(replay, options) }),
  })
  process.stdout.write(renderDiff(outcome, format))
  if (format !== 'text') process.stderr.write(`${stepLine(outcome.report)}\n`)
  if (fails(outcome)) process.exitCode = 1
}
