import { isMinor, momentOn, plusDays } from '../../dates'
import { addressText } from '../../world/address'
import type { RelatieSoort, TruePerson, TrueRelation } from '../../world/world'
import { addressFields } from '../gi-person'
import type { PersonFile, Written } from '../person-file'
import type { RecordId, RelationRecord } from '../published'
import type { StoryContext } from '../story-context'
import { type BrpPersoon, brpPersoon, type Gezin } from './brp'

/** Somebody in the register, and the numbers that they had before. */
export interface BrpRegistratie {
  readonly persoon: BrpPersoon
  readonly eerder: readonly string[]
}

interface Client {
  readonly who: TruePerson
  /** By which the register is asked: the number that the municipality has, which may be one from before. */
  readonly bsn: string
  readonly written: Written
  readonly gezin: Gezin
  /** Since when at this address. */
  readonly sinds: string
}

const born = ({ geboortedatum }: TruePerson): boolean => geboortedatum !== undefined

/**
 * What the BRP says of a municipality's clients, and of nobody else: who they are and where they live, how they are related and to
 * whom, who of them live together. All of it stands in the client's own file. Gives what the register holds.
 */
export const lookUp = (
  file: PersonFile,
  clients: Iterable<TruePerson>,
  relations: readonly TrueRelation[],
  formerBsns: ReadonlyMap<TruePerson, string>,
  { random, vandaag }: StoryContext,
): readonly BrpRegistratie[] => {
  const now = relations.filter(({ einddatum }) => einddatum === undefined)
  const gezinOf = (who: TruePerson): Gezin => {
    const above = (soort: RelatieSoort) =>
      now.flatMap((one) => (one.naar === who && one.soort === soort && born(one.van) ? [one.van] : []))
    const below = (soort: RelatieSoort) =>
      now.flatMap((one) => (one.van === who && one.soort === soort && born(one.naar) ? [one.naar] : []))
    return {
      ouders: above('ouder'),
      kinderen: below('ouder'),
      partners: [...above('partner'), ...below('partner')],
    }
  }
  const found = [...clients].flatMap((who): Client[] => {
    const written = file.known(who)
    const bsn = written?.record.bsn
    if (written === undefined || bsn === undefined || !born(who)) return []
    if (bsn !== who.bsn && bsn !== formerBsns.get(who)) return []
    const sinds = plusDays(vandaag, -random.between(100, 2000))
    return [{ who, bsn, written, gezin: gezinOf(who), sinds }]
  })
  const homes = householdsOf(found)
  for (const client of found) {
    const lives = homes.find((members) => members.includes(client)) ?? [client]
    inRegister(client, lives, file, vandaag)
  }
  relatedTo(found, file, vandaag)
  for (const members of homes) together(members, file)
  const around = new Set(
    found.flatMap(({ who, gezin }) => [who, ...gezin.ouders, ...gezin.kinderen, ...gezin.partners]),
  )
  // Everybody is in the register, also who is never asked for.
  return [...around].flatMap((who) => {
    if (who.bsn === undefined) return []
    const sinds = found.find((client) => client.who === who)?.sinds ?? plusDays(vandaag, -300)
    const former = formerBsns.get(who)
    const persoon = brpPersoon(who, who.bsn, sinds, vandaag, gezinOf(who))
    return [{ persoon, eerder: former === undefined ? [] : [former] }]
  })
}

/** Relatives at one home: an address alone joins nobody. */
const householdsOf = (clients: readonly Client[]): readonly (readonly Client[])[] => {
  const near = ({ who, gezin }: Client): readonly TruePerson[] => [
    ...[who, ...gezin.ouders],
    ...[...gezin.kinderen, ...gezin.partners],
  ]
  const belong = (a: Client, b: Client): boolean =>
    near(a).includes(b.who) ||
    near(b).includes(a.who) ||
    a.gezin.ouders.some((o) => b.gezin.ouders.includes(o))
  const atHome = (a: Client, b: Client): boolean =>
    a.who.adres !== undefined &&
    b.who.adres !== undefined &&
    addressText(a.who.adres) === addressText(b.who.adres)
  const households: Client[][] = []
  for (const client of clients) {
    if (households.some((members) => members.includes(client))) continue
    const members = [client]
    for (const member of members)
      members.push(
        ...clients.filter((one) => !members.includes(one) && atHome(member, one) && belong(member, one)),
      )
    if (members.length > 1) households.push(members)
  }
  return households
}

