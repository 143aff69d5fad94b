import { type EventName, isEventName, validate } from '@gezinsbeeld/contracts'
import type { LastState, Overlay } from '../define'
import { contentHash } from './content'
import type { Moment, State } from './entries'

/** What one record says of an object, and when its source recorded that. */
export interface Saying {
  readonly state: State
  readonly moment: Moment
}

const isFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const saidIn = ({ naam, content }: State): LastState => {
  const data: unknown = JSON.parse(content)
  return { naam, data: isFields(data) ? data : {} }
}

const byFields: Overlay = (before, later) => ({
  naam: later.naam,
  data: { ...before.data, ...later.data },
})

const nameOf = (naam: string, otherwise: EventName): EventName => (isEventName(naam) ? naam : otherwise)

/** By moment; records of one moment in the order of their content, so that the outcome does not depend on who came first. */
const inOrder = (sayings: readonly Saying[]): readonly Saying[] =>
  sayings.toSorted(
    (a, b) =>
      Date.parse(a.moment.at) - Date.parse(b.moment.at) || (a.state.content < b.state.content ? -1 : 1),
  )

const isAllowed = ({ naam, data }: LastState, { at, versie }: Moment): boolean => {
  const herkomst = { bronsysteem: 'x', vastgelegdOp: at, adapterversie: versie }
  return isEventName(naam) && validate(naam, { ...data, herkomst }, 'strict').length === 0
}

/**
 * What several records say of one object, as one: each laid over those before it. Undefined while nobody has said more than a change.
 * What would leave the contract is not laid over: the object stays as it was.
 *
 * @param sayings of one object, at least one of them with `over`.
 */
export const laidOver = (sayings: readonly Saying[], overlay: Overlay = byFields): Saying | undefined => {
  const order = inOrder(sayings)
  // A change that came before its object is laid over it all the same.
  const early = order.filter(({ state }) => state.over === 'nodig')
  const first = order.findIndex(({ state }) => state.over !== 'nodig')
  const base = order[first]
  if (base === undefined) return undefined
  const later = [...early.filter((each) => order.indexOf(each) < first), ...order.slice(first + 1)]
  let said = saidIn(base.state)
  let moment = base.moment
  for (const each of later) {
    const next = each.state.over === undefined ? saidIn(each.state) : overlay(said, saidIn(each.state))
    if (!isAllowed(next, each.moment)) continue
    said = next
    if (Date.parse(each.moment.at) >= Date.parse(moment.at)) moment = each.moment
  }
  const naam = nameOf(said.naam, base.state.naam)
  const content = JSON.stringify(said.data)
  return { state: { ...base.state, naam, content, hash: contentHash(naam, content) }, moment }
}
