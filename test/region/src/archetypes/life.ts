import { minusYears, plusDays } from '../dates'
import type { Archetype } from './archetype'
import { openFile, someGi, treatAdult, treatChild } from './care'
import { childrenOf, couple, someChildren, surnameOf } from './household'

/** A child that has just turned 18: no longer in the family of its younger brother or sister. */
const achttien: Archetype = {
  naam: 'achttien',
  gewicht: 3,
  gezinnen: 1,
  tell(story) {
    const { random } = story
    const adres = story.address()
    const ouders = couple(story, adres, 18)
    const younger = childrenOf(story, ouders, 1, adres, { oudste: random.between(9, 15) })
    const [, vader] = ouders
    const adult = story.child(18, {
      ...surnameOf(vader),
      adres,
      geboortedatum: plusDays(minusYears(story.vandaag, 18), -random.between(5, 60)),
    })
    for (const ouder of ouders) story.relate(ouder, 'ouder', adult)
    const organisatie = openFile(story, {
      people: [...ouders, adult, ...younger],
      children: younger,
      exact: true,
    })
    const file = story.gi(organisatie)
    file.involvement(adult, { sinds: 800, tot: 3 })
    file.measure(adult, { soort: 'OTS', sinds: 800, tot: 4, reden: 'MEERDERJARIG' })
    return [younger]
  },
}

/** A child that turns 18 in the coming months: still a minor today. */
const bijnaAchttien: Archetype = {
  naam: 'bijna-achttien',
  gewicht: 2,
  gezinnen: 1,
  tell(story) {
    const adres = story.address()
    const ouders = couple(story, adres, 17)
    const [, vader] = ouders
    const child = story.child(17, {
      ...surnameOf(vader),
      adres,
      geboortedatum: plusDays(minusYears(story.vandaag, 18), story.random.between(20, 90)),
    })
    for (const ouder of ouders) story.relate(ouder, 'ouder', child)
    openFile(story, { people: [...ouders, child], children: [child], care: 'maatregel', exact: true })
    return [[child]]
  },
}

/** One parent has died: still a legal parent, with a date of death. */
const overledenOuder: Archetype = {
  naam: 'overleden-ouder',
  gewicht: 2,
  gezinnen: 1,
  tell(story) {
    const { random } = story
    const adres = story.address()
    const died = story.ago(random.between(100, 1500))
    const vader = story.adult(random.between(35, 55), { geslacht: 'M', overlijdensdatum: died })
    const moeder = story.adult(random.between(33, 50), { geslacht: 'V', adres, partner: surnameOf(vader) })
    story.relate(moeder, 'partner', vader, { einddatum: died })
    const children = childrenOf(story, [moeder, vader], random.between(1, 3), adres, { oudste: 12 })
    openFile(story, { people: [moeder, vader, ...children], children })
    return [children]
  },
}

/** An adopted child: the adoptive parents count; the birth mother, who has another child, no longer does. */
const adoptie: Archetype = {
  naam: 'adoptie',
  gewicht: 2,
  gezinnen: 2,
  tell(story) {
    const { random } = story
    const [hers, theirs] = [story.address(), story.address()]
    const moeder = story.adult(random.between(30, 40), { geslacht: 'V', adres: hers })
    const stayed = childrenOf(story, [moeder], 1, hers, { oudste: 9 })
    const ouders = couple(story, theirs, 10)
    const adopted = childrenOf(story, ouders, 1, theirs, { oudste: 5 })
    for (const child of adopted) {
      story.relate(moeder, 'ouder', child, { einddatum: story.ago(random.between(300, 1000)) })
      story.relate(moeder, 'biologische-ouder', child)
    }
    const exact = true
    openFile(story, {
      organisatie: 'gi-noord',
      people: [moeder, ...stayed, ...adopted, ...ouders],
      children: adopted,
      exact,
    })
    openFile(story, { organisatie: 'gi-zuid', people: [moeder, ...stayed], children: stayed, exact })
    return [stayed, adopted]
  },
}

/** A secret address, at every organisation that has it. */
const geheim: Archetype = {
  naam: 'geheim-adres',
  gewicht: 4,
  gezinnen: 1,
  tell(story) {
    const { random } = story
    const adres = story.address()
    const oudste = random.between(5, 14)
    const moeder = story.adult(oudste + random.between(20, 30), { geslacht: 'V', adres, geheim: true })
    const vader = story.adult(oudste + random.between(20, 30), { geslacht: 'M', adres: story.address() })
    story.relate(moeder, 'ex-partner', vader)
    const ouders = [moeder, vader]
    const children = childrenOf(story, ouders, random.between(1, 3), adres, { oudste, geheim: true })
    const exact = true
    openFile(story, { people: [...ouders, ...children], children, exact })
    const [client] = children
    if (client && random.chance(0.6)) treatChild(story, { client, ouders: [moeder], exact })
    return [children]
  },
}

/** A parent is a client of the GGZ, the children are not. */
const ouderBijGgz: Archetype = {
  naam: 'ouder-bij-ggz',
  gewicht: 6,
  gezinnen: 1,
  tell(story) {
    const adres = story.address()
    const ouders = couple(story, adres)
    const children = someChildren(story, ouders, adres)
    const organisatie = someGi(story.random)
    for (const ouder of ouders) story.gi(organisatie).person(ouder, { bsn: 'goed', datum: 'heel' })
    openFile(story, { organisatie, people: [...ouders, ...children], children })
    const [client, partner] = story.random.shuffle(ouders)
    if (client) treatAdult(story, client, partner)
    return [children]
  },
}

/** A child is a client of the GGZ: the picture's facts come from two systems. */
const kindBijGgz: Archetype = {
  naam: 'kind-bij-ggz',
  gewicht: 8,
  gezinnen: 1,
  tell(story) {
    const { random } = story
    const adres = story.address()
    const oudste = random.between(6, 16)
    const ouders = couple(story, adres, oudste)
    const children = childrenOf(story, ouders, 2, adres, { oudste })
    const organisatie = someGi(random)
    const [client, sibling] = children
    if (!client) return []
    story.gi(organisatie).person(client, { bsn: 'goed', datum: 'heel' })
    openFile(story, { organisatie, people: [...ouders, ...children], children, care: 'maatregel' })
    treatChild(story, { client, ouders, zeker: true })
    if (sibling && random.chance(0.3)) treatChild(story, { client: sibling, ouders })
    return [children]
  },
}

/** A client of the GGZ whom no GI knows: nobody asks, so nothing of it is ever shared. */
const alleenGgz: Archetype = {
  naam: 'alleen-ggz',
  gewicht: 4,
  gezinnen: 1,
  tell(story) {
    const adres = story.address()
    const ouders = couple(story, adres, 12)
    const [client] = childrenOf(story, ouders, 1, adres, { oudste: 12 })
    if (client) treatChild(story, { client, ouders, exact: true })
    return []
  },
}

/** A GI's closed file: it published the family, and no longer sees it. */
const gesloten: Archetype = {
  naam: 'gesloten-dossier',
  gewicht: 4,
  gezinnen: 1,
  tell(story) {
    const adres = story.address()
    const ouders = couple(story, adres)
    const children = someChildren(story, ouders, adres)
    openFile(story, { people: [...ouders, ...children], children, care: 'beeindigd' })
    return [children]
  },
}

export const lifeArchetypes = [
  achttien,
  bijnaAchttien,
  overledenOuder,
  adoptie,
  geheim,
  ouderBijGgz,
  kindBijGgz,
  alleenGgz,
  gesloten,
]
