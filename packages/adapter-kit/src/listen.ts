import {
  type Bus,
  type Consumption,
  consumeDurable,
  decodeEvent,
  type IncomingMessage,
  ParkError,
} from '@gezinsbeeld/bus'
import { parseBezorgdSubject, validate } from '@gezinsbeeld/contracts'
import { z } from 'zod'
import type { Sharing } from './share'

const question = z.object({ pseudoniem: z.string() })

/** The pseudonym that a message is about, and its trace; undefined for a message that is off the contract. */
const questionIn = (
  message: IncomingMessage,
  naam: 'bekendheid.gevraagd' | 'bekendheid.beeindigd',
): { readonly pseudoniem: string; readonly traceparent: string | undefined } | undefined => {
  try {
    const { data, attributes } = decodeEvent(message)
    const read = question.safeParse(data)
    if (!read.success || validate(naam, data, 'tolerant').length > 0) return undefined
    return { pseudoniem: read.data.pseudoniem, traceparent: attributes.traceparent }
  } catch (error) {
    if (error instanceof ParkError) return undefined
    throw error
  }
}

/**
 * Hears the hub's questions on this adapter's own durable consumer. A question counts as heard once what it asks for has
 * arrived; whatever else is delivered to the organisation passes.
 */
export const listen = (bus: Bus, { asked, ended }: Sharing): Consumption =>
  consumeDurable(bus, {
    onMessage: async (message) => {
      const naam = parseBezorgdSubject(message.subject)?.naam
      if (naam !== 'bekendheid.gevraagd' && naam !== 'bekendheid.beeindigd') return
      const asks = questionIn(message, naam)
      if (asks === undefined) {
        bus.log.warn({ naam, sequence: message.sequence }, 'a question of the hub is off the contract')
        return
      }
      const answer = naam === 'bekendheid.gevraagd' ? asked : ended
      const events = await answer(asks.pseudoniem, asks.traceparent)
      bus.log.info({ naam, events }, 'answered the hub')
    },
  })
