import { type Doelbinding, doelbindingOf, type EventName, type Rol } from '@gezinsbeeld/contracts'
import type { AdapterDefinition } from '../define'
import { feedOfOwner, keyOfOwner, type State, tokenOfObject } from '../ledger/entries'
import type { LedgerSummary, OpenLedger } from '../tools/look-into-ledger'

/**
 * What would become of an object: out at once; out when the hub asks for its client; never, because nobody can ask for a client without a
 * BSN; never, because the source says "deel niet".
 */
export type Fate = 'nu' | 'opVerzoek' | 'zonderBsn' | 'deelNiet'

export type Fates = Readonly<Record<Fate, number>>

export interface EventReport extends Fates {
  readonly naam: EventName
  /** What the contract lets an organisation of each role receive of it at most, once the family is open to it. */
  readonly ontvangers: Readonly<Record<Rol, Doelbinding>>
}

/** Records that were parked for the same reason at the same place. */
export interface ParkedReport {
  readonly feed: string
  readonly reden: string
  readonly pad: string
  /** Names a code that is in no list; never a personal value. */
  readonly uitleg: string
  readonly aantal: number
}

/** What an adapter would share, in numbers, for its IT team and its privacy officer. Nothing in it is personal. */
export interface ShadowReport {
  readonly organisatie: string
  readonly adapter: string
  readonly feeds: LedgerSummary['feeds']
  readonly gebeurtenissen: readonly EventReport[]
  /** Those in whose files the records stand; none where the adapter keeps no files apart. */
  readonly clienten: Fates
  readonly personen: Fates & {
    readonly metPseudoniem: number
    /** Pseudonyms that two persons of this source have: one person twice, or a mistaken BSN. */
    readonly gedeeldePseudoniemen: number
    readonly geheim: number
  }
  readonly geparkeerd: readonly ParkedReport[]
}

const roles: Readonly<Record<Rol, true>> = {
  gi: true,
  'veilig-thuis': true,
  rvdk: true,
  gemeente: true,
  ggz: true,
  opvang: true,
}
const isRol = (name: string): name is Rol => Object.hasOwn(roles, name)

const receivers = (naam: EventName, zender: Rol): Readonly<Record<Rol, Doelbinding>> => {
  const of = (ontvanger: Rol): Doelbinding => doelbindingOf(naam, zender, ontvanger)
  return {
    gi: of('gi'),
    'veilig-thuis': of('veilig-thuis'),
    rvdk: of('rvdk'),
    gemeente: of('gemeente'),
    ggz: of('ggz'),
    opvang: of('opvang'),
  }
}

/** In the order in which they are shown. */
export const receiverRoles: readonly Rol[] = Object.keys(roles).filter(isRol)

const noFates = (): Record<Fate, number> => ({ nu: 0, opVerzoek: 0, zonderBsn: 0, deelNiet: 0 })

const fieldsOf = (content: string): Readonly<Record<string, unknown>> => {
  const data: unknown = JSON.parse(content)
  return typeof data === 'object' && data !== null ? { ...data } : {}
}

const parkedIn = ({ quarantine }: OpenLedger): readonly ParkedReport[] => {
  const kinds = new Map<string, ParkedReport>()
  for (const { feed, reden, pad, uitleg } of quarantine.list()) {
    const kind = JSON.stringify([feed, reden, pad, uitleg])
    kinds.set(kind, { feed, reden, pad, uitleg, aantal: (kinds.get(kind)?.aantal ?? 0) + 1 })
  }
  return [...kinds.values()].sort((a, b) => b.aantal - a.aantal)
}

/** What the ledger of an adapter in the shadow holds, counted; one look at each object, so that it also works for a million of them. */
export const shadowReport = (ledger: OpenLedger, { rol }: Pick<AdapterDefinition, 'rol'>): ShadowReport => {
  const { organisatie, adapter, feeds } = ledger.summary()
  const { objects, records, clients } = ledger.contents
  const events = new Map<EventName, Record<Fate, number>>()
  const clienten = noFates()
  const personen = noFates()
  const bearers = new Map<string, number>()
  let [metPseudoniem, geheim] = [0, 0]

  const stateOf = (object: string, owner: string): State | undefined =>
    records(feedOfOwner(owner))
      ?.get(keyOfOwner(owner))
      ?.states.find((state) => state.object === object)

  const fateOf = ({ delen, dossier }: State): Fate => {
    const client = dossier === undefined ? undefined : clients.get(dossier)
    if (delen === false || client?.delen === false) return 'deelNiet'
    return client?.pseudoniemen.length === 0 ? 'zonderBsn' : 'opVerzoek'
  }

  const person = (object: string, { content, dossier }: State, fate: Fate): void => {
    personen[fate] += 1
    const { pseudoniemen, geheimhouding } = fieldsOf(content)
    if (geheimhouding === true) geheim += 1
    const own = Array.isArray(pseudoniemen) ? pseudoniemen.filter((each) => typeof each === 'string') : []
    if (own.length > 0) metPseudoniem += 1
    for (const each of own) bearers.set(each, (bearers.get(each) ?? 0) + 1)
    if (dossier === `${organisatie}:${tokenOfObject(object)}`) clienten[fate] += 1
  }

  for (const object of objects.keys()) {
    const entry = objects.get(object)
    const owner = entry?.owners.at(-1)
    const state = owner === undefined ? undefined : stateOf(object, owner)
    // A change whose object has not come says nothing yet; it is among what is parked.
    if (entry === undefined || state === undefined || (state.over === 'nodig' && entry.sequence === 0))
      continue
    const out = entry.sequence > 0 && entry.withdrawn === undefined
    const naam = out && entry.naam !== '' ? entry.naam : state.naam
    if (naam === 'bron.gemeld') continue
    const fate = out ? 'nu' : fateOf(state)
    const counts = events.get(naam) ?? noFates()
    counts[fate] += 1
    events.set(naam, counts)
    if (naam === 'persoon.vastgelegd') person(object, state, fate)
  }

  return {
    organisatie,
    adapter,
    feeds,
    gebeurtenissen: [...events]
      .map(([naam, fates]) => ({ naam, ...fates, ontvangers: receivers(naam, rol) }))
      .sort((a, b) => (a.naam < b.naam ? -1 : 1)),
    clienten,
    personen: {
      ...personen,
      metPseudoniem,
      gedeeldePseudoniemen: [...bearers.values()].filter((count) => count > 1).length,
      geheim,
    },
    geparkeerd: parkedIn(ledger),
  }
}
