import { below } from '../document/pointer'
import type { Channel, Message, Model, Operation } from './asyncapi'
import { oneOrTwo } from './compare-schemas'
import type { Difference } from './finding'
import type { Answer } from './question'
import { shapeOf, subjectAt } from './subject'
import { canonical } from './value'

/** The same channel before and after; undefined where it was not, or is no more. */
export type ChannelPair = readonly [Channel | undefined, Channel | undefined]

export interface OperationsContext {
  readonly base: Model
  readonly head: Model
  readonly pairs: readonly ChannelPair[]
  /** Shapes of the addresses that the base knew. */
  readonly known: ReadonlySet<string>
  readonly show: (at: string) => string
  /** A payload of a message of the base, as the witness that it is sent or received. */
  readonly sample: (message: Message) => Answer
}

const compatible: Answer = { verdict: 'compatible' }
const undecided: Answer = { verdict: 'undecided' }

/** What an application may send and receive, before and after. */
export const compareOperations = (context: OperationsContext): readonly Difference[] => {
  const { base, head } = context
  const keys = [...new Set([...base.operations.keys(), ...head.operations.keys()])].sort()
  return keys.flatMap((key) => {
    const [before, after] = [base.operations.get(key), head.operations.get(key)]
    if (before === undefined) return after === undefined ? [] : added(after, context)
    return after === undefined ? removed(before, context) : changed(before, after, context)
  })
}

const channelOf = ({ channels }: Model, { channel }: Operation): Channel | undefined =>
  [...channels.values()].find(({ at }) => at === channel)

/** More may be sent or received than before; on a channel that is new, nobody relied on the contrary. */
const added = (operation: Operation, { head, known, show }: OperationsContext): readonly Difference[] => {
  const address = channelOf(head, operation)?.address
  const isNew = address !== undefined && !known.has(shapeOf(address))
  return oneOrTwo(
    {
      rule: 'permission-widened',
      detail: `may ${operation.action} ${address ?? 'something'}`,
      path: show(operation.at),
    },
    compatible,
    isNew ? compatible : undecided,
  )
}

/** What one side does and the other does not. */
const doing = (operation: Operation, model: Model): Answer => {
  const own = channelOf(model, operation)
  if (own?.address === undefined) return undecided
  const witness = { action: operation.action, subject: subjectAt(own.address, own.parameters) }
  return { verdict: 'breaking', witness }
}

/** What is no longer received is no longer read; what is no longer sent, somebody waits for. */
const readOrAwaited = (
  action: string,
  answer: Answer,
): { readonly backward: Answer; readonly forward: Answer } =>
  action === 'send' ? { backward: compatible, forward: answer } : { backward: answer, forward: compatible }

const removed = (operation: Operation, { base, show }: OperationsContext): readonly Difference[] => {
  const { backward, forward } = readOrAwaited(operation.action, doing(operation, base))
  return oneOrTwo(
    { rule: 'operation-removed', detail: operation.action, path: show(operation.at) },
    backward,
    forward,
  )
}

const changed = (before: Operation, after: Operation, context: OperationsContext): readonly Difference[] => {
  const { base, head, pairs, show } = context
  const path = show(after.at)
  if (!pairs.some(([old, now]) => old?.at === before.channel && now?.at === after.channel))
    return [...removed(before, context), ...added(after, context)]
  if (before.action !== after.action)
    return oneOrTwo(
      {
        rule: 'direction-changed',
        detail: `${before.action} → ${after.action}`,
        path: below(path, 'action'),
      },
      doing(before, base),
      doing(after, head),
    )
  const reply =
    canonical(before.reply ?? null) === canonical(after.reply ?? null)
      ? []
      : oneOrTwo(
          { rule: 'reply-changed', detail: 'another answer is expected', path: below(path, 'reply') },
          undecided,
          undecided,
        )
  return [...ofMessages(before, after, context), ...reply]
}

/** Which of the channel's messages it is about; what came to or went from the channel itself is said there. */
const ofMessages = (
  before: Operation,
  after: Operation,
  { base, head, show, sample }: OperationsContext,
): readonly Difference[] => {
  const path = show(after.at)
  const messagesOf = (model: Model, operation: Operation): ReadonlyMap<string, Message> =>
    new Map(
      [...(channelOf(model, operation)?.messages ?? [])].filter(([, { at }]) =>
        operation.messages.includes(at),
      ),
    )
  const [old, now] = [messagesOf(base, before), messagesOf(head, after)]
  const gone = [...old].filter(([key]) => !now.has(key) && channelOf(head, after)?.messages.has(key) === true)
  const come = [...now].filter(
    ([key]) => !old.has(key) && channelOf(base, before)?.messages.has(key) === true,
  )
  return [
    ...gone.flatMap(([key, message]) => {
      const { backward, forward } = readOrAwaited(after.action, sample(message))
      return oneOrTwo({ rule: 'operation-message-removed', detail: key, path }, backward, forward)
    }),
    ...come.flatMap(([key]) =>
      oneOrTwo(
        { rule: 'permission-widened', detail: `may ${after.action} ${key}`, path },
        compatible,
        undecided,
      ),
    ),
  ]
}
