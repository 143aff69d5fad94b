import type { LastState } from '../define'
import { feedOfOwner, keyOfOwner } from './entries'
import type { Ledger } from './open-ledger'

const isData = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

/** What the latest record that gives this object says of it; undefined when none does. */
export const lastStateIn =
  (ledger: Ledger) =>
  (object: string): LastState | undefined => {
    for (const owner of ledger.objects.get(object)?.owners.toReversed() ?? []) {
      const record = ledger.records(feedOfOwner(owner)).get(keyOfOwner(owner))
      const state = record?.states.find((each) => each.object === object)
      if (state === undefined) continue
      const data: unknown = JSON.parse(state.content)
      return isData(data) ? { naam: state.naam, data } : undefined
    }
    return undefined
  }
