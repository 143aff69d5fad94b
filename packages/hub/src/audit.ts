import { eventMessage, type OutgoingMessage } from '@gezinsbeeld/bus'
import { bericht, domeinOf, gebeurtenisOf } from '@gezinsbeeld/contracts'
import type { HubIdentity } from './hub-identity'
import { token } from './send'
import type { Alarm, Output } from './tables'

/**
 * What the audit holds of one delivery, in the fields of NEN 7513: what happened, when, to whom it was shown, of whom, on what
 * ground. No personal data: persons are the hub's ids.
 */
export interface DeliveryRecord {
  /** The delivery's `ce-id`; one that stands twice is one. */
  readonly bezorging: string
  readonly tijdstip: string
  readonly gezin: string
  readonly personen: readonly string[]
  readonly domein: string
  readonly gebeurtenis: string
  /** What opened the family to the receiver. */
  readonly reden?: string
  readonly grondslag: string
}

/** As many records as one message holds, and about as many of their persons: far below what the server takes. */
const perMessage = 500
const personsPerMessage = 10_000

/** In parts that fit; always the same ones of the same outputs. */
const inParts = (outputs: readonly Output[]): readonly (readonly Output[])[] => {
  const parts: Output[][] = []
  let part: Output[] = []
  let persons = 0
  for (const output of outputs) {
    if (part.length === perMessage || persons > personsPerMessage) {
      part = []
      persons = 0
    }
    if (part.length === 0) parts.push(part)
    part.push(output)
    persons += output.personen.length
  }
  return parts
}

const recordOf = ({ id, tijd, gezin, personen, naam, reden }: Output): DeliveryRecord => ({
  bezorging: id,
  tijdstip: tijd,
  gezin,
  personen,
  domein: domeinOf(naam),
  gebeurtenis: gebeurtenisOf(naam),
  ...(reden === undefined ? {} : { reden }),
  grondslag: bericht(naam).grondslag,
})

/** The audit of deliveries: for each receiver a few messages with many records. */
export const auditOf = (outputs: readonly Output[], { source }: HubIdentity): readonly OutgoingMessage[] => {
  const byReceiver = new Map<string, Output[]>()
  for (const output of outputs) {
    const so = byReceiver.get(output.ontvanger)
    if (so === undefined) byReceiver.set(output.ontvanger, [output])
    else so.push(output)
  }
  return [...byReceiver].flatMap(([organisatie, all]) => {
    return inParts(all).map((part) => {
      const id = token('audit', part[0]?.id ?? '', part.length)
      return eventMessage(
        `audit.v1.${organisatie}.bezorgd`,
        { id, source, type: 'nl.gezinsbeeld.audit-bezorgd.v1', time: part[0]?.tijd ?? '' },
        JSON.stringify({ organisatie, handeling: 'bezorgd', bezorgingen: part.map(recordOf) }),
      )
    })
  })
}

export const alarmMessage = (
  { positie, tijd, organisatie, reden, aantal, gewoon }: Alarm,
  { source }: HubIdentity,
): OutgoingMessage =>
  eventMessage(
    `audit.v1.${organisatie}.alarm`,
    {
      id: token('alarm', positie, organisatie, reden),
      source,
      type: 'nl.gezinsbeeld.audit-alarm.v1',
      time: tijd,
    },
    JSON.stringify({
      organisatie,
      handeling: 'alarm',
      reden,
      aantal,
      gewoon,
      tijdstip: tijd,
    }),
  )
