import type { RegisterDag } from '@gezinsbeeld/contracts'
import { endOf, kindOf, type PartnerEvent } from '@gezinsbeeld/family-picture'
import type { Sending } from './send'
import { behind, progressOf, type Tables, todayOf } from './tables'
import { conclude, takeOut } from './take-out'

/** The day so many months before; both `jjjj-mm-dd`. The last of the month where it has no such day. */
export const monthsBefore = (day: string, months: number): string => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month - months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 - months, Math.min(date, last))).toISOString().slice(0, 10)
}

/** The terms come with the day, so that every rebuild keeps to those of that day. */
export const setTerms = (tables: Tables, { bewaartermijnen }: RegisterDag): void => {
  if (bewaartermijnen === undefined) return
  const terms = new Map(bewaartermijnen.map(({ domein, maanden }) => [String(domein), maanden]))
  for (const { key } of tables.bewaartermijnen.entries())
    if (!terms.has(key)) tables.bewaartermijnen.remove(key)
  for (const [domein, maanden] of terms)
    if (tables.bewaartermijnen.get(domein) !== maanden) tables.bewaartermijnen.put(domein, maanden)
}

/** Whether what an event tells has been over for longer than its domein is kept. */
export const isPastTerm = (tables: Tables, event: PartnerEvent): boolean => {
  const end = endOf(event)
  if (end === undefined) return false
  const months = tables.bewaartermijnen.get(kindOf(event.naam))
  return months !== undefined && end <= monthsBefore(todayOf(tables), months)
}

/** Takes out what has passed its term, as an erasure does: state, pictures, streams; who was told of it hears that it was withdrawn. */
export const expire = (tables: Tables, vandaag: string, sending: Sending): void => {
  const keys: string[] = []
  for (const { key: domein, value: months } of tables.bewaartermijnen.entries()) {
    const range = { start: `${domein} `, end: `${domein} ${monthsBefore(vandaag, months)}~` }
    for (const { key } of tables.voorbij.entries(range)) keys.push(behind(key, 2))
  }
  if (keys.length === 0) return
  const { positie } = progressOf(tables)
  const taken = takeOut(tables, keys, () => undefined)
  const removal = {
    ...{ naam: `bewaartermijn-${vandaag}-${positie}`, positie, opnieuw: false },
    refs: [...taken.named],
    kenmerken: taken.pseudonyms.filter((pseudonym) => tables.bijPseudoniem.get(pseudonym) === undefined),
  }
  conclude(tables, removal, taken, sending)
}
