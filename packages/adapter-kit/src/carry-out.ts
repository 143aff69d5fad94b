import { StopError } from './failures'
import type { Level } from './hub/keep-level'
import type { OrderRequest } from './order-folder'
import type { FeedOrders } from './orders'
import type { Shared } from './pipeline/shared'

/**
 * What a running adapter does when the command line asks; gives what became of it, in words.
 *
 * @throws StopError for a feed or record that it does not have.
 */
export const carryOutWith =
  (
    { ledger, quarantine, now }: Pick<Shared, 'ledger' | 'quarantine' | 'now'>,
    feeds: ReadonlyMap<string, FeedOrders>,
    level: Pick<Level, 'compare'>,
  ) =>
  async (order: OrderRequest): Promise<string> => {
    if (order.soort === 'hub') return level.compare()
    const { feed } = order
    const parked = (of: string, record: string): string => {
      const key = quarantine.find(of, record)
      if (key !== undefined) return key
      throw new StopError(`feed ${of} has no such record in quarantine`)
    }
    const orders = feeds.get(feed)
    if (orders === undefined)
      throw new StopError(`no feed ${feed} is running: there is ${[...feeds.keys()].join(', ')}`)
    switch (order.soort) {
      case 'inhalen':
        await orders.give({ soort: 'inhalen' })
        return `feed ${feed} is helemaal gelezen`
      case 'vergelijk':
        await orders.give({ soort: 'vergelijk' })
        return `feed ${feed} is vergeleken met de bron`
      case 'opnieuw': {
        const { record } = order
        const keys = record === undefined ? [...quarantine.keys(feed)] : [parked(feed, record)]
        const before = quarantine.size(feed)
        await orders.give({ soort: 'opnieuw', keys })
        return `${before - quarantine.size(feed)} van ${keys.length} gelukt, ${quarantine.size(feed)} nog in quarantaine`
      }
      case 'vervallen': {
        const key = parked(feed, order.record)
        const op = now().toISOString()
        await ledger.commit(() => quarantine.discard(feed, key, { reden: order.reden, op }))
        return 'vervallen; een nieuwe versie van dit record wordt weer gelezen'
      }
    }
  }
