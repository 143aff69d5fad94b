import { type Growing, growing } from './growing'
import { closeList, closeObject, type JsonBytes, jsonBytes, openList, openObject } from './json-bytes'
import { shrinkRecord } from './shrink-record'

export interface SieveOptions {
  /** Bytes. */
  readonly mostInRecord: number
  /** The answer is a record itself when it is an object; else its records are the objects in its outermost lists. */
  readonly isRecord: boolean
}

/** An answer of JSON on its way, of which the records that are too large lose what is large. */
export interface Sieve {
  push(chunk: Uint8Array): void
  /** Bytes that are kept until now. */
  kept(): number
  end(): Uint8Array
}

interface RecordOnItsWay {
  /** Where it begins in what is kept. */
  readonly place: number
  bytes: number
  depth: number
  shrink: JsonBytes | undefined
}

const begin = (out: Growing): RecordOnItsWay => ({
  place: out.length(),
  bytes: 0,
  depth: 0,
  shrink: undefined,
})

/** Knows nothing of JSON but texts and brackets: what is no JSON stays none. */
export const sieve = ({ mostInRecord, isRecord }: SieveOptions): Sieve => {
  const out = growing()
  /** Of what is open around a record: whether it is a list. */
  const around: boolean[] = []
  let record: RecordOnItsWay | undefined

  /** From here on it is too large: what was kept of it is put once more. */
  const watch = (current: RecordOnItsWay, more: number): void => {
    current.bytes += more
    if (current.shrink !== undefined || current.bytes <= mostInRecord) return
    current.shrink = shrinkRecord(out, mostInRecord)
    jsonBytes(current.shrink)(out.takeFrom(current.place))
  }

  const push = jsonBytes({
    take: (byte, ofText) => {
      const opens = ofText === false && (byte === openObject || byte === openList)
      const closes = ofText === false && (byte === closeObject || byte === closeList)
      if (record === undefined && opens && byte === openObject && (around.at(-1) ?? isRecord))
        record = begin(out)
      if (record === undefined) {
        if (opens) around.push(byte === openList)
        if (closes) around.pop()
        out.put(byte)
        return
      }
      if (opens) record.depth += 1
      if (closes) record.depth -= 1
      if (record.shrink === undefined) out.put(byte)
      else record.shrink.take(byte, ofText)
      watch(record, 1)
      if (record.depth === 0) record = undefined
    },
    within: (piece) => {
      if (record?.shrink === undefined) out.bytes(piece)
      else record.shrink.within(piece)
      if (record !== undefined) watch(record, piece.length)
    },
  })

  return { push, kept: out.length, end: out.all }
}
