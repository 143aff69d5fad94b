import { z } from 'zod'
import { RetryError } from '../../failures'
import type { Client } from '../../ledger/lookups'
import { clockFindings } from '../clock-finding'
import type { BrpDeclaration } from '../declaration'
import { HttpRefusal, type JsonClient } from '../http/json-client'
import { AnswerTooLarge } from '../http/read-body'
import type { Finding, Page, Source, SourceRecord } from '../source'
import { rejectionIn, unreadable } from '../unreadable'
import { households } from './households'

export interface BrpSourceOptions {
  /** Milliseconds between two readings of all clients. */
  readonly pollMs: number
  /** At most 20. */
  readonly pageSize: number
  readonly now: () => number
}

const answer = z.looseObject({
  personen: z.array(z.looseObject({ burgerservicenummer: z.string().optional() })),
})

/** The round of which everything has arrived. */
const brpCursor = z.object({ ronde: z.string() })

type Person = z.infer<typeof answer>['personen'][number]

/** What was answered about a client, in memory only. */
interface Known {
  readonly bsn: string
  readonly persoon: Person | undefined
  /** RFC 3339. */
  readonly at: string
}

const recordsInPage = 100

/** A number that nobody has, to try whether we may ask: a question about somebody is one that must be accounted for. */
const nobody = '000000000'

/** Who cannot be read is a record that cannot. */
const rawOf = (bsn: string, persoon: Person | undefined, living: object | undefined): unknown => {
  const rejection = rejectionIn(persoon)
  const raw = { gevraagd: bsn, persoon: persoon ?? null, ...living }
  return rejection === undefined ? raw : unreadable(rejection, raw)
}

/**
 * The organisation's clients in the BRP, as records `{ gevraagd, persoon, huishouden?, leden, geheimAdres }`. Every client is asked for
 * at once when it becomes one, and all of them again after `pollMs`. Somebody who is asked for under one BSN and answered
 * under another has a changed BSN.
 *
 * @param clients whom other feeds have as clients, now.
 */
export const brpSource = (
  { velden, altijd }: BrpDeclaration,
  client: JsonClient,
  clients: () => readonly Client[],
  options: BrpSourceOptions,
): Source => {
  const known = new Map<string, Known>()
  let readMs: number | undefined
  /** Says what `known` was when its records were last given: another one in the ledger has not got them all. */
  let round: string | undefined
  /** Set once the server has refused to be asked for what it gives by itself. */
  let givesAlways = false

  const fields = (): readonly string[] => (givesAlways ? velden : [...velden, ...altijd])

  const ask = async (bsns: readonly string[]) => {
    const question = { type: 'RaadpleegMetBurgerservicenummer', burgerservicenummer: bsns, fields: fields() }
    const answered = await client.post('personen', question).catch(async (error: unknown) => {
      if (givesAlways || altijd.length === 0 || !(error instanceof HttpRefusal) || error.status !== 400)
        throw error
      const again = await client.post('personen', { ...question, fields: velden })
      givesAlways = true
      return again
    })
    const read = answer.safeParse(answered?.document)
    if (read.success) return { personen: read.data.personen, serverMs: answered?.serverMs }
    throw new RetryError('the BRP gave no answer with personen', { cause: read.error })
  }

  /** Half of them at a time where all together are too large. */
  const post = async (bsns: readonly string[]): Promise<readonly Person[]> => {
    try {
      return (await ask(bsns)).personen
    } catch (error) {
      if (!(error instanceof AnswerTooLarge) || bsns.length < 2) throw error
      const middle = Math.ceil(bsns.length / 2)
      return [...(await post(bsns.slice(0, middle))), ...(await post(bsns.slice(middle)))]
    }
  }

  const learn = async (asked: readonly Client[]): Promise<void> => {
    const found = new Map(
      (await post(asked.map(({ bsn }) => bsn))).map((each) => [each.burgerservicenummer, each]),
    )
    const at = new Date(options.now()).toISOString()
    for (const { key, bsn } of asked) {
      // Asked for alone, so that an answer under another number is surely about this one.
      const persoon = found.get(bsn) ?? (asked.length === 1 ? [...found.values()] : await post([bsn]))
      const [one, ...others] = [persoon].flat()
      known.set(key, { bsn, persoon: others.length === 0 ? one : undefined, at })
    }
  }

  /** Of everybody who is a client now. */
  const records = (): readonly SourceRecord[] => {
    const entries = [...known.values()]
    const living = households(entries)
    return [...known].map(([key, { bsn, persoon, at }]) => ({
      key,
      raw: rawOf(bsn, persoon, living.get(bsn)),
      at,
    }))
  }

  return {
    async *pass(cursor) {
      const nowMs = options.now()
      const present = clients()
      const isDue = readMs === undefined || nowMs - readMs >= options.pollMs
      const asked = isDue ? present : present.filter(({ key }) => !known.has(key))
      const keys = new Set(present.map(({ key }) => key))
      const gone = [...known.keys()].filter((key) => !keys.has(key))
      for (const key of gone) known.delete(key)
      for (let from = 0; from < asked.length; from += options.pageSize)
        await learn(asked.slice(from, from + options.pageSize))
      if (isDue) readMs = nowMs
      const stored = brpCursor.safeParse(cursor)
      const isBehind = !stored.success || stored.data.ronde !== round
      if (asked.length > 0 || gone.length > 0 || isBehind) {
        const all = records()
        for (let from = 0; from < all.length; from += recordsInPage)
          yield { records: all.slice(from, from + recordsInPage), deleted: [], cursor }
        round = new Date(nowMs).toISOString()
      }
      const deleted: Page['deleted'] = gone.map((key) => ({ key, at: undefined }))
      const standPer = readMs === undefined ? undefined : new Date(readMs).toISOString()
      yield {
        records: [],
        deleted,
        cursor: { ronde: round },
        ...(standPer === undefined ? {} : { standPer }),
      }
    },

    async *reconcile(cursor, ledger) {
      const present = new Set(clients().map(({ key }) => key))
      for (const key of [...ledger.inOrder(), ...ledger.parked()])
        if (!present.has(key)) yield { records: [], deleted: [{ key, at: undefined }], cursor }
    },

    probe: async () => {
      const { serverMs } = await ask([nobody])
      const read: Finding = {
        ...{ wat: 'BRP', oordeel: 'goed' },
        uitleg: 'te bevragen; bevragen kan niets wijzigen',
      }
      return [...clockFindings(serverMs), read]
    },

    close: () => client.close(),
  }
}
