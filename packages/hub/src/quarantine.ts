import type { Message } from './input'
import type { Sending } from './send'
import { type Tables, todayOf } from './tables'

/** Whose message it is, by its subject, which the server guards; the hub's when that says nothing. */
const publisherOf = (subject: string): string => {
  const [first, , organisatie = ''] = subject.split('.')
  return first === 'gezin' && /^[a-z][a-z0-9-]{1,40}$/.test(organisatie) ? organisatie : 'hub'
}

/**
 * Sets an input apart that cannot be applied, with the reason and without its content, and raises an alarm: at an organisation's first
 * on a day, and again at each doubling.
 */
export const quarantine = (
  tables: Tables,
  { positie, subject }: Message,
  reden: string,
  { alarm }: Sending,
): void => {
  tables.quarantaine.put(String(positie).padStart(16, '0'), { subject, reden })
  const organisatie = publisherOf(subject)
  const dag = todayOf(tables)
  const before = tables.quarantaineVan.get(organisatie)
  const isToday = before?.dag === dag
  const gewoon = isToday ? before.gewoon : Math.max(before?.gewoon ?? 0, before?.aantal ?? 0)
  const grens = isToday ? before.grens : 1
  const aantal = (isToday ? before.aantal : 0) + 1
  const isMany = aantal >= grens
  if (isMany) alarm({ organisatie, reden: 'in quarantaine gezet', aantal, gewoon })
  tables.quarantaineVan.put(organisatie, { dag, aantal, gewoon, grens: isMany ? grens * 2 : grens })
}
