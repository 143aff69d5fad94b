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

/** The pseudonym that a message is about; undefined for a message that is off the contract. */
const pseudonymIn = (
  message: IncomingMessage,
  naam: 'bekendheid.gevraagd' | 'bekendheid.beeindigd',
): string | undefined => {
  try {
    const { data } = decodeEvent(message)
    const read = question.safeParse(data)
    return read.success && validate(naam, data, 'tolerant').length === 0 ? read.data.pseudoniem : undefined
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
      const pseudonym = pseudonymIn(message, naam)
      if (pseudonym === undefined) {
        bus.log.warn({ naam, sequence: message.sequence }, 'a question of the hub is off the contract')
        return
      }
      const events = await (naam === 'bekendheid.gevraagd' ? asked(pseudonym) : ended(pseudonym))
      bus.log.info({ naam, events }, 'answered the hub')
    },
  })
