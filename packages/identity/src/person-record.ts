import type { Geslacht, Naam } from '@gezinsbeeld/contracts'

/** One person as one organisation records them, with what linking looks at. */
export interface PersonRecord {
  /** `<organisatie>:<22>`. */
  readonly ref: string
  readonly organisatie: string
  readonly pseudoniemen: readonly string[]
  /** May be incomplete: `2009`, `2009-05`. */
  readonly geboortedatum?: string
  readonly ongeboren?: boolean
  readonly geslacht?: Geslacht
  readonly naam?: Naam
}

/** Letters alone, of whatever script, without accents or capitals. */
const plain = (text: string): string => text.normalize('NFKD').toLowerCase().replaceAll(/\P{L}/gu, '')

const firstName = (naam: Naam | undefined): string | undefined => naam?.voornamen?.trim().split(/\s+/)[0]

/** First name (the first of them) and surname, as far as both records have them. */
const namesDiffer = (a: Naam | undefined, b: Naam | undefined): boolean => {
  const differ = (x: string | undefined, y: string | undefined) =>
    x !== undefined && y !== undefined && plain(x) !== plain(y)
  return differ(firstName(a), firstName(b)) || differ(a?.geslachtsnaam, b?.geslachtsnaam)
}

/** Surname and first name, to compare; undefined when one of them is not there. */
export const wholeName = ({ naam }: PersonRecord): string | undefined => {
  const [first, surname] = [plain(firstName(naam) ?? ''), plain(naam?.geslachtsnaam ?? '')]
  return first === '' || surname === '' ? undefined : `${surname} ${first}`
}

/** Incomplete dates contradict only where both say something and it differs. */
const datesContradict = (a: PersonRecord, b: PersonRecord): boolean => {
  const [x, y] = [a.geboortedatum, b.geboortedatum]
  if (x === undefined || y === undefined) {
    // A pseudonym on an unborn child is its mother's; who has a birth date is born.
    return (a.ongeboren === true) !== (b.ongeboren === true)
  }
  return !(x.startsWith(y) || y.startsWith(x))
}

export const sexesContradict = (a: PersonRecord, b: PersonRecord): boolean =>
  a.geslacht !== undefined &&
  b.geslacht !== undefined &&
  a.geslacht !== 'onbekend' &&
  b.geslacht !== 'onbekend' &&
  a.geslacht !== b.geslacht

export type Contradiction = 'geboortedatum' | 'geslacht' | 'naam'

/** Why two records that share a pseudonym are not one person; undefined when nothing speaks against it. */
export const contradiction = (a: PersonRecord, b: PersonRecord): Contradiction | undefined => {
  if (datesContradict(a, b)) return 'geboortedatum'
  if (sexesContradict(a, b)) return 'geslacht'
  // An organisation that keeps two records knows two people, unless it merely entered one twice.
  if (a.organisatie === b.organisatie && namesDiffer(a.naam, b.naam)) return 'naam'
  return undefined
}

/**
 * By what somebody without a BSN may be somebody else: surname, first name and whole birth date. Undefined when not all of them
 * are there.
 */
export const likeness = (record: PersonRecord): string | undefined => {
  const name = wholeName(record)
  const { geboortedatum, ongeboren } = record
  if (name === undefined || geboortedatum?.length !== 10 || ongeboren === true) return undefined
  return `${name} ${geboortedatum}`
}
