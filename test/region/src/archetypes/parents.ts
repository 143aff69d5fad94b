import type { Story } from '../recording/story'
import type { TruePerson } from '../world/world'
import type { Archetype } from './archetype'
import { openFile, treatAdult, treatChild } from './care'
import { childrenOf, couple, someChildren, surnameOf } from './household'

/** Now and then the GGZ treats one of the children, or a parent. */
const maybeTreat = (
  story: Story,
  children: readonly TruePerson[],
  ouders: readonly TruePerson[],
  stiefouder?: TruePerson,
): void => {
  const { random } = story
  const [client] = children
  const [parent] = ouders
  const anderen = stiefouder ? [{ who: stiefouder, code: 'STPPRN' as const }] : []
  if (client && random.chance(0.3)) treatChild(story, { client, ouders, anderen })
  else if (parent && random.chance(0.12)) treatAdult(story, parent, stiefouder)
}

/** Parents together with one to four children, at one address. */
const samen: Archetype = {
  naam: 'samen',
  gewicht: 22,
  gezinnen: 1,
  tell(story) {
    const adres = story.address()
    const ouders = couple(story, adres)
    const children = someChildren(story, ouders, adres)
    openFile(story, { people: [...ouders, ...children], children })
    maybeTreat(story, children, ouders)
    return [children]
  },
}

/** Separated parents; the children live with one of them, or some with each: one family, by its parents. */
const gescheiden: Archetype = {
  naam: 'gescheiden',
  gewicht: 14,
  gezinnen: 1,
  tell(story) {
    const { random } = story
    const [hers, his] = [story.address(), story.address()]
    const oudste = random.between(3, 16)
    const moeder = story.adult(oudste + random.between(19, 32), { geslacht: 'V', adres: hers })
    const vader = story.adult(oudste + random.between(19, 32), { geslacht: 'M', adres: his })
    story.relate(moeder, 'ex-partner', vader, { einddatum: story.ago(random.between(200, 900)) })
    const ouders = [moeder, vader]
    const eldest = childrenOf(story, ouders, 1, random.chance(0.2) ? his : hers, { oudste })
    const others = childrenOf(story, ouders, random.int(3), hers, { oudste: oudste - 2 })
    const children = [...eldest, ...others]
    // With homes apart only the equal set of parents makes them one family: the parents must be recognisable.
    const exact = true
    openFile(story, { people: [...ouders, ...children], children, exact })
    const [client] = children
    if (client && random.chance(0.3)) treatChild(story, { client, ouders, exact })
    return [children]
  },
}

/** The mother has a new partner, who is the children's step-parent. */
const nieuwePartner: Archetype = {
  naam: 'nieuwe-partner',
  gewicht: 8,
  gezinnen: 1,
  tell(story) {
    const { random } = story
    const adres = story.address()
    const oudste = random.between(4, 16)
    const moeder = story.adult(oudste + random.between(19, 30), { geslacht: 'V', adres })
    const vader = story.adult(oudste + random.between(19, 30), { geslacht: 'M', adres: story.address() })
    const partner = story.adult(oudste + random.between(19, 30), { adres })
    story.relate(moeder, 'ex-partner', vader)
    story.relate(partner, 'partner', moeder, { begindatum: story.ago(400).slice(0, 7) })
    const children = childrenOf(story, [moeder, vader], random.between(1, 3), adres, { oudste })
    for (const child of children) story.relate(partner, 'stiefouder', child)
    openFile(story, { people: [moeder, vader, partner, ...children], children })
    maybeTreat(story, children, [moeder, vader], partner)
    return [children]
  },
}

/** Half-siblings who live with the same mother are one family; both fathers are parents in it. */
const halfSamen: Archetype = {
  naam: 'halfbroers-samen',
  gewicht: 6,
  gezinnen: 1,
  tell(story) {
    const adres = story.address()
    const moeder = story.adult(story.random.between(33, 45), { geslacht: 'V', adres })
    const fathers = [1, 2].map(() =>
      story.adult(story.random.between(33, 50), { geslacht: 'M', adres: story.address() }),
    )
    const children = fathers.flatMap((vader, at) =>
      childrenOf(story, [moeder, vader], 1, adres, { oudste: 14 - at * 7 }),
    )
    openFile(story, { people: [moeder, ...fathers, ...children], children })
    maybeTreat(story, children, [moeder])
    return [children]
  },
}

/** Half-siblings who live apart are two families; their mother is a parent in both. */
const halfApart: Archetype = {
  naam: 'halfbroers-apart',
  gewicht: 3,
  gezinnen: 2,
  tell(story) {
    const { random } = story
    const [hers, his] = [story.address(), story.address()]
    const moeder = story.adult(random.between(33, 45), { geslacht: 'V', adres: hers })
    const first = story.adult(random.between(33, 50), { geslacht: 'M', adres: his })
    const second = story.adult(random.between(33, 50), { geslacht: 'M', adres: hers })
    story.relate(moeder, 'partner', second)
    const elsewhere = childrenOf(story, [moeder, first], 1, his, { oudste: 13 })
    const home = childrenOf(story, [moeder, second], random.between(1, 2), hers, { oudste: 6 })
    const exact = true
    openFile(story, {
      organisatie: 'gi-noord',
      people: [moeder, first, ...elsewhere],
      children: elsewhere,
      exact,
    })
    openFile(story, {
      organisatie: random.pick(['gi-noord', 'gi-zuid']),
      people: [moeder, second, ...home],
      children: home,
      exact,
    })
    const [client] = home
    if (client && random.chance(0.3)) treatChild(story, { client, ouders: [second], exact })
    return [elsewhere, home]
  },
}

/** A father with children from a former and from his present marriage: an adult in two families. */
const tweeGezinnen: Archetype = {
  naam: 'ouder-in-twee-gezinnen',
  gewicht: 3,
  gezinnen: 2,
  tell(story) {
    const { random } = story
    const [former, present] = [story.address(), story.address()]
    const vader = story.adult(random.between(40, 52), { geslacht: 'M', adres: present })
    const ex = story.adult(random.between(36, 48), { geslacht: 'V', adres: former })
    const vrouw = story.adult(random.between(30, 40), {
      geslacht: 'V',
      adres: present,
      partner: surnameOf(vader),
    })
    story.relate(vader, 'ex-partner', ex)
    story.relate(vader, 'partner', vrouw)
    const first = childrenOf(story, [ex, vader], random.between(1, 2), former, { oudste: 15 })
    const second = childrenOf(story, [vrouw, vader], random.between(1, 2), present, { oudste: 5 })
    const exact = true
    openFile(story, { organisatie: 'gi-noord', people: [vader, ex, ...first], children: first, exact })
    openFile(story, { organisatie: 'gi-zuid', people: [vader, vrouw, ...second], children: second, exact })
    return [first, second]
  },
}

export const parentArchetypes = [samen, gescheiden, nieuwePartner, halfSamen, halfApart, tweeGezinnen]
