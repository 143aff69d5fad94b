import type { KoppelingVoorgesteld } from '@gezinsbeeld/contracts'
import { geenGezin } from '@gezinsbeeld/contracts'
import { type Decided, type Proposal, pairKey, rejection } from '@gezinsbeeld/identity'
import { type Send, token } from './send'
import { isReplaying, setValue, type Tables, valuesOf } from './tables'

export const organisatieOf = (ref: string): string => ref.slice(0, ref.indexOf(':'))

/** The number of a proposed link: the object under which both organisations answer. */
const proposalNumber = ({ een, ander }: Pick<Proposal, 'een' | 'ander'>): string =>
  token('koppeling', pairKey(een, ander))

const parties = ({ een, ander }: Pick<Proposal, 'een' | 'ander'>): readonly string[] => [
  ...new Set([organisatieOf(een), organisatieOf(ander)]),
]

/** What each of the organisations has answered. */
const answersOf = (tables: Tables, number: string, pair: Proposal) =>
  parties(pair).map((organisatie) => ({
    organisatie,
    answer: tables.objecten.get(`koppeling ${organisatie}:${number}`)?.event.naam,
  }))

/** What comes of the answers: one of them rejects, all of them confirm, or neither. */
const outcomeOf = (tables: Tables, number: string, pair: Proposal): 'bevestigd' | 'verworpen' | undefined => {
  const answers = answersOf(tables, number, pair)
  if (answers.some(({ answer }) => answer === 'koppeling.verworpen')) return 'verworpen'
  return answers.every(({ answer }) => answer === 'koppeling.bevestigd') ? 'bevestigd' : undefined
}

/** What was decided about links among these references. */
export const decidedOn = (tables: Tables, refs: readonly string[]): Decided => {
  const bevestigd = new Set<string>()
  const verworpen = new Set<string>()
  for (const number of new Set(refs.flatMap((ref) => valuesOf(tables.voorgesteld, ref)))) {
    const pair = tables.voorstellen.get(number)
    if (pair === undefined) continue
    const { een, ander } = pair
    if (outcomeOf(tables, number, pair) === 'bevestigd') bevestigd.add(pairKey(een, ander))
    for (const { organisatie, answer } of answersOf(tables, number, pair)) {
      if (answer !== 'koppeling.verworpen') continue
      if (organisatieOf(een) === organisatie) verworpen.add(rejection(een, ander))
      if (organisatieOf(ander) === organisatie) verworpen.add(rejection(ander, een))
    }
  }
  return { bevestigd, verworpen }
}

const evidence: Readonly<Record<Proposal['reden'], KoppelingVoorgesteld['bewijs']>> = {
  geboortedatum: ['zelfde-bsn', 'andere-geboortedatum'],
  geslacht: ['zelfde-bsn', 'ander-geslacht'],
  naam: ['zelfde-bsn', 'andere-naam'],
  'niet-eenduidig': ['zelfde-bsn'],
  'zonder-bsn': ['zelfde-naam', 'zelfde-geboortedatum'],
}

/**
 * What one organisation is told of a proposed link: its own record, and that there is one elsewhere; not in which municipality, as it is
 * not known yet whose address is secret.
 */
const toldOf = (tables: Tables, number: string, pair: Proposal, organisatie: string, tijd: string) => {
  const other = parties(pair).find(
    (party) => party !== organisatie && tables.organisaties.get(party)?.rol !== 'gemeente',
  )
  return {
    referentie: `${organisatie}:${number}`,
    personen: [pair.een, pair.ander].filter((ref) => organisatieOf(ref) === organisatie),
    herkomst: { bronsysteem: 'hub', vastgelegdOp: tijd, adapterversie: '1' },
    ...(other === undefined ? {} : { andereOrganisatie: other }),
    bewijs: evidence[pair.reden],
  }
}

/** Proposes links that were not proposed before, to both organisations. */
export const proposeLinks = (
  tables: Tables,
  voorstellen: readonly Proposal[],
  tijd: string,
  send: Send,
): void => {
  // What was proposed then is in `besluiten`.
  if (isReplaying(tables)) return
  for (const pair of voorstellen) {
    const number = proposalNumber(pair)
    if (tables.voorstellen.get(number) !== undefined) continue
    tables.voorstellen.put(number, pair)
    for (const ref of [pair.een, pair.ander]) setValue(tables.voorgesteld, ref, number, true)
    for (const organisatie of parties(pair))
      send(organisatie, geenGezin, 'koppeling.voorgesteld', toldOf(tables, number, pair, organisatie, tijd))
  }
}

/** Tells both organisations what became of a proposed link, when an answer decides it. */
export const tellDecision = (tables: Tables, number: string, by: string, tijd: string, send: Send): void => {
  const pair = tables.voorstellen.get(number)
  const outcome = pair && outcomeOf(tables, number, pair)
  if (pair === undefined || outcome === undefined) return
  for (const organisatie of parties(pair))
    send(organisatie, geenGezin, `koppeling.${outcome}`, {
      ...toldOf(tables, number, pair, organisatie, tijd),
      besluitDoor: organisatie === by ? 'organisatie' : 'andere-organisatie',
    })
}
