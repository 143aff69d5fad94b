import { apply, type HubIdentity } from './apply'
import { type Message, readInput } from './input'
import { type Output, progressOf, type Tables } from './tables'

/** Says in `bezorgd` that everything of an input is out. Never purged, so a hub without state knows where its outputs go on. */
export const positionSubject = 'hub.positie.v1'

/** How far `bezorgd` came: all outputs of inputs up to `positie` are in it, and `uitvoer` is the position message's sequence. */
export interface Closed {
  readonly positie: number
  readonly uitvoer: number
}

/**
 * Applies messages of `invoer` in order, in one transaction: state, position, and the outputs that wait for their stream, each
 * under the sequence that it will have there. What `closed` says is already in the stream is not put out again, so that a hub
 * that starts from nothing builds its state without repeating a delivery. Messages that the state already holds are passed over.
 */
export const process = (
  tables: Tables,
  identity: HubIdentity,
  messages: readonly Message[],
  closed: Closed | undefined,
): void => {
  tables.root.transactionSync(() => {
    for (const message of messages) {
      const progress = progressOf(tables)
      if (message.positie <= progress.positie) continue
      const input = readInput(message)
      const day =
        input.soort === 'dag' && input.dag.datum > (progress.dag ?? '') ? input.dag.datum : progress.dag
      const now = {
        ...progress,
        positie: message.positie,
        standPer: message.ontvangenOp,
        ...(day === undefined ? {} : { dag: day }),
      }
      // Pictures tell how far they are, so this comes first.
      tables.voortgang.putSync('hub', now)
      const outputs = apply(tables, identity, message, input)
      if (closed !== undefined && message.positie <= closed.positie)
        tables.voortgang.putSync('hub', { ...now, uitvoer: closed.uitvoer })
      else if (outputs.length > 0) {
        let { uitvoer } = progress
        for (const output of [...outputs, position(message, identity)])
          tables.uitvoer.putSync(++uitvoer, output)
        tables.voortgang.putSync('hub', { ...now, uitvoer })
      }
    }
  })
}

const position = ({ positie, ontvangenOp }: Message, { source }: HubIdentity): Output => ({
  subject: positionSubject,
  payload: JSON.stringify({ positie }),
  attributes: { id: `positie-${positie}`, source, type: 'nl.gezinsbeeld.hub-positie.v1', time: ontvangenOp },
})
