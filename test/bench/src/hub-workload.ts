import { type Given, person, pseudonym, ref, relation, says } from '@gezinsbeeld/hub/scenario'

/** Who is told of every family: three organisations, each charged with it by a measure of its own. */
export const receivers = ['gi-een', 'gi-twee', 'gi-drie'] as const

const measure = (organisatie: string, family: number, version: number): Given =>
  says(
    organisatie,
    'maatregel.opgelegd',
    `ots ${family}`,
    {
      personen: [ref(organisatie, `kind ${family} 0`)],
      soort: 'ots',
      ingangsdatum: '2026-01-05',
      ...(version === 1 ? {} : { verlengdTot: `2027-01-${String((version % 28) + 1).padStart(2, '0')}` }),
    },
    version,
  )

const involvement = (organisatie: string, family: number, version: number): Given =>
  says(
    organisatie,
    'betrokkenheid.gestart',
    `betrokken ${family}`,
    {
      personen: [ref(organisatie, `kind ${family} 0`)],
      rol: 'jeugdbescherming',
      begindatum: '2026-01-05',
      regie: true,
      contactpersoon: { naam: 'S. de Boer', functie: 'jeugdbeschermer', telefoon: `085-00${1000 + version}` },
    },
    version,
  )

/** A number in letters: names are compared without anything else. */
const inLetters = (n: number): string =>
  String(n).replaceAll(/\d/g, (digit) => 'abcdefghij'[Number(digit)] ?? '')

const someone = (organisatie: string, name: string, born: string, family: number, version: number): Given =>
  person(
    organisatie,
    name,
    {
      pseudoniemen: [pseudonym(name.replaceAll(' ', '-'))],
      // No two of them namesakes of one age: whoever is like another is looked at together.
      naam: { voornamen: name, geslachtsnaam: `Proef ${inLetters(family)}` },
      geboortedatum: born,
      geslacht: 'vrouw',
      adres: {
        straat: 'Dorpsstraat',
        huisnummer: 1 + (family % 9000),
        postcode: '9999XA',
        woonplaats: 'Proefdorp',
      },
      telefoon: `06-00${String(version).padStart(6, '0')}`,
    },
    version,
  )

const adults = ['moeder', 'vader'] as const
const children = [0, 1] as const

const recordsOf = (organisatie: string, family: number): readonly Given[] => [
  ...children.map((n) => someone(organisatie, `kind ${family} ${n}`, `201${n}-03-02`, family, 1)),
  ...adults.map((who) => someone(organisatie, `${who} ${family}`, '1985-05-17', family, 1)),
  ...adults.flatMap((who) =>
    children.map((n) => relation(organisatie, `${who} ${family}`, 'ouder', `kind ${family} ${n}`)),
  ),
  involvement(organisatie, family, 1),
  measure(organisatie, family, 1),
]

/** How many events one organisation publishes of a family. */
export const eventsPerFamily = 10

/** `families` families as one organisation records them. */
export function* recordsBy(organisatie: string, families: number): Generator<Given> {
  for (let family = 0; family < families; family += 1) yield* recordsOf(organisatie, family)
}

/** What one organisation changes afterwards, `rounds` times in every family; each change is told to all three receivers. */
export function* changesBy(organisatie: string, families: number, rounds: number): Generator<Given> {
  for (let version = 2; version < rounds + 2; version += 1)
    for (let family = 0; family < families; family += 1) {
      yield measure(organisatie, family, version)
      yield involvement(organisatie, family, version)
      yield someone(organisatie, `moeder ${family}`, '1985-05-17', family, version)
    }
}
