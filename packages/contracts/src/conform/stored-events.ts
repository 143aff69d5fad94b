import { type Json, toJson } from '../build/json'
import { bericht, eventNames, nameOfType } from '../events'
import type { Finding } from '../findings/finding'
import { kanalen } from '../gegenereerd/conformity'
import { validateMessage } from '../validate'
import { type Match, matchSubject } from './channel'
import { checkContent, checkTokens } from './content'
import { checkHeaders, readHeaders } from './headers'
import type { Say } from './say'

/** A message as a stream keeps it. */
export interface StoredEvent {
  readonly subject: string
  /** Its place in the stream, from 1. */
  readonly sequence: number
  /** Names with all their values. */
  readonly headers: Iterable<readonly [string, readonly string[]]>
  readonly data: Uint8Array
}

export interface StreamCheck {
  /** What is wrong with the next message; line is its place in the stream, path a JSON Pointer into its payload. */
  readonly add: (event: StoredEvent) => readonly Finding[]
  /** Afterwards: one note for each message of the contract that belongs in this stream and was not seen. */
  readonly coverage: () => readonly Finding[]
  /** How many messages the common language says nothing of: the hub's own. */
  readonly passedOver: () => number
}

/** What the hub keeps for itself; `contracts/toepassingen/hub.asyncapi.yaml`. */
const own = /^(hub|audit|besluiten|register\.v1\.hernieuwd)\./

const parse = (data: Uint8Array): Json | undefined => {
  try {
    return toJson(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(data)))
  } catch {
    // Both errors quote what was read; that it is no JSON is all that may be told.
    return undefined
  }
}

/** `MaatregelOpgelegd` ← `invoer-maatregel-opgelegd`; for an envelope, the event that it carries. */
const eventNameOf = ({ kanaal }: Match): string => {
  const tokens = kanaal.adres.split('.')
  if (kanaal.adres.startsWith('register.'))
    return tokens
      .slice(0, 3)
      .filter((t) => t !== 'v1')
      .join('.')
  return tokens[0] === 'gezin' ? tokens.slice(3, 5).join('.') : tokens.slice(4, 6).join('.')
}

/** `ce-type` and `ce-dataschema` are those of the event that the subject names. */
const checkType = (match: Match, values: ReadonlyMap<string, string>, say: Say): void => {
  const naam = eventNameOf(match)
  const known = eventNames.find((each) => each === naam)
  const type = values.get('ce-type')
  if (known === undefined || type === undefined) return
  if (nameOfType(type) === undefined) say('type-unknown', 'found a ce-type that the contract does not know')
  else if (type !== bericht(known).type)
    say('type-mismatch', `found the ce-type ${type}, expected ${bericht(known).type} on this subject`)
  const schema = values.get('ce-dataschema')
  if (schema !== undefined && schema !== bericht(known).schema)
    say('dataschema-mismatch', `found another ce-dataschema, expected ${bericht(known).schema}`)
}

interface Seen {
  readonly id: string | undefined
  readonly sequence: string
}

/** Ids are one for one message; the versions of one object rise. */
const memory = () => {
  const ids = new Map<string, { readonly at: number; readonly subject: string }>()
  const last = new Map<string, Seen>()
  return {
    id: (values: ReadonlyMap<string, string>, { sequence: at, subject }: StoredEvent, say: Say): void => {
      const id = values.get('ce-id')
      if (id === undefined) return
      const stored = values.get('nats-msg-id')
      if (stored !== id)
        say(
          'id-mismatch',
          `expected the header Nats-Msg-Id to be the ce-id${stored === undefined ? ', found none' : ''}`,
        )
      const before = ids.get(id)
      ids.set(id, before ?? { at, subject })
      if (before === undefined) return
      // The region's clock says a day again when the operator starts anew; that changes nothing.
      if (subject === before.subject && subject.startsWith('register.'))
        say('id-repeated', `the same as message ${before.at}`, '', 'info')
      else say('id-duplicate', `found a ce-id that message ${before.at} has already`)
    },
    order: ({ tokens }: Match, naam: string, values: ReadonlyMap<string, string>, say: Say): void => {
      const object = tokens.get('object')
      const sequence = values.get('ce-sequence')
      if (object === undefined || sequence === undefined || !/^\d{16}$/.test(sequence)) return
      const key = `${tokens.get('organisatie')} ${naam.split('.')[0]} ${object}`
      const before = last.get(key)
      const id = values.get('ce-id')
      if (before !== undefined && sequence === before.sequence && id !== before.id)
        say('sequence-reused', 'found other content under a ce-sequence that this object has had')
      if (before !== undefined && sequence < before.sequence)
        say('sequence-backwards', 'found a ce-sequence below the one before it of this object')
      else last.set(key, { id, sequence })
    },
  }
}

/**
 * Holds what is on a stream against the contract, one message after the other: headers, type, subject against content, ids, and the
 * payload in its strict form. Findings never repeat a value of a payload.
 */
export const checkStream = (stream: string): StreamCheck => {
  const seen = memory()
  const covered = new Set<string>()
  let passed = 0
  const add = (event: StoredEvent): readonly Finding[] => {
    const findings: Finding[] = []
    const say: Say = (rule, message, path = '', severity = 'error') =>
      findings.push({
        ...{ rule, severity, message: `${event.subject}: ${message}`, path },
        ...{ file: stream, line: event.sequence, column: 1 },
      })
    if (own.test(event.subject)) {
      passed += 1
      return findings
    }
    const values = readHeaders(event.headers, say)
    const match = matchSubject(kanalen, event.subject)
    if (match === undefined) {
      say('subject-unknown', 'found a subject that the contract does not know')
      return findings
    }
    const [titel = ''] = match.kanaal.berichten
    if (match.kanaal.stroom !== stream)
      say('stream-mismatch', `the contract keeps this subject in ${match.kanaal.stroom}`)
    checkTokens(match, say)
    checkHeaders(titel, values, say)
    checkType(match, values, say)
    seen.id(values, event, say)
    seen.order(match, eventNameOf(match), values, say)
    const payload = parse(event.data)
    if (payload === undefined) {
      say('payload-not-json', 'the payload is not JSON in UTF-8')
      return findings
    }
    for (const { path, message } of validateMessage(titel, payload, 'strict'))
      say('payload-invalid', `the payload ${path === '' ? '' : `at ${path} `}${message}`, path)
    checkContent(payload, match, say)
    covered.add(match.kanaal.naam)
    return findings
  }
  const coverage = (): readonly Finding[] =>
    kanalen
      .filter(({ naam, stroom }) => stroom === stream && !covered.has(naam))
      .map(({ naam, adres }) => ({
        ...{ rule: 'coverage', severity: 'info', path: '' },
        message: `no message of ${naam} was seen (${adres})`,
        ...{ file: stream, line: 1, column: 1 },
      }))
  return { add, coverage, passedOver: () => passed }
}
