import {
  AckPolicy,
  type ConsumerConfig,
  type ConsumerInfo,
  DeliverPolicy,
  type JetStreamManager,
} from '@nats-io/jetstream'
import { nanos } from '@nats-io/transport-node'
import { isMissing } from './api-error'
import { asError, StopError } from './failure'
import { durableName } from './region/credential'

export interface Receiver {
  readonly organisatie: string
  /** The app or adapter within the organisation; the name of its credential. */
  readonly name: string
  /** What it is registered for; undefined is everything that is delivered to its organisation. */
  readonly domeinen?: readonly string[]
}

const domeinPattern = /^[a-z][a-z-]{0,40}$/

const filtersOf = ({ organisatie, domeinen }: Receiver): string[] => {
  if (domeinen === undefined) return [`bezorgd.v1.${organisatie}.>`]
  for (const domein of domeinen)
    if (!domeinPattern.test(domein)) throw new StopError('domeinen: expected names like maatregel')
  // No filter at all would be everything of everybody.
  if (domeinen.length === 0) throw new StopError('domeinen: expected at least one')
  return domeinen.map((domein) => `bezorgd.v1.${organisatie}.*.${domein}.*`)
}

/**
 * One filter in the field for one, because a server before 2.11 searches linearly through a subject with many messages
 * when a single filter comes as a list: a hundred times slower at ten thousand messages.
 */
const filterFields = (filters: readonly string[]): { filter_subject: string; filter_subjects: string[] } => {
  const [first = '', ...more] = filters
  return more.length === 0
    ? { filter_subject: first, filter_subjects: [] }
    : { filter_subject: '', filter_subjects: [...filters] }
}

/**
 * Makes a receiver's durable consumer on `bezorgd`, or gives an existing one these domeinen; its position stays. Only the
 * credential of the same organisation and name can read it. With the hub's credential or the operator's.
 */
export const ensureConsumer = async (jsm: JetStreamManager, receiver: Receiver): Promise<void> => {
  const durable = durableName(receiver.organisatie, receiver.name)
  const changeable = {
    ...filterFields(filtersOf(receiver)),
    ack_wait: nanos(10_000),
    max_ack_pending: 1_000,
  }
  const exists = await jsm.consumers.info('bezorgd', durable).then(
    () => true,
    (thrown) => {
      if (isMissing(thrown)) return false
      throw asError(thrown)
    },
  )
  if (exists) await jsm.consumers.update('bezorgd', durable, changeable)
  else
    await jsm.consumers.add('bezorgd', {
      durable_name: durable,
      ack_policy: AckPolicy.Explicit,
      deliver_policy: DeliverPolicy.All,
      ...changeable,
    })
}

/**
 * Begins a receiver anew: everything from `since` on is delivered to it again, also while it reads. Its domeinen stay.
 *
 * @throws StopError when there is no such receiver.
 */
export const replayConsumer = async (
  jsm: JetStreamManager,
  { organisatie, name }: Pick<Receiver, 'organisatie' | 'name'>,
  since: Date,
): Promise<void> => {
  const { config } = await infoOf(jsm, { organisatie, name })
  await makeAnew(jsm, { organisatie, name }, config, {
    deliver_policy: DeliverPolicy.StartTime,
    opt_start_time: since.toISOString(),
  })
}

/**
 * Puts a receiver back that is further than its stream, which has lost its end: the server would pass over what comes until the
 * stream is as long again. What it had not acknowledged is delivered again.
 */
export const putBackConsumer = async (
  jsm: JetStreamManager,
  receiver: Pick<Receiver, 'organisatie' | 'name'>,
  last: number,
): Promise<boolean> => {
  const { config, delivered, ack_floor } = await infoOf(jsm, receiver)
  if (delivered.stream_seq <= last) return false
  await makeAnew(jsm, receiver, config, {
    deliver_policy: DeliverPolicy.StartSequence,
    opt_start_seq: Math.min(ack_floor.stream_seq, last) + 1,
  })
  return true
}

const infoOf = (
  jsm: JetStreamManager,
  { organisatie, name }: Pick<Receiver, 'organisatie' | 'name'>,
): Promise<ConsumerInfo> => {
  const durable = durableName(organisatie, name)
  return jsm.consumers.info('bezorgd', durable).catch((thrown) => {
    if (isMissing(thrown)) throw new StopError(`${durable}: found no receiver of that name`)
    throw asError(thrown)
  })
}

/** The same name and domeinen, from another place. */
const makeAnew = async (
  jsm: JetStreamManager,
  receiver: Pick<Receiver, 'organisatie' | 'name'>,
  { filter_subject = '', filter_subjects = [], ...config }: ConsumerConfig,
  from: Pick<ConsumerConfig, 'deliver_policy' | 'opt_start_seq' | 'opt_start_time'>,
): Promise<void> => {
  const { ack_wait = nanos(10_000), max_ack_pending = 1_000 } = config
  await removeConsumer(jsm, receiver)
  await jsm.consumers.add('bezorgd', {
    durable_name: durableName(receiver.organisatie, receiver.name),
    ack_policy: AckPolicy.Explicit,
    ...from,
    ...{ filter_subject, filter_subjects, ack_wait, max_ack_pending },
  })
}

/** Ends what `ensureConsumer` made; when it is not there, nothing. */
export const removeConsumer = async (
  jsm: JetStreamManager,
  { organisatie, name }: Pick<Receiver, 'organisatie' | 'name'>,
): Promise<void> => {
  await jsm.consumers.delete('bezorgd', durableName(organisatie, name)).catch((thrown) => {
    if (!isMissing(thrown)) throw asError(thrown)
  })
}
