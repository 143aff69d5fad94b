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
  readonly doelbindingVan?: Partial<Record<Rol, Levels>>
  /** Other levels when the object's `soort` is this: a stay in a shelter is told less of than another. */
  readonly doelbindingSoort?: Readonly<Record<string, Levels>>
  /** What a toestemming for this domein that names the receiver raises the level to. */
  readonly doelbindingToestemming?: Levels
  /** What an `overdrachtAan` that names the receiver raises the level to. */
  readonly doelbindingOverdracht?: Levels
  /** What an object that is itself for the receiver (`organisaties`, `rollen`) raises the level to. */
  readonly doelbindingGenoemd?: Levels
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

/** What is so of one object and one receiver, where the contract lets that decide. */
export interface Omstandigheden {
  /** The object's `soort`. */
  readonly soort?: string | undefined
  /** A toestemming that holds now, for this domein, from the sender, to this receiver. */
  readonly toestemming?: boolean
  /** The object's `overdrachtAan` names this receiver. */
  readonly overdracht?: boolean
  /** The object's `organisaties` or `rollen` name this receiver. */
  readonly genoemd?: boolean
}

const ladder: readonly Doelbinding[] = ['geen', 'bekendheid', 'volledig']

/** Whether the first level says more than the second. */
const above = (a: Doelbinding, b: Doelbinding): boolean => ladder.indexOf(a) > ladder.indexOf(b)

/**
 * What `ontvanger` may receive of this message when a `zender` sent it; what is not listed is `geen`. The sender's role and the
 * object's `soort` each replace the message's own level, the lower of them when both do; then a toestemming, an overdracht or
 * being named may raise it. A toestemming raises only what it is needed for: of a message that has levels by sender or soort,
 * those.
 */
export const doelbindingOf = (
  naam: EventName,
  zender: Rol,
  ontvanger: Rol,
  omstandigheden: Omstandigheden = {},
): Doelbinding => {
  const { soort, toestemming, overdracht, genoemd } = omstandigheden
  const message = catalogue[naam]
  const special = [
    message.doelbindingVan?.[zender],
    soort === undefined ? undefined : message.doelbindingSoort?.[soort],
  ].filter((levels) => levels !== undefined)
  const level = (special.length > 0 ? special : [message.doelbinding])
    .map((levels) => levels[ontvanger] ?? 'geen')
    .reduce((a, b) => (above(a, b) ? b : a))
  const helps = special.length > 0 || !(message.doelbindingVan ?? message.doelbindingSoort)
  return [
    toestemming === true && helps ? message.doelbindingToestemming : undefined,
    overdracht === true ? message.doelbindingOverdracht : undefined,
    genoemd === true ? message.doelbindingGenoemd : undefined,
  ].reduce<Doelbinding>((so, levels) => {
    const raised = levels?.[ontvanger] ?? 'geen'
    return above(raised, so) ? raised : so
  }, level)
}
