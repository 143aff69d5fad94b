import { StopError } from '../../failures'
import { sieve } from '../parse/sieve'

/** Bytes of one record; a larger one is parked by what it says of itself. */
const mostInRecord = 16_000_000
/** Bytes of an answer without what its too large records hold. */
const mostInAnswer = 50_000_000

/** The records of an answer are each no larger than they may be, but all together are. */
export class AnswerTooLarge extends StopError {
  override readonly name = 'AnswerTooLarge'
}

export interface BodyOptions {
  /** The answer itself is the record, where it is no list. */
  readonly isRecord: boolean
  /** What to say when it is too large as a whole. */
  readonly advice: string
}

/**
 * Reads an answer of JSON, however large, in a bounded memory: a record of more than 16 MB loses everything but its short values, and is
 * marked as unreadable (`te-groot`). An answer that is not larger than one record may be is not looked at.
 *
 * @throws AnswerTooLarge when more than 50 MB is left; what `body` throws.
 */
export const readBody = async (
  body: AsyncIterable<Uint8Array>,
  { isRecord, advice }: BodyOptions,
): Promise<Uint8Array> => {
  let chunks: Uint8Array[] = []
  let bytes = 0
  let through: ReturnType<typeof sieve> | undefined
  for await (const chunk of body) {
    if (through === undefined) {
      chunks.push(chunk)
      bytes += chunk.length
      if (bytes <= mostInRecord) continue
      through = sieve({ mostInRecord, isRecord })
      for (const each of chunks) through.push(each)
      chunks = []
    } else through.push(chunk)
    if (through.kept() > mostInAnswer) throw new AnswerTooLarge(advice)
  }
  return through === undefined ? Buffer.concat(chunks, bytes) : through.end()
}
