import type { NaamGegevens } from './facts'

const words = (...parts: readonly (string | undefined)[]): string | undefined => {
  const text = parts.filter((part) => part !== undefined && part.trim() !== '').join(' ')
  return text === '' ? undefined : text
}

const upperFirst = (text: string): string => text.charAt(0).toLocaleUpperCase('nl') + text.slice(1)

const ownSurname = (naam: NaamGegevens) => words(naam.voorvoegsel, naam.geslachtsnaam)
const partnerSurname = (naam: NaamGegevens) => words(naam.partnervoorvoegsel, naam.partnernaam)

/** The surname as the person uses it (BRP naamgebruik). */
const surname = (naam: NaamGegevens): string | undefined => {
  const own = ownSurname(naam)
  const partner = partnerSurname(naam)
  if (own === undefined || partner === undefined) return own ?? partner
  if (naam.naamgebruik === 'partner') return partner
  if (naam.naamgebruik === 'partner-eigen') return `${partner}-${own}`
  if (naam.naamgebruik === 'eigen-partner') return `${own}-${partner}`
  return own
}

const givenName = (naam: NaamGegevens): string | undefined =>
  words(naam.roepnaam ?? naam.voornamen ?? naam.voorletters)

/** `Daan de Vries`; undefined when nothing of the name is known. */
export const shortName = (naam: NaamGegevens | undefined): string | undefined => {
  if (naam === undefined) return undefined
  const last = surname(naam)
  const given = givenName(naam)
  return given === undefined && last !== undefined ? upperFirst(last) : words(given, last)
}

/** `Daniël Johannes de Vries`: the registered names, as far as they are known. */
export const fullName = (naam: NaamGegevens | undefined): string | undefined =>
  naam === undefined ? undefined : words(naam.voornamen ?? naam.voorletters ?? naam.roepnaam, surname(naam))

/**
 * Whether two records can be one name written in full and in part: nothing that both of them say differs. Case and spaces do
 * not count as a difference; every other difference in spelling does, so that a reader sees both.
 */
export const namesAgree = (a: NaamGegevens, b: NaamGegevens): boolean =>
  agree(a.voornamen, b.voornamen) &&
  agree(a.roepnaam, b.roepnaam) &&
  agree(ownSurname(a), ownSurname(b)) &&
  agree(partnerSurname(a), partnerSurname(b))

const agree = (a: string | undefined, b: string | undefined): boolean =>
  a === undefined || b === undefined || plain(a) === plain(b)

const plain = (text: string): string =>
  text.normalize('NFC').toLocaleLowerCase('nl').replace(/\s+/g, ' ').trim()

/** The words with which all of these names end, while each has at least one word, and no prefix, before them. */
const sharedEnd = (names: readonly (readonly string[])[]): readonly string[] => {
  const [first = []] = names
  for (let from = 1; from < first.length; from += 1) {
    const end = first.slice(from)
    const fits = names.every((name) => {
      const before = name.slice(0, name.length - end.length)
      // `Piet van de Vries` does not end in the surname of `Jan de Vries`.
      return (
        before.length > 0 &&
        name.slice(-end.length).join(' ') === end.join(' ') &&
        !/^\p{Ll}/u.test(before.at(-1) ?? '')
      )
    })
    if (fits) return end
  }
  return []
}

const most = 10

/** A hundred names are no title: the first ten, and `nog 90`. */
export const shortened = (items: readonly string[]): readonly string[] =>
  items.length <= most + 1 ? items : [...items.slice(0, most), `nog ${items.length - most}`]

/** Several people in a few words: `Daan, Noor en Finn de Vries`; `Daan de Vries en Fatima Yılmaz`. */
export const namesTogether = (names: readonly string[]): string => {
  const short = shortened(names)
  if (short.length < names.length) return enumerate(short)
  const split = names.map((name) => name.split(' '))
  const end = names.length < 2 ? [] : sharedEnd(split)
  const given = split.map((name) => name.slice(0, name.length - end.length).join(' '))
  return [enumerate(given), ...end].join(' ')
}

/** `a`, `a en b`, `a, b en c`. */
export const enumerate = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} en ${items[items.length - 1] ?? ''}`
