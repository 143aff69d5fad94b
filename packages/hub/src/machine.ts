import { apply } from './apply'
import { type Message, readInput } from './input'
import { type Alarm, type Batch, type Output, progressOf, type Tables } from './tables'

/** What a batch of inputs leads to. */
export interface Processed {
  /** The change of the state, with its position, to be committed once the outputs are in their stream. */
  readonly batch: Batch
  readonly outputs: readonly Output[]
  readonly alarms: readonly Alarm[]
  /** The newest input. */
  readonly positie: number
}

/** Applies messages of `invoer` in order. Messages that the state already holds are passed over. */
export const process = (tables: Tables, messages: readonly Message[]): Processed => {
  const outputs: Output[] = []
  const alarms: Alarm[] = []
  for (const message of messages) {
    const progress = progressOf(tables)
    if (message.positie <= progress.positie) continue
    const input = readInput(message)
    const day =
      input.soort === 'dag' && input.dag.datum > (progress.dag ?? '') ? input.dag.datum : progress.dag
    // Pictures tell how far they are, so this comes first.
    tables.voortgang.put('hub', {
      positie: message.positie,
      standPer: message.ontvangenOp,
      ...(day === undefined ? {} : { dag: day }),
    })
    const applied = apply(tables, message, input)
    for (const output of applied.outputs) outputs.push(output)
    alarms.push(...applied.alarms)
  }
  return { batch: tables.seal(), outputs, alarms, positie: progressOf(tables).positie }
}
