import { hash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { Herkomst } from '@gezinsbeeld/contracts'

const sha256 = (text: string): string => hash('sha256', text, 'base64url')

/**
 * The state of an object as it is compared: its event's name and its JSON without `herkomst`, so that a new adapter version or a
 * touched row with the same content publishes nothing. 22 base64url characters, 132 bits.
 */
export const contentHash = (naam: string, content: string): string =>
  sha256(`${naam}\n${content}`).slice(0, 22)

/** An upgraded mapping may write the same fields in another order. */
export const sameContent = (one: string, other: string): boolean =>
  one === other || isDeepStrictEqual(JSON.parse(one), JSON.parse(other))

/** The payload: the content with its `herkomst`, put together without a second serialisation. */
export const payloadOf = (content: string, herkomst: Herkomst): string =>
  `${content.slice(0, -1)},"herkomst":${JSON.stringify(herkomst)}}`

/** `ce-id`: deterministic, so that whatever is published again has the id it had. 22 base64url characters. */
export const eventId = (organisatie: string, token: string, sequence: number, hashed: string): string =>
  sha256(`${organisatie}\n${token}\n${sequence}\n${hashed}`).slice(0, 22)

/** `ce-sequence`: 16 digits, so that text order is number order. */
export const sequenceText = (sequence: number): string => String(sequence).padStart(16, '0')
