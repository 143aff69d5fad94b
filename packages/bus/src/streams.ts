import { mostEventBytes } from '@gezinsbeeld/contracts'
import {
  DiscardPolicy,
  type JetStreamManager,
  RetentionPolicy,
  StorageType,
  type StreamConfig,
} from '@nats-io/jetstream'
import { nanos } from '@nats-io/transport-node'
import { isMissing } from './api-error'
import { asError, StopError } from './failure'

export const streamNames = ['invoer', 'bezorgd', 'besluiten', 'audit'] as const
export type StreamName = (typeof streamNames)[number]

interface StreamPlan {
  readonly description: string
  readonly subjects: readonly string[]
  /** Nothing can be taken out, by nobody: the server refuses it, and refuses to lift it. */
  readonly forEver: boolean
  /** Headers included; -1: as large as the server takes. */
  readonly largest: number
}

/** What the hub takes of an event and, behind that, room for its headers: who publishes more is told at once. */
const largestEvent = mostEventBytes + 65_536

/** Erasure takes single messages out of `invoer` and `bezorgd`; the other two hold no personal data. */
const plans: Readonly<Record<StreamName, StreamPlan>> = {
  invoer: {
    description: 'Wat partners delen en wat de regio vaststelt: al wat de hub leest.',
    subjects: ['gezin.v1.>', 'register.v1.>'],
    forEver: false,
    largest: largestEvent,
  },
  bezorgd: {
    description: 'Wat ontvangers mogen zien, en tot waar de hub gelezen heeft.',
    subjects: ['bezorgd.v1.>', 'hub.positie.>'],
    forEver: false,
    largest: -1,
  },
  besluiten: {
    description: 'De nummers van personen en gezinnen, zonder persoonsgegevens.',
    subjects: ['besluiten.v1.>'],
    forEver: true,
    largest: -1,
  },
  audit: {
    description: 'Wie wat over wie zag, en waarom.',
    subjects: ['audit.v1.>'],
    forEver: true,
    largest: -1,
  },
}

const twoMinutes = nanos(120_000)

const configurationOf = (name: StreamName, replicas: number) => ({
  name,
  description: plans[name].description,
  subjects: [...plans[name].subjects],
  retention: RetentionPolicy.Limits,
  storage: StorageType.File,
  discard: DiscardPolicy.Old,
  max_msg_size: plans[name].largest,
  num_replicas: replicas,
  duplicate_window: twoMinutes,
  deny_delete: plans[name].forEver,
  deny_purge: plans[name].forEver,
  allow_rollup_hdrs: false,
  allow_direct: true,
})

/** The server cannot change these in a stream that exists. */
const fixed = ['storage', 'retention', 'deny_delete', 'deny_purge'] as const

const checkFixed = (
  name: StreamName,
  found: StreamConfig,
  wanted: ReturnType<typeof configurationOf>,
): void => {
  for (const key of fixed)
    if (found[key] !== wanted[key])
      throw new StopError(
        `stream ${name}, ${key}: found ${found[key]}, expected ${wanted[key]}; the server cannot change it: copy the stream into a new one`,
      )
}

/**
 * Makes the region's four streams, or brings those that exist in line; without `replicas` these keep as many copies as they have. With the operator's credential; the hub's own may
 * not.
 *
 * @throws StopError for a stream that differs in what cannot be changed.
 */
export const ensureStreams = async (
  jsm: JetStreamManager,
  { replicas }: { readonly replicas?: number | undefined } = {},
): Promise<void> => {
  for (const name of streamNames) {
    const found = await jsm.streams.info(name).catch((thrown) => {
      if (isMissing(thrown)) return undefined
      throw asError(thrown)
    })
    const wanted = configurationOf(name, replicas ?? found?.config.num_replicas ?? 1)
    if (found === undefined) await jsm.streams.add(wanted)
    else {
      checkFixed(name, found.config, wanted)
      await jsm.streams.update(name, wanted)
    }
  }
}
