import { setTimeout as pause } from 'node:timers/promises'
import { type Bus, createPublisher, deleteSecurely, eventMessage, nextMessage } from '@gezinsbeeld/bus'
import { bericht } from '@gezinsbeeld/contracts'
import type { StoredObject } from '@gezinsbeeld/family-picture'
import type { HubIdentity } from './hub-identity'
import { renewedPrefix } from './input'
import { keepTrying } from './keep-trying'
import { token } from './send'
import type { Erasure, Tables } from './tables'

/** Takes out of the streams what erasures decided. */
export interface Eraser {
  /** There may be something to take out, decided by an input up to `positie`: everything of those is out. */
  look(positie: number): void
  close(): Promise<void>
}

export interface EraserOptions {
  readonly bus: Bus
  readonly tables: Tables
  readonly identity: HubIdentity
  readonly signal: AbortSignal
  /** Closes `bezorgd` behind everything that is out: what is erased is missed by nobody who takes over. */
  readonly mark: () => Promise<void>
  /** Up to which erasure the file of the state was written anew since. */
  readonly compactedUpTo: () => number
  /** Something was erased: what is left of it in the file of the state must go too. */
  readonly onErased: () => void
  /** It is refused what it needs. */
  readonly onFailed: (reason: unknown) => void
}

/** Whether more is erased than a message that was refused, which the state never held. */
export const stoodInState = ({ objecten, kenmerken }: Erasure): boolean =>
  objecten.length + kenmerken.length > 0

/** One subject for each, so that a hub that takes over finds out what is done. */
const receiptSubject = (wissing: string): string => `audit.v1.hub.gewist.${wissing}`

/**
 * First publishes again what others share with who is erased, without them. Then deletes message by message, so that the server overwrites each (a purge by subject leaves the content on the disk), and writes a
 * receipt into the audit. Begun again after a crash until it is done.
 */
