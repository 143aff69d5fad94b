import { hash } from 'node:crypto'
import type { EventName } from '@gezinsbeeld/contracts'
import type { Message } from './input'
import type { Alarm, Output } from './tables'

/** Gives out a new id; the same input always gives the same ones. */
export type Mint = () => string

/** 22 characters that are the same whenever these parts are. */
export const token = (...parts: readonly (string | number)[]): string =>
  hash('sha256', parts.join('\u0000'), 'base64url').slice(0, 22)

/** About whom a delivery tells something, and why its receiver may know it. */
export interface Ground {
  readonly personen: readonly string[]
  readonly reden: string
}

/** One delivery; `data` may be a Buffer that already holds its JSON. */
export type Send = (ontvanger: string, gezin: string, naam: EventName, data: object, ground?: Ground) => void

/** What one input sends and mints; the same input always the same. */
export interface Sending {
  readonly send: Send
  readonly mint: Mint
  readonly outputs: readonly Output[]
  readonly alarms: readonly Alarm[]
  alarm(alarm: Omit<Alarm, 'positie' | 'tijd'>): void
}

/** `isReplaying`: what is minted then is for the time being, and never what another input was given before. */
export const sendingOf = (
  { positie, ontvangenOp, event }: Pick<Message, 'positie' | 'ontvangenOp' | 'event'>,
  isReplaying: boolean,
): Sending => {
  const outputs: Output[] = []
  let minted = 0
  const traceparent = event?.traceparent
  const alarms: Alarm[] = []
  return {
    outputs,
    alarms,
    alarm: (alarm) => alarms.push({ positie, tijd: ontvangenOp, ...alarm }),
    mint: () => token(isReplaying ? 'voorlopig' : 'id', positie, minted++),
    send: (ontvanger, gezin, naam, data, ground) => {
      outputs.push({
        positie,
        tijd: ontvangenOp,
        ...(traceparent === undefined ? {} : { traceparent }),
        ontvanger,
        gezin,
        naam,
        id: token('bezorging', positie, outputs.length, ontvanger),
        personen: ground?.personen ?? [],
        ...(ground === undefined ? {} : { reden: ground.reden }),
        payload: Buffer.isBuffer(data) ? data : Buffer.from(JSON.stringify(data)),
      })
    },
  }
}
