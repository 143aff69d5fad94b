import type { ClientEntry, State } from './entries'
import { tokenOfObject } from './entries'
import type { Ledger } from './open-ledger'

/** Whether a feed shares what stands in this client's file; one that opens families need not be asked. */
const sharesFile = (ledger: Ledger, opens: boolean, client: ClientEntry | undefined): boolean =>
  client?.delen !== false &&
  (opens || (client?.pseudoniemen.some((each) => ledger.asked.get(each) !== undefined) ?? false))

/**
 * Who shares (DESIGN.md): a gatekeeper shares whatever it translates; everyone else shares a client's file only while the hub
 * asks for that client's pseudonym. "Deel niet" at the source goes before both.
 */
export const mayShare = (ledger: Ledger, opentGezinnen: boolean, state: State): boolean => {
  if (state.naam === 'bron.gemeld') return true
  if (state.delen === false) return false
  if (state.dossier === undefined) return opentGezinnen
  return sharesFile(ledger, opentGezinnen, ledger.clients.get(state.dossier))
}

/** A client whom several records describe: known under every pseudonym, and kept to ourselves when one of them says so. */
export const together = (clients: readonly ClientEntry[]): ClientEntry | undefined =>
  clients.length === 0
    ? undefined
    : {
        pseudoniemen: [...new Set(clients.flatMap(({ pseudoniemen }) => pseudoniemen))],
        delen: clients.every(({ delen }) => delen),
      }

/** What a client's own person event says of the client; undefined for an event about anybody else. */
export const clientOf = (organisatie: string, state: State): ClientEntry | undefined => {
  if (
    state.naam !== 'persoon.vastgelegd' ||
    state.dossier !== `${organisatie}:${tokenOfObject(state.object)}`
  ) {
    return undefined
  }
  const data: unknown = JSON.parse(state.content)
  const found =
    typeof data === 'object' && data !== null && 'pseudoniemen' in data ? data.pseudoniemen : undefined
  const pseudoniemen = Array.isArray(found) ? found.filter((each) => typeof each === 'string') : []
  return { pseudoniemen, delen: state.delen !== false }
}

/** Inside a commit. Returns whether the client's file may be shared now and could not be before, or the other way round. */
export const putClient = (ledger: Ledger, reference: string, client: ClientEntry | undefined): boolean => {
  const before = ledger.clients.get(reference)
  if (JSON.stringify(before) === JSON.stringify(client)) return false
  for (const pseudonym of before?.pseudoniemen ?? [])
    ledger.clientsByPseudonym.removeSync([pseudonym, reference])
  for (const pseudonym of client?.pseudoniemen ?? [])
    ledger.clientsByPseudonym.putSync([pseudonym, reference], true)
  if (client === undefined) ledger.clients.removeSync(reference)
  else ledger.clients.putSync(reference, client)
  return [true, false].some(
    (opens) => sharesFile(ledger, opens, before) !== sharesFile(ledger, opens, client),
  )
}

/** The second parts of all keys that begin with `first`. */
const secondParts = (database: Ledger['files'], first: string): readonly string[] =>
  [...database.getKeys({ start: [first, ''], end: [first, '\u{10ffff}'] })].map(([, second]) => second)

export const clientsWith = (ledger: Ledger, pseudonym: string): readonly string[] =>
  secondParts(ledger.clientsByPseudonym, pseudonym)

export const fileOf = (ledger: Ledger, client: string): readonly string[] => secondParts(ledger.files, client)
