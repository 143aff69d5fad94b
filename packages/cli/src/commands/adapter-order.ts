import { giveOrder, ledgerFolder, type OrderRequest } from '@gezinsbeeld/adapter-kit/tools'
import { showProgress } from '../show/out.js'
import { FindingError, InterruptedError, UserError } from '../tell.js'
import { untilStopped } from '../until-stopped.js'
import { type AdapterOptions, chosenAdapter } from './adapter-definition.js'

/** How long an adapter that runs takes at most to see that it is asked something. */
const patienceMs = 5_000

const whatOf = (order: OrderRequest): string => ('feed' in order ? order.feed : order.soort)

/** A line for each order, since each is told when it is done. */
const tellOne = (
  json: true | undefined,
  order: OrderRequest,
  said: { readonly gelukt: boolean; readonly uitleg: string },
): void => {
  const line = json === true ? JSON.stringify({ ...order, ...said }) : `${whatOf(order)}: ${said.uitleg}`
  process.stdout.write(`${line}\n`)
}

const carryOut = async (
  ledger: string,
  order: OrderRequest,
  json: true | undefined,
  signal: AbortSignal,
): Promise<void> => {
  let end = (): void => undefined
  const said = await giveOrder(ledger, order, patienceMs, signal, () => {
    end = showProgress(`${order.soort} ${whatOf(order)}`)
  }).finally(() => end())
  if (said === undefined && signal.aborted)
    throw new InterruptedError(`${whatOf(order)}: niet afgewacht; de opdracht blijft staan`)
  if (said === undefined) {
    process.exitCode = 1
    const uitleg = 'de adapter draait niet; het gebeurt zodra hij draait'
    tellOne(json, order, { gelukt: false, uitleg })
    return
  }
  if (!said.gelukt) throw new FindingError(`${whatOf(order)}: ${said.uitleg}`)
  tellOne(json, order, said)
}

const feedsOf = async (options: AdapterOptions, feed: string | undefined) => {
  const { definition, configuration } = await chosenAdapter(options)
  const names = definition.feeds.map(({ naam }) => naam)
  if (feed !== undefined && !names.includes(feed)) {
    throw new UserError(`--feed: found ${feed}, expected one of ${names.join(', ')}`)
  }
  return { ledger: ledgerFolder(configuration), feeds: feed === undefined ? names : [feed] }
}

/** Asks the running adapter to read everything once more, or to compare all keys and, of all feeds, what the hub has. @throws FindingError when it could not. */
export const adapterOrder = async (
  soort: 'inhalen' | 'vergelijk',
  options: AdapterOptions & { readonly feed?: string },
): Promise<void> => {
  const { ledger, feeds } = await feedsOf(options, options.feed)
  const signal = untilStopped()
  for (const feed of feeds) await carryOut(ledger, { soort, feed }, options.json, signal)
  if (soort === 'vergelijk' && options.feed === undefined)
    await carryOut(ledger, { soort: 'hub' }, options.json, signal)
}

export const quarantineRetry = async (
  feed: string,
  record: string | undefined,
  options: AdapterOptions,
): Promise<void> => {
  const { ledger } = await feedsOf(options, feed)
  const order: OrderRequest = { soort: 'opnieuw', feed, ...(record === undefined ? {} : { record }) }
  await carryOut(ledger, order, options.json, untilStopped())
}

export const quarantineDiscard = async (
  feed: string,
  record: string,
  options: AdapterOptions & { readonly reason: string },
): Promise<void> => {
  const { ledger } = await feedsOf(options, feed)
  await carryOut(
    ledger,
    { soort: 'vervallen', feed, record, reden: options.reason },
    options.json,
    untilStopped(),
  )
}