/** The register goes before what cases and messages say. Who lives with somebody whose address is secret gives it away. */
const inRegister = (
  { who, bsn, written: { record } }: Client,
  household: readonly Client[],
  file: PersonFile,
  vandaag: string,
): void => {
  const { adres, geheim = false, overlijdensdatum } = who
  const told = household.some((member) => member.who.geheim) ? undefined : adres
  file.revise(record.id, {
    // Asked today: whatever anybody wrote down before is older.
    vastgelegdOp: momentOn(vandaag, 21_600_000),
    // Asked for under one number and answered under another: somebody's number has changed.
    ...(who.bsn !== undefined && who.bsn !== bsn && { bsn: who.bsn, eerdereBsns: [bsn] }),
    ...(told && { adres: told }),
    ...(geheim && { geheim }),
    velden: {
      ...record.velden,
      ...(overlijdensdatum && { overlijdensdatum }),
      ...(told && { adres: addressFields(told) }),
    },
    afwezig: geheim ? ['adres', 'telefoon'] : told ? [] : ['adres'],
  })
}

const relatedTo = (clients: readonly Client[], file: PersonFile, vandaag: string): void => {
  // Under the number of now somebody is named whom the municipality has under one from before.
  const renumbered = new Map<TruePerson, TruePerson>(
    clients.flatMap(({ who, bsn }) => (who.bsn === bsn ? [] : [[who, { ...who }] as const])),
  )
  const told = new Map<string, { readonly record: RelationRecord; readonly ookIn: RecordId[] }>()
  for (const { who, bsn, written, gezin } of clients) {
    const dossier = written.record.id
    // Who is a client as well stands in this file too.
    const relative = (other: TruePerson, place: string): Written =>
      file.person(renumbered.get(other) ?? other, {
        ...{ bsn: 'goed', datum: 'heel', naamExact: true, dossier },
        zonderGeslacht: place.startsWith('kinderen'),
        // Somebody without a number is only known within this client's file.
        ...(other.bsn === undefined && { sleutel: ['brp-gerelateerde', `${bsn}|${place}`] as const }),
      })
    const relate = (van: Written, soort: 'ouder' | 'partner', naar: Written): void => {
      const key = [van.record.id, soort, naar.record.id].join()
      const before = told.get(key)
      if (before) {
        before.ookIn.push(dossier)
        return
      }
      const ookIn: RecordId[] = []
      const { organisatie } = file
      const record = { organisatie, van: van.record.id, naar: naar.record.id, soort, dossier, ookIn }
      told.set(key, { record, ookIn })
      file.relations.push(record)
    }
    // Of an adult the parents are not told.
    if (isMinor(who.geboortedatum ?? vandaag, vandaag))
      for (const [at, ouder] of gezin.ouders.entries())
        relate(relative(ouder, `ouders/${at + 1}`), 'ouder', written)
    for (const [at, kind] of gezin.kinderen.entries())
      relate(written, 'ouder', relative(kind, `kinderen/${at}`))
    for (const [at, partner] of gezin.partners.entries()) {
      // The same two in the same order, whoever of them is the client.
      const place = `partners/${at}`
      const other = relative(partner, place)
      const first = (partner.bsn ?? `${bsn}|${place}`) < bsn
      relate(first ? other : written, 'partner', first ? written : other)
    }
  }
}

const together = (members: readonly Client[], file: PersonFile): void => {
  const [first, ...others] = members.map(({ written }) => written.record.id)
  if (first === undefined) return
  const begindatum = members
    .map(({ sinds }) => sinds)
    .sort()
    .at(-1)
  file.fact({
    ...{ domein: 'huishouden', gebeurtenis: 'vastgelegd', loopt: true },
    personen: [first, ...others],
    velden: { begindatum },
    ...{ dossier: first, ookIn: others },
  })
}
