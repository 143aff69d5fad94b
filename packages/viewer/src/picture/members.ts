import type { Lid } from '@gezinsbeeld/contracts'
import { type Aspect, aspectOf, latestFirst } from './aspect'
import { ageInWords, dateInWords, dateOf, datesAgree, isBefore } from './dates'
import type { AdresGegevens, Gegevens, Said, Source } from './facts'
import { fullName, namesAgree, shortName } from './names'

export interface Member {
  readonly persoon: string
  /** All roles in this family; empty for someone who is only named in a fact. */
  readonly rollen: readonly Lid['rol'][]
  /** As the reader's own organisation writes it, or else as in the latest record; undefined when nobody gives a name. */
  readonly naam: string | undefined
  /** The age now, or at death. */
  readonly leeftijd: string | undefined
  readonly overleden: boolean
  readonly ongeboren: boolean
  /** At least one source says so; then no address and no telephone number is shown, whoever gave one. */
  readonly adresGeheim: boolean
  readonly aspects: readonly Aspect[]
  /** Every organisation whose record of this person this is. */
  readonly sources: readonly Source[]
  /** What no organisation says. */
  readonly onbekend: readonly string[]
}

/** Who reads, and when. */
export interface Reader {
  readonly now: Date
  /** The reader's organisation: it knows a person by the name in its own records. */
  readonly eigen: string
}

type Persoon = Gegevens['persoon']
type Birth = { readonly born: boolean; readonly date: string | undefined }

const birthOf = (persoon: Persoon): Birth | undefined => {
  if (persoon.geboortedatum !== undefined) return { born: true, date: persoon.geboortedatum }
  return persoon.ongeboren && { born: false, date: persoon.ongeboren.verwachteDatum }
}

const birthWords =
  (now: Date) =>
  ({ born, date }: Birth): string => {
    if (born) return date === undefined ? 'geboren' : dateInWords(date)
    if (date === undefined) return 'nog niet geboren'
    const past = isBefore(date, dateOf(now)) ? ' (die datum is voorbij)' : ''
    return `nog niet geboren, verwacht ${dateInWords(date)}${past}`
  }

const addressLine = (adres: AdresGegevens): string => {
  const number = [adres.huisnummer, adres.huisletter].filter((p) => p !== undefined).join('')
  const street = [adres.straat, number, adres.toevoeging].filter((p) => p !== undefined && p !== '').join(' ')
  const place = [adres.postcode?.replace(/^(\d{4})([A-Z]{2})$/, '$1 $2'), adres.woonplaats]
    .filter((p) => p !== undefined)
    .join(' ')
  return [street, place].filter((p) => p !== '').join(', ')
}

/** Where two spellings of a street stand for one address: the postcode and number decide (BAG). */
const addressKey = (adres: AdresGegevens): string =>
  adres.postcode === undefined || adres.huisnummer === undefined
    ? addressLine(adres)
    : [adres.postcode, adres.huisnummer, adres.huisletter, adres.toevoeging].join(' ').toLowerCase()

const given = (text: string | undefined): string | undefined => (text === '' ? undefined : text)
const isAspect = (aspect: Aspect | undefined): aspect is Aspect => aspect !== undefined

const aspectsOf = (facts: readonly Said<Persoon>[], geheim: boolean, now: Date): readonly Aspect[] =>
  [
    aspectOf(facts, {
      label: 'Naam',
      value: (p) => (fullName(p.naam) === undefined ? undefined : p.naam),
      text: (naam) => fullName(naam) ?? '',
      agree: namesAgree,
    }),
    aspectOf(facts, {
      label: 'Geboren',
      value: birthOf,
      text: birthWords(now),
      agree: (a, b) => a.born === b.born && datesAgree(a.date ?? '', b.date ?? ''),
    }),
    aspectOf(facts, {
      label: 'Geslacht',
      value: (p) => (p.geslacht === 'onbekend' ? undefined : p.geslacht),
      text: (geslacht) => geslacht,
    }),
    aspectOf(facts, {
      label: 'Overleden',
      value: (p) => p.overlijdensdatum,
      text: dateInWords,
      agree: datesAgree,
    }),
    ...(geheim
      ? []
      : [
          aspectOf(facts, {
            label: 'Adres',
            value: (p) => (p.adres && addressLine(p.adres) !== '' ? p.adres : undefined),
            text: addressLine,
            key: addressKey,
          }),
          // Someone can have several numbers: they stand side by side without contradicting each other.
          aspectOf(facts, {
            label: 'Telefoon',
            value: (p) => given(p.telefoon),
            text: (telefoon) => telefoon,
            key: (telefoon) => telefoon.replace(/\D/g, ''),
            agree: () => true,
          }),
        ]),
  ].filter(isAspect)

/** Of the network and a parent's partner nothing more than a name is expected. */
const expected = new Set<string>(['kind', 'ouder', 'voogd', 'pleegouder'])

