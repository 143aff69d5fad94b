import type { Rejection } from '../../rejection'
import { unreadable } from '../unreadable'
import { BrokenOff, fault } from './found'

/** A text that is no JSON, or JSON that two readers would read differently (RFC 7493, I-JSON): nothing of it is read. */
const refuse = (reden: string, at: number, uitleg: string): never => {
  throw new BrokenOff(fault(reden, `teken ${at + 1}`, uitleg))
}

const space = new Set([0x20, 0x09, 0x0a, 0x0d])
const numberAt = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y

/** An integer that a double cannot hold stays the text that it is: a key that is one off is another person's key. */
const exact = (text: string): number | string => {
  const value = Number(text)
  return /^-?\d+$/.test(text) && !Number.isSafeInteger(value) ? text : value
}

/**
 * Reads JSON as `JSON.parse` does, but refuses a name that stands twice in one object, depth without end and numbers beyond a
 * double, and keeps integers beyond 2^53 as text.
 *
 * @throws BrokenOff with where it stands, never what.
 */
export const readJson = (text: string, deepest: number): unknown => read(text, deepest, undefined)

/** Stands where bytes were that are no UTF-8. */
const replaced = '\ufffd'

/**
 * The same for an answer with many records, of which one that two readers would read differently must not spoil the others: such a record
 * is marked as unreadable, with the reason, and so are the objects around it but for the answer itself.
 *
 * @throws BrokenOff for what is no JSON, or when it is the answer itself that cannot be told.
 */
export const readAnswer = (bytes: Uint8Array, deepest: number): unknown => {
  try {
    return read(new TextDecoder('utf-8', { fatal: true }).decode(bytes), deepest, { isReplaced: false })
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    return read(new TextDecoder('utf-8').decode(bytes), deepest, { isReplaced: true })
  }
}

/** Forbearing with the records of an answer. */
interface Sparing {
  /** Whether wrong bytes were replaced. */
  readonly isReplaced: boolean
}

const read = (text: string, deepest: number, sparing: Sparing | undefined): unknown => {
  let at = 0
  /** What was found that spoils the record in which it stands. */
  let blemishes = 0
  let latest: Rejection | undefined

  const blemish = (reden: string, place: number, uitleg: string): void => {
    if (sparing === undefined) refuse(reden, place, uitleg)
    blemishes += 1
    // Without the place, which is another one in each answer.
    latest = fault(reden, '', uitleg)
  }

  /** Past a list or object that is too deep, however deep that goes. */
  const pass = (): null => {
    let open = 0
    do {
      const sign = text[at]
      if (sign === undefined) refuse('geen-json', at, 'not closed')
      if (sign === '"') string()
      else {
        if (sign === '[' || sign === '{') open += 1
        if (sign === ']' || sign === '}') open -= 1
        at += 1
      }
    } while (open > 0)
    return null
  }

  const skip = (): void => {
    while (space.has(text.charCodeAt(at))) at += 1
  }

  const string = (): string => {
    const begun = at
    let plain = true
    for (at += 1; ; at += 1) {
      const code = text.charCodeAt(at)
      if (code === 0x22) break
      if (code < 0x20 || Number.isNaN(code)) refuse('geen-json', at, 'a text that is not closed')
      if (code === 0x5c) {
        plain = false
        at += 1
      }
    }
    at += 1
    if (sparing?.isReplaced === true && text.slice(begun, at).includes(replaced))
      blemish('verkeerde-tekens', begun, 'bytes that are no UTF-8')
    if (plain) return text.slice(begun + 1, at - 1)
    try {
      return String(JSON.parse(text.slice(begun, at)))
    } catch {
      return refuse('geen-json', begun, 'an escape that is none')
    }
  }

  const number = (): number | string => {
    numberAt.lastIndex = at
    const found = numberAt.exec(text)?.[0]
    if (found === undefined) return refuse('geen-json', at, 'expected a value')
    const value = exact(found)
    if (typeof value === 'number' && !Number.isFinite(value))
      blemish('te-groot-getal', at, 'beyond any number')
    at += found.length
    return value
  }

  const word = (expected: string, value: boolean | null): boolean | null => {
    if (!text.startsWith(expected, at)) refuse('geen-json', at, 'expected a value')
    at += expected.length
    return value
  }

  const list = (depth: number): unknown[] => {
    const all: unknown[] = []
    at += 1
    skip()
    if (text[at] === ']') {
      at += 1
      return all
    }
    for (;;) {
      all.push(value(depth + 1))
      if (text[at] === ']') break
      if (text[at] !== ',') refuse('geen-json', at, 'expected , or ]')
      at += 1
    }
    at += 1
    return all
  }

  const object = (depth: number): unknown => {
    const all: Record<string, unknown> = {}
    const before = blemishes
    at += 1
    skip()
    if (text[at] === '}') {
      at += 1
      return all
    }
    for (;;) {
      skip()
      if (text[at] !== '"') refuse('geen-json', at, 'expected a name')
      const begun = at
      const name = string()
      if (name === '__proto__') refuse('geen-json', begun, 'a name that nothing is called')
      if (Object.hasOwn(all, name)) {
        const say = depth === 0 ? refuse : blemish
        say('dubbele-sleutel', begun, 'one name twice in one object')
      }
      skip()
      if (text[at] !== ':') refuse('geen-json', at, 'expected :')
      at += 1
      all[name] = value(depth + 1)
      if (text[at] === '}') break
      if (text[at] !== ',') refuse('geen-json', at, 'expected , or }')
      at += 1
    }
    at += 1
    return depth > 0 && blemishes > before && latest !== undefined ? unreadable(latest, all) : all
  }

  const scalar = (): unknown => {
    switch (text[at]) {
      case '"':
        return string()
      case 't':
        return word('true', true)
      case 'f':
        return word('false', false)
      case 'n':
        return word('null', null)
    }
    return number()
  }

  /** With the blanks around it. */
  const value = (depth: number): unknown => {
    if (depth > deepest) {
      blemish('te-diep', at, `more than ${deepest} deep`)
      skip()
      const none = text[at] === '{' || text[at] === '[' ? pass() : scalar()
      skip()
      return none
    }
    skip()
    const read = text[at] === '{' ? object(depth) : text[at] === '[' ? list(depth) : scalar()
    skip()
    return read
  }

  const whole = value(0)
  if (at < text.length) refuse('geen-json', at, 'expected nothing more')
  return whole
}
