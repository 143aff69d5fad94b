import { dateInWords, dateOf, dayOf, isBefore, momentInWords } from './dates'
import type { Facts, Said, Source } from './facts'
import { enumerate } from './names'
import {
  capital,
  codeWords,
  domeinWords,
  isRecordDomein,
  type RecordDomein,
  standOf,
  veldWords,
} from './record-words'

type Fact = Facts['records'][number]

/** One object of a domein without a section of its own making: a heading, how it stands, and its fields in words. */
export interface Entry {
  readonly sleutel: string
  readonly domein: RecordDomein
  readonly heading: string
  readonly standWords: string
  readonly ended: boolean
  readonly personen: readonly string[]
  readonly rows: readonly { readonly label: string; readonly text: string }[]
  readonly source: Source
}

/** What is needed to put references into words. */
export interface Names {
  readonly nameOf: (persoon: string) => string
  readonly organisatieNaamOf: (organisatie: string) => string
  readonly now: Date
}

const free = new Set([
  'omschrijving',
  'toelichting',
  'analyse',
  'plaats',
  'naam',
  'code',
  'toewijzingsnummer',
])
const isDateField = (veld: string): boolean => /datum|Datum|(Op|Tot)$/.test(veld)

/** Whatever the field holds as text; undefined when there is nothing to read in it. */
const textOf = (veld: string, value: unknown, names: Names, headings: Headings): string | undefined => {
  if (typeof value === 'boolean') return value ? 'ja' : 'nee'
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) {
    const texts = value.flatMap((item: unknown) => textOf(veld, item, names, headings) ?? [])
    return texts.length === 0 ? undefined : enumerate(texts)
  }
  if (typeof value === 'object' && value !== null) {
    const { organisatie, ...rest } = { organisatie: undefined, ...value }
    // Who has a name in words needs no second one.
    const parts = 'naam' in rest ? rest : { ...rest, organisatie }
    const texts = Object.entries(parts).flatMap(([of, part]) => textOf(of, part, names, headings) ?? [])
    return texts.length === 0 ? undefined : texts.join(veld === 'adres' ? ' ' : ', ')
  }
  if (typeof value !== 'string' || value === '') return undefined
  if (/^persoon:[\w-]{22}$/.test(value)) return names.nameOf(value)
  if (veld === 'organisatie' || veld === 'organisaties') return names.organisatieNaamOf(value)
  if (veld === 'plan' || veld === 'doel') return headings.get(value)
  if (veld === 'aanvang') return momentInWords(value, names.now)
  if (isDateField(veld)) return dateInWords(value)
  // Only what is written as a code is one; the words of a field that a newer contract has stay as they are.
  return free.has(veld) || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(value) ? value : codeWords(value)
}

type Headings = ReadonlyMap<string, string>

/** The field that says best what the object is, and what it then says. */
const headingOf = ({
  domein,
  gegevens,
}: Fact): { readonly veld: string | undefined; readonly text: string } => {
  const veld = ['omschrijving', 'soort', 'categorie'].find((name) => typeof gegevens[name] === 'string')
  const value = veld === undefined ? undefined : gegevens[veld]
  const noun = domeinWords(domein)
  if (typeof value !== 'string' || value === 'overig') return { veld: undefined, text: noun }
  if (veld === 'omschrijving') return { veld, text: value }
  // `thuis` and `inkomen` alone do not say what they are.
  const alone = ['verblijf', 'bestaanszekerheid'].includes(domein)
  return { veld, text: alone ? `${noun}: ${codeWords(value)}` : capital(codeWords(value)) }
}

const headingsOf = (facts: readonly Fact[]): Headings =>
  new Map(facts.map((fact) => [fact.sleutel, headingOf(fact).text]))

const isOver = ({ domein, gebeurtenis, gegevens }: Fact, now: Date): boolean => {
  const last = gegevens['einddatum'] ?? gegevens['geldigTot']
  return (
    standOf(domein, gebeurtenis).ended ||
    (['plan', 'huishouden', 'toestemming'].includes(domein) &&
      typeof last === 'string' &&
      isBefore(last, dateOf(now)))
  )
}

/** Every record, those that hold now first, in the order in which they were recorded, the latest first. */
export const recordsOf = (facts: readonly Fact[], names: Names): readonly Entry[] => {
  const headings = headingsOf(facts)
  return facts
    .map((fact): Entry => {
      const heading = headingOf(fact)
      return {
        sleutel: fact.sleutel,
        domein: fact.domein,
        heading: heading.text,
        standWords: standOf(fact.domein, fact.gebeurtenis).words,
        ended: isOver(fact, names.now),
        personen: fact.personen,
        rows: Object.entries(fact.gegevens)
          .filter(([veld]) => veld !== heading.veld)
          .flatMap(([veld, value]) => {
            const text = textOf(veld, value, names, headings)
            return text === undefined ? [] : [{ label: veldWords(veld), text }]
          }),
        source: fact.source,
      }
    })
    .toSorted(
      (a, b) =>
        Number(a.ended) - Number(b.ended) ||
        Date.parse(b.source.vastgelegdOp) - Date.parse(a.source.vastgelegdOp),
    )
}

const short = (text: string): string => (text.length > 80 ? `${text.slice(0, 79)}…` : text)

/** A record without a day of its own: `Plan: vastgesteld`. */
export const recordWords = ({ domein, gebeurtenis }: Said<unknown>): readonly string[] | undefined =>
  isRecordDomein(domein)
    ? [`${domeinWords(domein)}: ${standOf(domein, gebeurtenis).words.toLocaleLowerCase('nl')}`]
    : undefined

/** The days that a record tells of, for the timeline. */
export const recordMoments = (
  fact: Fact,
): readonly { readonly datum: string; readonly wat: readonly string[] }[] => {
  const heading = short(headingOf(fact).text)
  return Object.entries(fact.gegevens).flatMap(([veld, value]) => {
    if (typeof value !== 'string' || !(isDateField(veld) || veld === 'aanvang')) return []
    // With the clock time beside it the day is told already.
    if (veld === 'aanvang' && fact.gegevens['datum'] !== undefined) return []
    return [{ datum: dayOf(value), wat: [`${heading}: ${veldWords(veld).toLocaleLowerCase('nl')}`] }]
  })
}
