import { apply } from './apply'
import { type Message, readInput } from './input'
import { type Batch, type Output, progressOf, type Tables } from './tables'

/** What a batch of inputs leads to. */
export interface Processed {
  /** The change of the state, with its position, to be committed once the outputs are in their stream. */
  readonly batch: Batch
  readonly outputs: readonly Output[]
  /** The newest input. */
  readonly positie: number
}

/** Applies messages of `invoer` in order. Messages that the state already holds are passed over. */
export const process = (tables: Tables, messages: readonly Message[]): Processed => {
  const outputs: Output[] = []
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
    for (const output of apply(tables, message, input)) outputs.push(output)
  }
  return { batch: tables.seal(), outputs, positie: progressOf(tables).positie }
}
