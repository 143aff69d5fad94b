import {
  type Bezorging,
  domeinOf,
  type EventMap,
  type EventName,
  isEventName,
  type Niveau,
} from '@gezinsbeeld/contracts'
import { type Look, type PictureContent, snapshot } from './deliver'
import { factOf, type Shown, sayerOf } from './facts'
import type { Outline } from './outline'

/**
 * What a receiver holds of a family: what it was told last. Of each fact only its form is kept, not its version: whatever changes
 * an object tells everybody who holds it at once.
 */
export interface Delivered {
  readonly niveau: Niveau
  readonly reden: string
  /** The members as it was told them, as one comparable text. */
  readonly leden: string
  /** `sleutel` → in what form. */
  readonly feiten: ReadonlyMap<string, string>
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

const membersAsText = ({ leden }: Look): string =>
  leden.map(({ persoon, rol, eigenReferentie }) => `${persoon} ${rol} ${eigenReferentie ?? ''}`).join('\n')

/** The form in which a fact was told, as a text: whose, of which domein, at what level, about whom. */
const formOf = ({ object, niveau, geheim, personen, wijstNaar }: Shown): string =>
  [
    ...[object.organisatie, domeinOf(object.naam), niveau, geheim ? 'geheim' : 'open'],
    ...personen,
    ...(wijstNaar.length === 0 ? [] : ['>', ...wijstNaar]),
  ].join(' ')

interface Form {
  readonly organisatie: string
  readonly domein: string
  readonly niveau: Niveau
  readonly geheim: boolean
  readonly personen: readonly string[]
}

/** Reads what `formOf` wrote. */
export const readForm = (form: string): Form => {
  const [organisatie = '', domein = '', niveau, geheim, ...personen] = (form.split(' > ')[0] ?? '').split(' ')
  return {
    organisatie,
    domein,
    niveau: niveau === 'volledig' ? niveau : 'bekendheid',
    geheim: geheim === 'geheim',
    personen,
  }
}

const told = (look: Look): Delivered => ({
  niveau: look.toegang.niveau,
  reden: look.toegang.reden,
  leden: membersAsText(look),
  feiten: new Map([...look.feiten].map(([sleutel, shown]) => [sleutel, formOf(shown)])),
})

const eventName = (domein: string, gebeurtenis: string): EventName => {
  const naam = `${domein}.${gebeurtenis}`
  if (!isEventName(naam)) throw new TypeError(`${naam} is not in the contract`)
  return naam
}

export const factDelivery = (
  gezin: string,
  shown: Omit<Shown, 'wijstNaar'>,
  content: PictureContent,
): Delivery => ({
  naam: shown.object.naam,
  data: { gezin, feit: factOf(shown, content) },
})

/** A fact that the receiver held and that is no longer there for it: without content. */
const withdrawal = (
  gezin: string,
  sleutel: string,
  form: string,
  niveau: Niveau,
  content: PictureContent,
): Delivery => {
  const { organisatie, domein, geheim } = readForm(form)
  const gebeurtenis = 'ingetrokken'
  return {
    naam: eventName(domein, gebeurtenis),
    data: {
      gezin,
      feit: {
        sleutel,
        domein,
        gebeurtenis,
        ...sayerOf(organisatie, geheim, content),
        vastgelegdOp: content.standPer,
        niveau,
        personen: [],
        gegevens: {},
      },
    },
  }
}

export interface Changes {
  readonly deliveries: readonly Delivery[]
  /** What the receiver holds then. */
  readonly delivered: Delivered | undefined
  /** It may see less than it could: what still waits for it must go. */
  readonly narrowed: boolean
}

const isNarrower = (before: string, after: string | undefined): boolean => {
  if (after === undefined) return true
  const [a, b] = [readForm(before), readForm(after)]
  return (!a.geheim && b.geheim) || (a.niveau === 'volledig' && b.niveau === 'bekendheid')
}

/**
 * What a receiver must be told so that what it holds becomes what it may see: nothing when nothing changed. Otherwise the facts
 * that are new, gone, told in another form, or `touched`: those whose object has changed. Opening, another level and a narrowing
 * bring the whole picture; the facts one by one then only for receivers with apps that read some domeinen and no whole pictures
 * (`oneByOne`), or when the level stayed the same.
 */
export const changes = (
  gezin: string,
  ontvanger: string,
  before: Delivered | undefined,
  after: Look | undefined,
  touched: string | undefined,
  content: PictureContent,
  oneByOne = false,
): Changes => {
  if (after === undefined)
    return {
      deliveries: before === undefined ? [] : [{ naam: 'toegang.beeindigd', data: { gezin } }],
      delivered: undefined,
      narrowed: before !== undefined,
    }
  const delivered = told(after)
  const held = before?.feiten ?? new Map<string, string>()
  const isLevelNew = before?.niveau !== delivered.niveau
  // What a withdrawal takes away is gone for everybody: that is no narrowing of what this receiver may see.
  const narrowed = [...held].some(
    ([sleutel, form]) => sleutel !== touched && isNarrower(form, delivered.feiten.get(sleutel)),
  )
  const gone = [...held].filter(([sleutel]) => !delivered.feiten.has(sleutel))
  const news = [...after.feiten.values()].filter(
    ({ object: { sleutel } }) => sleutel === touched || held.get(sleutel) !== delivered.feiten.get(sleutel),
  )
  const deliveries: Delivery[] = []
  if (isLevelNew)
    deliveries.push({
      naam: before === undefined ? 'toegang.geopend' : 'toegang.gewijzigd',
      data: { gezin, ...after.toegang },
    })
  if (isLevelNew || narrowed)
    deliveries.push({ naam: 'gezin.momentopname', data: snapshot(gezin, ontvanger, after, content) })
  else if (before?.leden !== delivered.leden)
    deliveries.push({ naam: 'gezin.gewijzigd', data: { gezin, leden: after.leden } })
  if (!isLevelNew || oneByOne) {
    for (const [sleutel, form] of gone)
      deliveries.push(withdrawal(gezin, sleutel, form, after.toegang.niveau, content))
    for (const shown of news) deliveries.push(factDelivery(gezin, shown, content))
  }
  return { delivered, narrowed, deliveries }
}

/** What somebody who may no longer see the family is told of a fact that is kept no longer. */
export const takenBack = (gezin: string, sleutel: string, form: string, content: PictureContent): Delivery =>
  withdrawal(gezin, sleutel, form, readForm(form).niveau, content)

/** What somebody who may no longer see the family is told of a fact that it holds: how it should have been, or that it was not. */
export const correction = (
  gezin: string,
  object: Outline,
  form: string,
  secret: boolean,
  content: PictureContent,
): Delivery => {
  const { niveau, geheim, personen } = readForm(form)
  if (object.naam.endsWith('.ingetrokken')) return withdrawal(gezin, object.sleutel, form, niveau, content)
  return factDelivery(gezin, { object, niveau, geheim: geheim || secret, personen }, content)
}
