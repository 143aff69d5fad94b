import type { EventAttributes } from '@gezinsbeeld/bus'
import { bericht, type EventName, type Herkomst, invoerSubject } from '@gezinsbeeld/contracts'
import { eventId, payloadOf, sequenceText } from '../ledger/content'
import { withdrawnContent } from '../ledger/decide'
import { type Moment, tokenOfObject } from '../ledger/entries'
import type { Settled } from '../ledger/store'

/** An event as it goes to `invoer`. */
export interface OutgoingEvent {
  /** The ledger's key of its object. */
  readonly object: string
  readonly naam: EventName
  /** `gezin.v1.<organisatie>.<domein>.<gebeurtenis>.<object>`. */
  readonly subject: string
  readonly attributes: EventAttributes
  /** JSON. */
  readonly payload: string
}

/** Who speaks: the same for every event of an adapter. */
export interface Sender {
  readonly organisatie: string
  /** 20 digits. */
  readonly oin: string
  /** The name of the source system. */
  readonly bronsysteem: string
}

export type EventBuilder = (settled: Settled) => OutgoingEvent

interface Said {
  readonly naam: EventName
  readonly content: string
  readonly moment: Moment
}

const saidOf = (organisatie: string, { object, entry, said }: Settled): Said => {
  if (said !== undefined) return { naam: said.state.naam, content: said.state.content, moment: said.moment }
  if (entry.naam === '' || entry.withdrawn === undefined)
    throw new TypeError(`nothing was said about ${object}`)
  return { naam: entry.naam, content: withdrawnContent(organisatie, object), moment: entry.withdrawn }
}

/** CloudEvents 1.0, NL GOV profile (DESIGN.md, "Events"). */
export const eventBuilder = ({ organisatie, oin, bronsysteem }: Sender): EventBuilder => {
  const source = `urn:nld:oin:${oin}:systeem:${encodeURIComponent(bronsysteem)}`
  return (settled) => {
    const { object, entry } = settled
    const { naam, content, moment } = saidOf(organisatie, settled)
    const token = tokenOfObject(object)
    const { type, schema, grondslag } = bericht(naam)
    const herkomst: Herkomst = { bronsysteem, vastgelegdOp: moment.at, adapterversie: moment.versie }
    return {
      object,
      naam,
      subject: invoerSubject(organisatie, naam, token),
      attributes: {
        id: eventId(organisatie, token, entry.sequence, entry.hash),
        source,
        type,
        subject: entry.subject,
        time: moment.at,
        dataschema: schema,
        sequence: sequenceText(entry.sequence),
        grondslag,
        adapterversie: moment.versie,
        traceparent: settled.traceparent,
      },
      payload: payloadOf(content, herkomst),
    }
  }
}
