import type { Story } from '../recording/story'
import type { TruePerson } from '../world/world'
import type { Archetype } from './archetype'
import { openFile, treatChild } from './care'
import { childrenOf, couple } from './household'

const fosterParents = (story: Story, child: TruePerson, carers: readonly TruePerson[]): void => {
  for (const carer of carers) story.relate(carer, 'pleegouder', child, { begindatum: story.ago(300) })
}

/** A foster child beside the foster parents' own child: one house, two families. */
const pleegkind: Archetype = {
  naam: 'pleegkind',
  gewicht: 5,
  gezinnen: 2,
  tell(story) {
    const { random } = story
    const [home, foster] = [story.address(), story.address()]
    const ouders = couple(story, home, 12)
    const children = childrenOf(story, ouders, 1, foster, { oudste: random.between(4, 12) })
    const carers = couple(story, foster, 9)
    const own = childrenOf(story, carers, 1, foster, { oudste: 9 })
    for (const child of children) fosterParents(story, child, carers)
    const exact = true
    const organisatie = openFile(story, {
      people: [...ouders, ...carers, ...children],
      children,
      care: 'maatregel',
      exact,
      uithuis: true,
    })
    // The foster parents' own child: known by the other GI, or by the same one, or only as part of the house.
    if (random.chance(0.6)) openFile(story, { people: [...carers, ...own], children: own, exact })
    else for (const child of own) story.gi(organisatie).person(child, { bsn: 'goed', datum: 'heel' })
    const [client] = children
    if (client && random.chance(0.5)) treatChild(story, { client, exact })
    return [children, own]
  },
}

/** Brother and sister removed from home, each elsewhere: still one family, by their parents. */
const uithuisgeplaatst: Archetype = {
  naam: 'uithuisgeplaatst',
  gewicht: 4,
  gezinnen: 1,
  tell(story) {
    const { random } = story
    const ouders = couple(story, story.address(), 14)
    const [one, two] = [story.address(), story.address()]
    const elder = childrenOf(story, ouders, 1, one, { oudste: 14 })
    const younger = childrenOf(story, ouders, 1, two, { oudste: random.between(4, 10) })
    const grandmother = story.adult(random.between(58, 70), { geslacht: 'V', adres: two })
    for (const child of younger) {
      fosterParents(story, child, [grandmother])
      story.relate(grandmother, 'grootouder', child)
    }
    const children = [...elder, ...younger]
    const exact = true
    openFile(story, {
      people: [...ouders, grandmother, ...children],
      children,
      care: 'maatregel',
      exact,
      uithuis: true,
    })
    const [client] = elder
    if (client && random.chance(0.5)) treatChild(story, { client, ouders, exact })
    return [children]
  },
}

/** Children of strangers in one gezinshuis, with the same carers: a family each. */
const gezinshuis: Archetype = {
  naam: 'gezinshuis',
  gewicht: 2,
  gezinnen: 3,
  tell(story) {
    const house = story.address()
    const carer = story.adult(story.random.between(40, 55), { geslacht: 'V', adres: house })
    return [14, 11, 8].map((oudste) => {
      const ouders = couple(story, story.address(), oudste)
      const children = childrenOf(story, ouders, 1, house, { oudste })
      for (const child of children) fosterParents(story, child, [carer])
      openFile(story, {
        people: [...ouders, carer, ...children],
        children,
        care: 'maatregel',
        exact: true,
        uithuis: true,
      })
      return children
    })
  },
}

/** Two youngsters at one institution's address: a family each, and no carer is a person. */
const instelling: Archetype = {
  naam: 'instelling',
  gewicht: 2,
  gezinnen: 2,
  tell(story) {
    const address = story.address()
    return [16, 15].map((oudste) => {
      const ouders = couple(story, story.address(), oudste)
      const children = childrenOf(story, ouders, 1, address, { oudste })
      openFile(story, {
        people: [...ouders, ...children],
        children,
        care: 'maatregel',
        exact: true,
        uithuis: true,
      })
      return children
    })
  },
}

/** A person as guardian: both children live with their aunt, who is no parent. */
const voogd: Archetype = {
  naam: 'voogd',
  gewicht: 2,
  gezinnen: 1,
  tell(story) {
    const { random } = story
    const adres = story.address()
    const tante = story.adult(random.between(35, 55), { geslacht: 'V', adres })
    const [first, second] = [1, 2].map(() => story.adult(random.between(32, 45), { geslacht: 'V' }))
    if (!first || !second) return []
    // Half-siblings, whose mothers' authority has ended: only the guardian they share makes them one family.
    const children = [first, second].flatMap((moeder, at) =>
      childrenOf(story, [moeder], 1, adres, { oudste: 12 - at * 4 }),
    )
    for (const child of children)
      story.relate(tante, 'voogd', child, { gezag: true, begindatum: story.ago(500) })
    openFile(story, { people: [tante, first, second, ...children], children, care: 'betrokken', exact: true })
    const [client] = children
    const anderen = [{ who: tante, code: 'GUARD' as const }]
    if (client && random.chance(0.5)) treatChild(story, { client, anderen, exact: true })
    return [children]
  },
}

/** Several families at one shelter: one address, no more than that in common. */
const opvang: Archetype = {
  naam: 'opvang',
  gewicht: 3,
  gezinnen: 3,
  tell(story) {
    const { random } = story
    const adres = story.address()
    return [1, 2, 3].map(() => {
      const oudste = random.between(2, 12)
      const moeder = story.adult(oudste + random.between(19, 30), { geslacht: 'V', adres })
      const children = childrenOf(story, [moeder], random.between(1, 3), adres, { oudste })
      openFile(story, { people: [moeder, ...children], children })
      return children
    })
  },
}

export const placementArchetypes = [pleegkind, uithuisgeplaatst, gezinshuis, instelling, voogd, opvang]