interface Unknowable {
  readonly rollen: readonly string[]
  readonly geheim: boolean
  readonly overleden: boolean
  readonly ongeboren: boolean
}

const unknownOf = (
  aspects: readonly Aspect[],
  { rollen, geheim, overleden, ongeboren }: Unknowable,
): readonly string[] => {
  // An unborn child is expected to have neither name nor address.
  if (ongeboren) return []
  const said = new Set(aspects.map((aspect) => aspect.label))
  const naam = said.has('Naam') ? [] : ['naam']
  if (!rollen.some((rol) => expected.has(rol))) return naam
  return [
    ...naam,
    ...(said.has('Geboren') ? [] : ['geboortedatum']),
    ...(said.has('Adres') || geheim || overleden ? [] : ['adres']),
  ]
}

/**
 * The age by the most complete birth date; where organisations contradict each other, every age that follows (`15 jaar of 16
 * jaar`), because choosing one here would settle the difference out of sight.
 */
const ageOf = (births: readonly string[], contradictory: boolean, on: string): string | undefined => {
  const best = longest(births)
  const ages = (contradictory ? births : best === undefined ? [] : [best]).map((birth) =>
    ageInWords(birth, on),
  )
  const known = [...new Set(ages.filter((age) => age !== undefined))]
  return known.length === 0 ? undefined : known.join(' of ')
}

/** The most complete of the latest dates: a later record that only knows the year does not make the age vaguer. */
const longest = (dates: readonly (string | undefined)[]): string | undefined =>
  dates.reduce(
    (best, date) => (date !== undefined && date.length > (best?.length ?? 0) ? date : best),
    undefined,
  )

const memberOf = (
  persoon: string,
  rollen: readonly Lid['rol'][],
  all: readonly Said<Persoon>[],
  { now, eigen }: Reader,
): Member => {
  const facts = latestFirst(all)
  const own = facts.filter(({ source }) => source.organisatie === eigen)
  const births = facts.map((fact) => birthOf(fact.gegevens)).filter((birth) => birth !== undefined)
  const born = births.filter((birth) => birth.born)
  const dates = born.map(({ date }) => date).filter((date) => date !== undefined)
  const death = longest(facts.map((fact) => fact.gegevens.overlijdensdatum))
  const geheim = facts.some((fact) => fact.gegevens.geheimhouding === true)
  const ongeboren = births.length > 0 && born.length === 0
  const aspects = aspectsOf(facts, geheim, now)
  return {
    persoon,
    rollen,
    naam: [...own, ...facts].map((fact) => shortName(fact.gegevens.naam)).find((naam) => naam !== undefined),
    leeftijd: ageOf(
      dates,
      aspects.some((a) => a.label === 'Geboren' && a.contradictory),
      death ?? dateOf(now),
    ),
    overleden: death !== undefined,
    ongeboren,
    adresGeheim: geheim,
    aspects,
    sources: facts.map((fact) => fact.source),
    onbekend: unknownOf(aspects, { rollen, geheim, overleden: death !== undefined, ongeboren }),
  }
}

const roleOrder: Readonly<Record<Lid['rol'], number>> = {
  kind: 0,
  ouder: 1,
  voogd: 2,
  partner: 3,
  stiefouder: 4,
  pleegouder: 5,
  netwerk: 6,
}

/**
 * Everyone in the picture: its members and roles, children first and the eldest of them first, and after them those of whom
 * there is a record but who have no role in this family.
 */
export const membersOf = (
  leden: readonly Lid[],
  facts: readonly Said<Persoon>[],
  reader: Reader,
): readonly Member[] => {
  const rollen = new Map<string, Lid['rol'][]>()
  for (const { persoon, rol } of leden) rollen.set(persoon, [...(rollen.get(persoon) ?? []), rol])
  for (const { personen } of facts) for (const p of personen) if (!rollen.has(p)) rollen.set(p, [])
  const order = (member: Member): number =>
    Math.min(...member.rollen.map((rol) => roleOrder[rol] ?? 8), member.rollen.length === 0 ? 9 : 8)
  const birthOfMember = (member: Member): string =>
    longest(about(member.persoon, facts).map((fact) => fact.gegevens.geboortedatum)) ?? '9999'
  return [...rollen]
    .map(([persoon, roles]) => memberOf(persoon, roles, about(persoon, facts), reader))
    .toSorted(
      (a, b) =>
        order(a) - order(b) ||
        compare(birthOfMember(a), birthOfMember(b)) ||
        compare(a.naam ?? '', b.naam ?? '') ||
        compare(a.persoon, b.persoon),
    )
}

const about = (persoon: string, facts: readonly Said<Persoon>[]) =>
  facts.filter((fact) => fact.personen.includes(persoon))

const compare = (a: string, b: string): number => a.localeCompare(b, 'nl')
