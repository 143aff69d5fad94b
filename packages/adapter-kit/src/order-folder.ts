import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { pause } from './backoff'

/**
 * How the command line asks something of an adapter that is running: by files in a folder of its ledger, because the ledger has one
 * writer, and because who may write there may ask. `<id>.json` is an order, `<id>.bezig` one that was taken, `<id>.antwoord` its outcome.
 */
const request = z.discriminatedUnion('soort', [
  z.strictObject({ soort: z.literal('inhalen'), feed: z.string() }),
  z.strictObject({ soort: z.literal('vergelijk'), feed: z.string() }),
  /** What the hub has of the organisation, with what the ledger has. */
  z.strictObject({ soort: z.literal('hub') }),
  /** Without a record: all that are parked. */
  z.strictObject({ soort: z.literal('opnieuw'), feed: z.string(), record: z.string().optional() }),
  z.strictObject({
    soort: z.literal('vervallen'),
    feed: z.string(),
    record: z.string(),
    reden: z.string().min(3),
  }),
])

export type OrderRequest = z.infer<typeof request>

const outcome = z.object({ gelukt: z.boolean(), uitleg: z.string() })

/** What became of an order, in words for who gave it. */
export type OrderOutcome = z.infer<typeof outcome>

const folderOf = (ledger: string): string => join(ledger, 'opdrachten')

/** Readers see all of it or nothing. */
const writeWhole = (path: string, value: unknown): void => {
  writeFileSync(`${path}.tmp`, JSON.stringify(value), { mode: 0o600 })
  renameSync(`${path}.tmp`, path)
}

const lookMs = 250

/** Carries out what is asked until `signal` aborts. An order that was under way when the process ended is carried out again. */
export const watchOrders = async (
  ledger: string,
  carryOut: (order: OrderRequest) => Promise<string>,
  signal: AbortSignal,
): Promise<void> => {
  const folder = folderOf(ledger)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  for (const name of readdirSync(folder)) {
    if (name.endsWith('.bezig')) renameSync(join(folder, name), join(folder, name.replace(/bezig$/, 'json')))
  }

  const answer = async (id: string): Promise<void> => {
    const taken = join(folder, `${id}.bezig`)
    renameSync(join(folder, `${id}.json`), taken)
    const text = readFileSync(taken, 'utf8')
    const said = await Promise.resolve()
      .then(() => carryOut(request.parse(JSON.parse(text))))
      .then(
        (uitleg): OrderOutcome => ({ gelukt: true, uitleg }),
        (error: unknown): OrderOutcome => ({
          gelukt: false,
          uitleg: error instanceof Error && !(error instanceof SyntaxError) ? error.message : 'not an order',
        }),
      )
    // Stopping is no outcome: the next process does it.
    if (signal.aborted) return
    writeWhole(join(folder, `${id}.antwoord`), said)
    rmSync(taken, { force: true })
  }

  const underWay = new Set<Promise<void>>()
  while (!signal.aborted) {
    for (const name of readdirSync(folder)) {
      if (!name.endsWith('.json')) continue
      const work = answer(name.slice(0, -'.json'.length))
      underWay.add(work)
      void work.finally(() => underWay.delete(work))
    }
    await pause(lookMs, signal)
  }
  await Promise.allSettled(underWay)
}

/**
 * Asks something of the adapter of this ledger. Undefined when nobody took it within `patienceMs`: it is kept for when the adapter
 * runs.
 *
 * @param onTaken told once, when it is being carried out.
 */
export const giveOrder = async (
  ledger: string,
  order: OrderRequest,
  patienceMs: number,
  signal: AbortSignal,
  onTaken: () => void = () => undefined,
): Promise<OrderOutcome | undefined> => {
  const folder = folderOf(ledger)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, randomUUID())
  writeWhole(`${path}.json`, order)
  const givenMs = Date.now()
  for (let taken = false; !signal.aborted; ) {
    if (existsSync(`${path}.antwoord`)) {
      const said = outcome.parse(JSON.parse(readFileSync(`${path}.antwoord`, 'utf8')))
      rmSync(`${path}.antwoord`)
      return said
    }
    if (!taken && !existsSync(`${path}.json`)) {
      taken = true
      onTaken()
    }
    if (!taken && Date.now() - givenMs > patienceMs) return undefined
    await pause(lookMs / 2, signal)
  }
  return undefined
}
