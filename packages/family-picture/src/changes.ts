import type { Bezorging, EventMap, EventName, Feit } from '@gezinsbeeld/contracts'
import { isEventName } from '@gezinsbeeld/contracts'
import type { View } from './deliver'

/** What a receiver holds of a family: what it was told last. */
export interface Delivered {
  readonly niveau: 'volledig' | 'bekendheid'
  /** The members as it was told them, as one comparable text. */
  readonly leden: string
  /** `sleutel` → the fact without its content, and its versie. */
  readonly feiten: Readonly<Record<string, Told>>
}

interface Told {
  readonly versie: string
  readonly domein: string
  readonly organisatie: string
  readonly organisatieNaam: string
}

/** One message to one receiver about one family. */
export interface Delivery {
  readonly naam: EventName
  readonly data:
    | Bezorging
    | EventMap['gezin.momentopname']
    | EventMap['gezin.gewijzigd']
    | EventMap['toegang.geopend']
    | EventMap['toegang.beeindigd']
}

const membersAsText = (view: View): string =>
  view.beeld.leden
    .map(({ persoon, rol, eigenReferentie }) => `${persoon} ${rol} ${eigenReferentie ?? ''}`)
    .join('\n')

const told = (view: View): Delivered => ({
  niveau: view.toegang.niveau,
  leden: membersAsText(view),
  feiten: Object.fromEntries(
    view.beeld.feiten.map(({ sleutel, domein, organisatie, organisatieNaam }) => [
      sleutel,
      { versie: view.versies.get(sleutel) ?? '', domein, organisatie, organisatieNaam },
    ]),
  ),
})

const eventName = (domein: string, gebeurtenis: string): EventName => {
  const naam = `${domein}.${gebeurtenis}`
  if (!isEventName(naam)) throw new TypeError(`${naam} is not in the contract`)
  return naam
}

const factDelivery = (gezin: string, feit: Feit): Delivery => ({
  naam: eventName(feit.domein, feit.gebeurtenis),
  data: { gezin, feit },
})

/** A fact that the receiver held and that is no longer there for it: without content. */
const withdrawal = (
  gezin: string,
  sleutel: string,
  { domein, organisatie, organisatieNaam }: Told,
  view: View,
): Delivery =>
  factDelivery(gezin, {
    sleutel,
    domein,
    gebeurtenis: 'ingetrokken',
    organisatie,
    organisatieNaam,
    vastgelegdOp: view.beeld.standPer,
    niveau: view.toegang.niveau,
    personen: [],
    gegevens: {},
  })

/**
 * What a receiver must be told so that what it holds becomes what it may see: nothing when nothing changed. Opening and
 * changing the level bring the whole picture; otherwise only the facts that are new, changed or gone.
 */
export const changes = (
  gezin: string,
  before: Delivered | undefined,
  after: View | undefined,
): { readonly deliveries: readonly Delivery[]; readonly delivered: Delivered | undefined } => {
  if (after === undefined)
    return {
      deliveries: before === undefined ? [] : [{ naam: 'toegang.beeindigd', data: { gezin } }],
      delivered: undefined,
    }
  const delivered = told(after)
  if (before === undefined || before.niveau !== delivered.niveau)
    return {
      delivered,
      deliveries: [
        {
          naam: before === undefined ? 'toegang.geopend' : 'toegang.gewijzigd',
          data: { gezin, ...after.toegang },
        },
        { naam: 'gezin.momentopname', data: after.beeld },
      ],
    }
  const gone = Object.entries(before.feiten).filter(([sleutel]) => !after.versies.has(sleutel))
  const news = after.beeld.feiten.filter(
    ({ sleutel }) => before.feiten[sleutel]?.versie !== after.versies.get(sleutel),
  )
  return {
    delivered,
    deliveries: [
      ...(before.leden === delivered.leden
        ? []
        : [{ naam: 'gezin.gewijzigd' as const, data: { gezin, leden: after.beeld.leden } }]),
      ...gone.map(([sleutel, fact]) => withdrawal(gezin, sleutel, fact, after)),
      ...news.map((feit) => factDelivery(gezin, feit)),
    ],
  }
}
