import { apply } from './apply'
import { type Message, readInput } from './input'
import { type Output, progressOf, type Tables } from './tables'

/**
 * Applies messages of `invoer` in order, in one transaction: state, position, and the outputs that wait for their stream. Gives
 * the outputs. Those of inputs up to `sentUpTo` are in their stream, so that a hub that starts from nothing builds its state
 * without repeating a delivery. Messages that the state already holds are passed over.
 */
export const process = (tables: Tables, messages: readonly Message[], sentUpTo = 0): readonly Output[] => {
  const outputs: Output[] = []
  tables.change(() => {
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
      const sent = apply(tables, message, input)
      if (message.positie > sentUpTo) outputs.push(...sent)
    }
    const last = outputs.at(-1)
    if (last !== undefined) tables.uitvoer.putSync(last.positie, outputs)
  })
  return outputs
}
