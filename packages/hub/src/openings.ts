import type { Sending } from './send'
import { type Tables, todayOf } from './tables'

/** Fewer families than this on one day are never unusual. */
const atLeast = 25
const timesUsual = 4

/**
 * Counts how many families were opened to each organisation, and raises an alarm when it is many times as many as on any day
 * before, and again at each doubling: an organisation could make itself involved with everybody.
 */
export const watchOpenings = (
  tables: Tables,
  { outputs, alarm }: Pick<Sending, 'outputs' | 'alarm'>,
): void => {
  const dag = todayOf(tables)
  for (const { naam, ontvanger } of outputs) {
    if (naam !== 'toegang.geopend') continue
    const before = tables.openingen.get(ontvanger)
    const isToday = before?.dag === dag
    const gewoon = isToday ? before.gewoon : Math.max(before?.gewoon ?? 0, before?.aantal ?? 0)
    const grens = isToday ? before.grens : Math.max(atLeast, timesUsual * gewoon)
    const aantal = (isToday ? before.aantal : 0) + 1
    const isMany = aantal >= grens
    if (isMany) alarm({ organisatie: ontvanger, reden: 'ongewoon veel gezinnen', aantal, gewoon })
    tables.openingen.put(ontvanger, { dag, aantal, gewoon, grens: isMany ? grens * 2 : grens })
  }
}
