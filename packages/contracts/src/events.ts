import { berichten, type EventMap } from './gegenereerd/catalogue'
import type { Rol } from './gegenereerd/types'

/** `<domein>.<gebeurtenis>`, e.g. `maatregel.opgelegd`. */
export type EventName = keyof EventMap

/** One event of the contract: its name decides the shape of its data. */
export type FamilyEvent<N extends EventName = EventName> = {
  [K in N]: { readonly naam: K; readonly data: EventMap[K] }
}[N]

/** How much of a fact somebody may receive (DESIGN.md, "Who receives"). */
export type Doelbinding = 'volledig' | 'bekendheid' | 'geen'

type Levels = Partial<Record<Rol, Doelbinding>>

export interface Bericht {
  readonly titel: string
  readonly omschrijving: string
  /** `ce-type`. */
  readonly type: string
  /** `ce-dataschema`. */
  readonly schema: string
  /** `ce-grondslag`: the article of law. */
  readonly grondslag: string
  readonly doelbinding: Levels
  /** Other levels when the sender has this role: a ggz's betrokkenheid is told less of than a gi's. */
  readonly doelbindingVan: Partial<Record<Rol, Levels>>
}

const catalogue: Readonly<Record<EventName, Bericht>> = berichten

export const eventNames: readonly EventName[] = Object.keys(berichten).filter(isEventName)

export function isEventName(name: string): name is EventName {
  return Object.hasOwn(berichten, name)
}

export const bericht = (naam: EventName): Bericht => catalogue[naam]

/** The event's name by its `ce-type`; undefined for a type that is not in the contract. */
export const nameOfType = (type: string): EventName | undefined => byType.get(type)

const byType = new Map(eventNames.map((naam) => [catalogue[naam].type, naam]))

export const domeinOf = (naam: EventName): string => naam.slice(0, naam.indexOf('.'))

export const gebeurtenisOf = (naam: EventName): string => naam.slice(naam.indexOf('.') + 1)

/** What `ontvanger` may receive of this message when a `zender` sent it; what is not listed is `geen`. */
export const doelbindingOf = (naam: EventName, zender: Rol, ontvanger: Rol): Doelbinding => {
  const { doelbinding, doelbindingVan } = catalogue[naam]
  return (doelbindingVan[zender] ?? doelbinding)[ontvanger] ?? 'geen'
}
