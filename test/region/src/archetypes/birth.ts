import { voornamenOf } from '../world/names'
import type { Archetype } from './archetype'
import { openFile, someGi, treatAdult } from './care'
import { childrenOf, couple, surnameOf } from './household'

/** An unborn child with a measure, and its elder brother or sister. */
const ongeboren: Archetype = {
  naam: 'ongeboren',
  gewicht: 3,
  gezinnen: 1,
  tell(story) {
    const adres = story.address()
    const ouders = couple(story, adres, 4)
    const [, vader] = ouders
    const elder = childrenOf(story, ouders, 1, adres, { oudste: 4 })
    const unborn = story.unborn({ ...surnameOf(vader), adres })
    // The father may not have recognised it yet.
    for (const ouder of story.random.chance(0.6) ? ouders : ouders.slice(0, 1))
      story.relate(ouder, 'ouder', unborn)
    const children = [unborn, ...elder]
    openFile(story, { people: [...ouders, ...children], children, care: 'maatregel', exact: true })
    return [children]
  },
}

/** A newborn registered with the mother's BSN at one organisation: never the same person as she. */
const pasgeborene: Archetype = {
  naam: 'pasgeborene-bsn-moeder',
  gewicht: 3,
  gezinnen: 1,
  tell(story) {
    const { random } = story
    const adres = story.address()
    const ouders = couple(story, adres, 1)
    const [moeder, vader] = ouders
    const baby = story.child(0, {
      ...surnameOf(vader),
      adres,
      geboortedatum: story.ago(random.between(5, 90)),
    })
    for (const ouder of ouders) story.relate(ouder, 'ouder', baby)
    const organisatie = someGi(random)
    story.gi(organisatie).person(baby, { bsn: moeder.bsn ? { getypt: moeder.bsn } : 'geen', datum: 'heel' })
    openFile(story, { organisatie, people: [...ouders, baby], children: [baby], exact: true })
    if (random.chance(0.5)) treatAdult(story, moeder, vader)
    return [[baby]]
  },
}

/** Twins, often of the same sex: one birth date, one address, two people. */
const tweeling: Archetype = {
  naam: 'tweeling',
  gewicht: 4,
  gezinnen: 1,
  tell(story) {
    const { random } = story
    const adres = story.address()
    const oudste = random.between(3, 14)
    const ouders = couple(story, adres, oudste)
    const [one] = childrenOf(story, ouders, 1, adres, { oudste })
    if (!one?.geboortedatum) return []
    const geslacht = random.chance(0.7) ? one.geslacht : random.pick(['V', 'M'] as const)
    const two = story.child(oudste, {
      ...surnameOf(one),
      adres,
      geboortedatum: one.geboortedatum,
      geslacht,
      voornamen: voornamenOf(random, geslacht, one.voornamen),
    })
    for (const ouder of ouders) story.relate(ouder, 'ouder', two, { gezag: true })
    story.relate(one, 'broer-zus', two)
    openFile(story, { people: [...ouders, one, two], children: [one, two] })
    return [[one, two]]
  },
}

/** Twins of one sex of whom one is typed in with the other's BSN: in doubt, so neither is linked by it. */
const tweelingVerwisseld: Archetype = {
  naam: 'tweeling-bsn-verwisseld',
  gewicht: 2,
  gezinnen: 1,
  tell(story) {
    const adres = story.address()
    const oudste = story.random.between(3, 14)
    const ouders = couple(story, adres, oudste)
    const [one] = childrenOf(story, ouders, 1, adres, { oudste })
    if (!one?.geboortedatum) return []
    const two = story.child(oudste, {
      ...surnameOf(one),
      adres,
      geboortedatum: one.geboortedatum,
      geslacht: one.geslacht,
      // A name that is in no list, so that the twins' names surely differ.
      voornamen: ['Robin'],
    })
    for (const ouder of ouders) story.relate(ouder, 'ouder', two, { gezag: true })
    const file = story.gi('gi-noord')
    file.person(one, { bsn: 'goed', datum: 'heel', naamExact: true })
    file.person(two, { bsn: one.bsn ? { getypt: one.bsn } : 'geen', datum: 'heel', naamExact: true })
    openFile(story, {
      organisatie: 'gi-noord',
      people: [...ouders, one, two],
      children: [one, two],
      exact: true,
    })
    return [[one, two]]
  },
}

export const birthArchetypes = [ongeboren, pasgeborene, tweeling, tweelingVerwisseld]
