import { day, type Given, person, pseudonym, ref, registers, relation, says } from '@gezinsbeeld/hub/scenario'

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

const someone = (organisatie: string, name: string, born: string, family: number, version: number): Given =>
  person(
    organisatie,
    name,
    {
      pseudoniemen: [pseudonym(name.replaceAll(' ', '-'))],
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

/** What happens to one family after it is there: each change is told to all three receivers. */
const changesOf = (family: number, round: number): readonly Given[] =>
  receivers.flatMap((organisatie) => [
    measure(organisatie, family, round + 2),
    involvement(organisatie, family, round + 2),
    someone(organisatie, `moeder ${family}`, '1985-05-17', family, round + 2),
  ])

/** Registrations, `families` families as three organisations record them one after the other, and then `rounds` of changes. */
export function* hubWorkload(families: number, rounds: number): Generator<Given> {
  yield day('2026-11-22')
  for (const organisatie of receivers) yield registers(organisatie, 'gi')
  for (const organisatie of receivers)
    for (let family = 0; family < families; family += 1) yield* recordsOf(organisatie, family)
  for (let round = 0; round < rounds; round += 1)
    for (let family = 0; family < families; family += 1) yield* changesOf(family, round)
}
