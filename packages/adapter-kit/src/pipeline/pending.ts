import { traced } from '@gezinsbeeld/bus'
import type { Ledger } from '../ledger/open-ledger'
import { LedgerChange, type Settled } from '../ledger/store'
import type { Shared } from './shared'

/**
 * Inside a commit: notes which objects are about to be published. One entry a batch, removed when all have arrived, so that
 * the objects themselves need not be written twice. Undefined when there is nothing to publish.
 */
export const putPending = (ledger: Ledger, settled: readonly Settled[]): number | undefined => {
  if (settled.length === 0) return undefined
  const batch = ledger.nextBatch()
  ledger.pending.putSync(
    batch,
    settled.map(({ object }) => object),
  )
  return batch
}

const changeIn = ({ organisatie, ledger, rules, now }: Shared): LedgerChange =>
  new LedgerChange(ledger, {
    organisatie,
    opentGezinnen: rules.opentGezinnen,
    nowMs: now().getTime(),
    overlay: rules.overlay,
  })

/** The same events, following from this step of a trace. */
export const following = (settled: readonly Settled[], traceparent: string): readonly Settled[] =>
  settled.map((each) => ({ ...each, traceparent }))

/**
 * Stores a change that comes from elsewhere than a feed's page, publishes what follows from it, marks it, and gives it.
 *
 * @param from `traceparent` of what asked for it.
 */
export const publishChange = async (
  shared: Shared,
  work: (change: LedgerChange) => void,
  from?: string,
): Promise<readonly Settled[]> => {
  const { ledger, outbox } = shared
  const { settled, batch } = await ledger.commit(() => {
    const change = changeIn(shared)
    work(change)
    const settled = change.settle()
    return { settled, batch: putPending(ledger, settled) }
  })
  const events = settled.length
  const step = from === undefined || events === 0 ? undefined : traced('publish', { events }, { from })
  try {
    await outbox.send(step === undefined ? settled : following(settled, step.traceparent))
  } finally {
    step?.end()
  }
  if (batch !== undefined) await ledger.commit(() => ledger.pending.removeSync(batch))
  return settled
}

/**
 * Publishes once more what was under way when the process ended, under the numbers it was given then: it may or may not have
 * arrived. Must be done before anything else is read.
 */
export const publishPending = async (shared: Shared): Promise<number> => {
  const { ledger, outbox } = shared
  let events = 0
  for (const batch of [...ledger.pending.getKeys()]) {
    const change = changeIn(shared)
    const settled = (ledger.pending.get(batch) ?? []).flatMap((object) => change.again(object) ?? [])
    await outbox.send(settled)
    await ledger.commit(() => ledger.pending.removeSync(batch))
    events += settled.length
  }
  return events
}