export const createEraser = ({
  bus,
  tables,
  identity,
  signal,
  mark,
  compactedUpTo,
  onErased,
  onFailed,
}: EraserOptions): Eraser => {
  /** Of an erasure whose shared objects were published again: the newest of those in `invoer`. */
  const publishedAgain = new Map<string, number>()
  let upTo = 0
  let again = false
  let working: Promise<void> | undefined

  /** Every message on these subjects, from the oldest. */
  async function* messagesOn(stream: 'invoer' | 'bezorgd', next_by_subj: string) {
    for (let seq = 1; !signal.aborted; ) {
      const found = await nextMessage(bus, stream, seq, next_by_subj)
      if (found === null) return
      yield found
      seq = found.seq + 1
    }
  }

  /** Who may be shared again must be heard: within its window the server takes the same message for a repetition. */
  const untilNoRepetition = async (storedAt: Date): Promise<void> => {
    const { config } = await bus.jsm.streams.info('invoer')
    // The server clears its list once a window, so an id can stay in it for two.
    const left = storedAt.getTime() + (2 * config.duplicate_window) / 1e6 - Date.now()
    if (left > 0) await pause(left, undefined, { signal })
  }

  const fromInput = async ({ objecten, posities, positie, opnieuw }: Erasure): Promise<number> => {
    let count = 0
    for (const object of objecten) {
      const [organisatie = '', token = ''] = object.split(' ')
      for (const prefix of ['gezin.v1.', renewedPrefix])
        for await (const { seq, time } of messagesOn('invoer', `${prefix}${organisatie}.*.*.${token}`)) {
          if (seq > positie) break
          if (opnieuw) await untilNoRepetition(time)
          await deleteSecurely(bus, 'invoer', seq)
          count += 1
        }
    }
    for (const seq of posities) {
      if ((await bus.jsm.streams.getMessage('invoer', { seq })) === null) continue
      await deleteSecurely(bus, 'invoer', seq)
      count += 1
    }
    return count
  }

  const fromDeliveries = async ({ gezinnen, kenmerken, positie }: Erasure): Promise<number> => {
    let count = 0
    for (const gezin of kenmerken.length === 0 ? [] : [...gezinnen, '-'])
      for await (const message of messagesOn('bezorgd', `bezorgd.v1.*.${gezin}.>`)) {
        // What the erasure itself sends tells receivers of it.
        if (Number(message.header.get('ce-sequence')) >= positie) break
        const text = message.string()
        if (!kenmerken.some((kenmerk) => text.includes(kenmerk))) continue
        await deleteSecurely(bus, 'bezorgd', message.seq)
        count += 1
      }
    return count
  }

  /** What others share with who is erased, without them; gives the place of the newest of it. */
  const publishAgain = async (wissing: string, { gedeeld }: Erasure): Promise<number> => {
    const known = publishedAgain.get(wissing)
    if (known !== undefined) return known
    const publisher = createPublisher(bus)
    const receipts = gedeeld.flatMap((key) => {
      const object = tables.objecten.get(key)
      return object === undefined ? [] : [publisher.publish(withoutThem(wissing, key, object))]
    })
    const newest = Math.max(0, ...(await Promise.all(receipts)).map(({ sequence }) => sequence))
    await publisher.close()
    publishedAgain.set(wissing, newest)
    return newest
  }

  const withoutThem = (wissing: string, key: string, { organisatie, event, sequence }: StoredObject) => {
    const { type, schema } = bericht(event.naam)
    return eventMessage(
      `${renewedPrefix}${organisatie}.${event.naam}.${event.data.referentie.slice(organisatie.length + 1)}`,
      {
        id: token('zonder', wissing, key, sequence),
        source: identity.source,
        type,
        sequence,
        dataschema: schema,
        time: new Date().toISOString(),
      },
      JSON.stringify(event.data),
    )
  }

  const isDone = async (wissing: string): Promise<boolean> =>
    (await bus.jsm.streams.getMessage('audit', { last_by_subj: receiptSubject(wissing) })) !== null

  const writeReceipt = async (wissing: string, invoer: number, bezorgd: number): Promise<void> => {
    const publisher = createPublisher(bus)
    const time = new Date().toISOString()
    await publisher.publish(
      eventMessage(
        receiptSubject(wissing),
        { id: `gewist-${wissing}`, source: identity.source, type: 'nl.gezinsbeeld.audit-gewist.v1', time },
        JSON.stringify({
          organisatie: 'hub',
          handeling: 'gewist',
          reden: wissing,
          tijdstip: time,
          aantallen: { invoer, bezorgd },
        }),
      ),
    )
    await publisher.close()
  }

  const work = async (): Promise<void> => {
    let mustCompact = false
    do {
      again = false
      for (const { key, value } of tables.teWissen.entries()) {
        if (value.positie > upTo) continue
        if (!(await isDone(key))) {
          // Only when these are read and closed as well: whoever rebuilds finds them before it goes on by itself.
          if ((await publishAgain(key, value)) > upTo) continue
          await mark()
          // The input last: as long as it is there, a hub without a state knows again what is to be deleted.
          const bezorgd = await fromDeliveries(value)
          const invoer = await fromInput(value)
          if (signal.aborted) return
          await writeReceipt(key, invoer, bezorgd)
        }
        // Kept until then, so that a hub that ends in between, or has no room for it now, still does it.
        if (stoodInState(value) && value.positie > compactedUpTo()) {
          mustCompact = true
          continue
        }
        tables.teWissen.remove(key)
        await tables.commit([tables.seal()])
      }
    } while (again && !signal.aborted)
    if (mustCompact) onErased()
  }

  return {
    look: (positie) => {
      again = true
      upTo = Math.max(upTo, positie)
      working ??= keepTrying(work, { log: bus.log, signal, what: 'an erasure could not be finished' })
        .catch(onFailed)
        .finally(() => {
          working = undefined
        })
    },
    close: async () => {
      await working
    },
  }
}
