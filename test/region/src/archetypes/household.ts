import type { Story } from '../recording/story'
import type { Adres, TruePerson } from '../world/world'

type Surname = Pick<TruePerson, 'voorvoegsel' | 'geslachtsnaam'>

export const surnameOf = ({ voorvoegsel, geslachtsnaam }: TruePerson): Surname => ({
  ...(voorvoegsel && { voorvoegsel }),
  geslachtsnaam,
})

/** A mother and a father (now and then two mothers) with one address, partners of each other. */
export const couple = (
  story: Story,
  adres: Adres,
  oldestChild = story.random.between(1, 16),
): [TruePerson, TruePerson] => {
  const { random } = story
  const age = (): number => oldestChild + random.between(19, 33)
  const second = story.adult(age(), { geslacht: random.chance(0.04) ? 'V' : 'M', adres })
  const first = story.adult(age(), {
    geslacht: 'V',
    adres,
    ...(random.chance(0.4) && { partner: surnameOf(second) }),
  })
  story.relate(first, 'partner', second, { begindatum: story.ago((oldestChild + 2) * 365) })
  return [first, second]
}

/** Children of these legal parents, the eldest first, at an address. */
export const childrenOf = (
  story: Story,
  ouders: readonly TruePerson[],
  count: number,
  adres: Adres | undefined,
  details: { readonly oudste?: number; readonly geheim?: boolean } = {},
): readonly TruePerson[] => {
  const { random } = story
  const children: TruePerson[] = []
  const surname = ouders.at(-1)
  let age = details.oudste ?? random.between(1, 16)
  for (let i = 0; i < count && age >= 0; i++) {
    const child = story.child(age, {
      ...(surname && surnameOf(surname)),
      ...(adres && { adres }),
      ...(details.geheim && { geheim: true }),
    })
    for (const ouder of ouders) story.relate(ouder, 'ouder', child, { gezag: true })
    children.push(child)
    // At least two years apart, so that siblings of one year are twins and nothing else.
    age -= random.between(2, 4)
  }
  return children
}

/** Same-family siblings, one to four, most often two. */
export const someChildren = (
  story: Story,
  ouders: readonly TruePerson[],
  adres: Adres,
): readonly TruePerson[] => {
  const count = story.random.weighted([
    { gewicht: 3, waarde: 1 },
    { gewicht: 5, waarde: 2 },
    { gewicht: 3, waarde: 3 },
    { gewicht: 1, waarde: 4 },
  ])
  const youngestParent = Math.min(...ouders.map((ouder) => ageOf(ouder, story.vandaag)))
  return childrenOf(story, ouders, count, adres, {
    oudste: Math.max(1, Math.min(16, youngestParent - 19)),
  })
}

export const ageOf = ({ geboortedatum }: TruePerson, today: string): number =>
  geboortedatum === undefined
    ? 0
    : Math.floor((Date.parse(today) - Date.parse(geboortedatum)) / 31_557_600_000)
