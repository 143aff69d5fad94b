import { apply } from './apply'
import { type Decision, decisionOf, startDeciding } from './decisions'
import { type Message, readInput, unreadable } from './input'
import { decideAgain, forgetDestinies, type Replay } from './replay'
import { type Alarm, type Batch, type Output, progressOf, stateForm, type Tables } from './tables'

/** What a batch of inputs leads to. */
export interface Processed {
  /** The change of the state, with its position, to be committed once the outputs are in their stream. */
  readonly batch: Batch
  readonly outputs: readonly Output[]
  readonly alarms: readonly Alarm[]
  /** What must be in `besluiten` before any of the outputs is out. */
  readonly besluiten: readonly Decision[]
  /** The newest input. */
  readonly positie: number
  /** RFC 3339: when the server stored it. */
  readonly tijd: string
}

/** What was decided on an input that is no longer there. */
const decideWithout = (tables: Tables, decision: Decision): void =>
  decideAgain(tables, decision, decision.positie, () => undefined)

/**
 * Applies messages of `invoer` in order. Messages that the state already holds are passed over. `replay` is asked for when some of
 * those before were erased: then nothing is sent up to where everything is out.
 */
export const process = (tables: Tables, messages: readonly Message[], replay?: Replay): Processed => {
  const poison = new Map<number, string>()
  for (;;) {
    const at: { positie?: number } = {}
    try {
      return processAll(tables, messages, replay, poison, at)
    } catch (thrown) {
      const { positie } = at
      if (positie === undefined || poison.has(positie) || !isOfTheInput(thrown)) throw thrown
      // Nothing of the batch is kept: it begins again without what the hub cannot apply.
      tables.rollback()
      poison.set(positie, thrown.name)
    }
  }
}

/** A fault of ours that an input brings out. What the system or the state says (it has a code) is no reason to set an input apart. */
const isOfTheInput = (thrown: unknown): thrown is Error => thrown instanceof Error && !('code' in thrown)

const processAll = (
  tables: Tables,
  messages: readonly Message[],
  replay: Replay | undefined,
  poison: ReadonlyMap<number, string>,
  at: { positie?: number },
): Processed => {
  const outputs: Output[] = []
  const alarms: Alarm[] = []
  const besluiten: Decision[] = []
  const before = progressOf(tables)
  if (replay !== undefined && (before.besluitenTot ?? 0) < replay.tot)
    tables.voortgang.put('hub', { ...before, besluitenTot: replay.tot })
  const decided = (replay?.besluiten ?? []).filter(({ positie }) => positie > before.positie)
  let next = 0
  for (const message of messages) {
    const progress = progressOf(tables)
    const { positie } = message
    if (positie <= progress.positie) continue
    for (; (decided[next]?.positie ?? positie) < positie; next += 1) {
      const decision = decided[next]
      if (decision !== undefined) decideWithout(tables, decision)
    }
    at.positie = positie
    const fault = poison.get(positie)
    const input = fault === undefined ? readInput(message) : unreadable(`cannot be applied (${fault})`)
    const day =
      input.soort === 'dag' && input.dag.datum > (progress.dag ?? '') ? input.dag.datum : progress.dag
    // Pictures tell how far they are, so this comes first.
    tables.voortgang.put('hub', {
      positie,
      vorm: stateForm,
      standPer: message.ontvangenOp,
      ...(day === undefined ? {} : { dag: day }),
      ...(progress.besluitenTot === undefined ? {} : { besluitenTot: progress.besluitenTot }),
      ...(progress.uit === undefined ? {} : { uit: progress.uit }),
    })
    if (positie <= (progress.besluitenTot ?? 0)) {
      const decision = decided[next]?.positie === positie ? decided[next++] : undefined
      decideAgain(tables, decision, positie, () => {
        apply(tables, message, input)
      })
      continue
    }
    startDeciding(tables)
    const applied = apply(tables, message, input)
    for (const output of applied.outputs) outputs.push(output)
    alarms.push(...applied.alarms)
    const decision = decisionOf(tables, positie)
    if (applied.outputs.length > 0 || decision !== undefined)
      tables.voortgang.put('hub', { ...progressOf(tables), uit: positie })
    if (decision === undefined) continue
    besluiten.push(decision)
    if (progress.besluitenTot !== undefined) forgetDestinies(tables, decision)
  }
  const { positie, standPer = '' } = progressOf(tables)
  return { batch: tables.seal(), outputs, alarms, besluiten, positie, tijd: standPer }
}
