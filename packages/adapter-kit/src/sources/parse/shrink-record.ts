import { unreadableMark } from '../unreadable'
import { fault } from './found'
import type { Growing } from './growing'
import {
  closeList,
  closeObject,
  isSpace,
  type JsonBytes,
  type OfText,
  openList,
  openObject,
} from './json-bytes'

/** A longer name or value says nothing of which record it is. */
const mostInValue = 1_000
const tooLong = Buffer.from('"…"')
const [comma, colon] = [0x2c, 0x3a]

/**
 * Puts a record that is too large once more, byte by byte, without what is long or stands in a list: keys and moments stand elsewhere. Each of
 * its objects is marked as unreadable, so that whatever part a source takes for the record is parked.
 *
 * @param most the bytes that it may have.
 */
export const shrinkRecord = (out: Growing, most: number): JsonBytes => {
  const rejection = fault('te-groot', '', `expected a record of at most ${most} bytes`)
  const mark = Buffer.from(`"${unreadableMark}":${JSON.stringify(rejection)}}`)
  /** Of each object that is open outside lists, whether nothing was put into it. */
  const empty: boolean[] = []
  /** Lists, and what is in them, that are open. */
  let inList = 0
  /** Where the name or value that is being read began; undefined between two. */
  let began: number | undefined

  const room = (): number => {
    began ??= out.length()
    return began + mostInValue - out.length()
  }

  /** A text that is too long becomes one that tells so; a number is cut off. */
  const value = (byte: number, ofText: OfText): void => {
    if (room() > 0) out.put(byte)
    else if (ofText === 'end') {
      out.takeFrom(began ?? 0)
      out.bytes(tooLong)
    }
    if (ofText === 'end') began = undefined
  }

  const leaveOut = (byte: number): void => {
    if (byte === openList || byte === openObject) inList += 1
    if (byte === closeList || byte === closeObject) inList -= 1
    if (inList === 0) out.put(closeList)
  }

  const close = (): void => {
    if (empty.pop() === false) out.put(comma)
    out.bytes(mark)
    began = undefined
  }

  return {
    take: (byte, ofText) => {
      const isSign = ofText === false
      if (inList > 0) {
        if (isSign) leaveOut(byte)
        return
      }
      if (isSign && isSpace(byte)) return
      if (isSign && byte === closeObject) return close()
      if (empty.at(-1) === true) empty[empty.length - 1] = false
      if (isSign && byte === openObject) empty.push(true)
      if (isSign && byte === openList) inList = 1
      if (isSign && (byte === openObject || byte === openList || byte === comma || byte === colon)) {
        out.put(byte)
        began = undefined
      } else value(byte, ofText)
    },
    within: (piece) => {
      if (inList === 0) out.bytes(piece.subarray(0, room()))
    },
  }
}
