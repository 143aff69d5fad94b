import { masked, type tryOut } from '@gezinsbeeld/adapter-kit/tools'

/** What a mapping made of one record. */
export type Made = Pick<ReturnType<typeof tryOut>, 'gebeurtenissen' | 'geweigerd'>

type Event = Made['gebeurtenissen'][number]

/** One event that two mappings make differently of one record; personal data are masked. */
export interface EventDifference {
  /** `weg`: only the earlier one made it; `nieuw`: only the later one; `anders`: both, with other fields or under another name. */
  readonly soort: 'weg' | 'nieuw' | 'anders' | 'geweigerd' | 'niet meer geweigerd'
  /** The event's name, of both when they differ; of a rejection its reason. */
  readonly naam: string
  readonly velden: readonly FieldDifference[]
}

export interface FieldDifference {
  readonly pad: string
  readonly was: unknown
  readonly wordt: unknown
}

const isFields = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const fieldsOf = (value: object): ReadonlyMap<string, unknown> => new Map(Object.entries(value))

const between = (was: unknown, wordt: unknown, pad: string): readonly FieldDifference[] => {
  if (isFields(was) && isFields(wordt)) {
    const [old, now] = [fieldsOf(was), fieldsOf(wordt)]
    return [...new Set([...old.keys(), ...now.keys()])].flatMap((name) =>
      between(old.get(name), now.get(name), pad === '' ? name : `${pad}.${name}`),
    )
  }
  if (JSON.stringify(was) === JSON.stringify(wordt)) return []
  const name = pad.slice(pad.lastIndexOf('.') + 1)
  return [{ pad, was: masked(was, name), wordt: masked(wordt, name) }]
}

/** What says of which object an event is. */
const referenceOf = ({ naam, data }: Event): string => {
  const reference = isFields(data) ? fieldsOf(data).get('referentie') : undefined
  return `${naam.split('.')[0]} ${String(reference)}`
}

/** What two mappings make differently of one record, event by event; empty when they agree. */
export const eventDifferences = (was: Made, wordt: Made): readonly EventDifference[] => {
  const old = new Map(was.gebeurtenissen.map((event) => [referenceOf(event), event]))
  const now = new Map(wordt.gebeurtenissen.map((event) => [referenceOf(event), event]))
  const rejections: EventDifference[] = []
  if (was.geweigerd?.reden !== wordt.geweigerd?.reden || was.geweigerd?.pad !== wordt.geweigerd?.pad) {
    const told = ({ reden, pad }: NonNullable<Made['geweigerd']>): string => `${reden} (${pad})`
    if (was.geweigerd !== undefined)
      rejections.push({ soort: 'niet meer geweigerd', naam: told(was.geweigerd), velden: [] })
    if (wordt.geweigerd !== undefined)
      rejections.push({ soort: 'geweigerd', naam: told(wordt.geweigerd), velden: [] })
  }
  const events = [...new Set([...old.keys(), ...now.keys()])].flatMap(
    (reference): readonly EventDifference[] => {
      const [before, after] = [old.get(reference), now.get(reference)]
      if (before === undefined)
        return after === undefined ? [] : [{ soort: 'nieuw', naam: after.naam, velden: [] }]
      if (after === undefined) return [{ soort: 'weg', naam: before.naam, velden: [] }]
      const velden = between(before.data, after.data, '')
      if (before.naam === after.naam && velden.length === 0) return []
      const naam = before.naam === after.naam ? after.naam : `${before.naam} → ${after.naam}`
      return [{ soort: 'anders', naam, velden }]
    },
  )
  return [...rejections, ...events]
}
