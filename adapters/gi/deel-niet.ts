import { defineFeed, type Feed, type sql, type Translate } from '@gezinsbeeld/adapter-kit'
import { isLeft, right } from 'fp-ts/lib/Either.js'
import type { Decoder } from 'io-ts'

/** Any of the views may have this column. */
const column = 'deel_niet'

/** Only a plain `false` or nothing lets a row be shared: a mark that we do not know is a mark. */
const isKeptBack = (raw: unknown): boolean =>
  typeof raw === 'object' && raw !== null && column in raw && raw[column] !== null && raw[column] !== false

interface Marked<R> {
  readonly row: R
  readonly keptBack: boolean
}

const marked = <R>(record: Decoder<unknown, R>): Decoder<unknown, Marked<R>> => {
  const read = (raw: unknown, result: ReturnType<typeof record.decode>) =>
    isLeft(result) ? result : right({ row: result.right, keptBack: isKeptBack(raw) })
  return {
    name: record.name,
    validate: (raw, context) => read(raw, record.validate(raw, context)),
    decode: (raw) => read(raw, record.decode(raw)),
  }
}

interface ViewFeed<R> {
  readonly naam: string
  readonly source: ReturnType<typeof sql>
  readonly record: Decoder<unknown, R>
  readonly translate: Translate<R>
}

/** A feed on one of the GI's views, of which a row may say that it is not to be shared: what it gave before is withdrawn. */
export const viewFeed = <R>({ naam, source, record, translate }: ViewFeed<R>): Feed =>
  defineFeed({
    naam,
    source: { ...source, facultatief: [column] },
    record: marked(record),
    translate: ({ row, keptBack }, context) => {
      const events = translate(row, context)
      if (!keptBack || isLeft(events)) return events
      return right(events.right.map((event) => ({ ...event, delen: false as const })))
    },
  })
