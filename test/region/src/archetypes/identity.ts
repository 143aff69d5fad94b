import { plusDays } from '../dates'
import type { Story } from '../recording/story'
import type { TruePerson } from '../world/world'
import type { Archetype } from './archetype'
import { openFile, treatChild } from './care'
import { childrenOf, couple, someChildren } from './household'

interface Home {
  readonly ouders: readonly TruePerson[]
  readonly children: readonly TruePerson[]
}

const home = (story: Story, oudste = story.random.between(5, 15), count = 2): Home => {
  const adres = story.address()
  const ouders = couple(story, adres, oudste)
  return { ouders, children: childrenOf(story, ouders, count, adres, { oudste }) }
}

/** Two children of different families with one name and one birth date, of whom one has no BSN on record. */
const naamgenoten: Archetype = {
  naam: 'naamgenoten',
  gewicht: 2,
  gezinnen: 2,
  tell(story) {
    const first = home(story, 10, 1)
    const [original] = first.children
    if (!original) return []
    const adres = story.address()
    const ouders = couple(story, adres, 10)
    const { key: _, bsn: __, ...same } = original
    const namesake = story.child(10, { ...same, adres })
    for (const ouder of ouders) story.relate(ouder, 'ouder', namesake)
    openFile(story, {
      organisatie: 'gi-noord',
      people: [...first.ouders, original],
      children: [original],
      exact: true,
    })
    story.gi('gi-zuid').person(namesake, { bsn: 'geen', datum: 'heel', naamExact: true })
    openFile(story, { organisatie: 'gi-zuid', people: [...ouders, namesake], children: [namesake] })
    return [[original], [namesake]]
  },
}

/** A family without BSNs, known at both GIs: nothing says that they are the same people, so two families. */
const zonderBsn: Archetype = {
  naam: 'zonder-bsn',
  gewicht: 3,
  gezinnen: 1,
  tell(story) {
    const { ouders, children } = home(story)
    const people = [...ouders, ...children]
    for (const organisatie of ['gi-noord', 'gi-zuid'] as const) {
      for (const who of people)
        story.gi(organisatie).person(who, { bsn: story.random.pick(['geen', 'placeholder']) })
      openFile(story, { organisatie, people, children })
    }
    return [children, children]
  },
}

/** The child's BSN has changed; the GGZ still has the old one. Unless the BRP says so nobody knows, and the GGZ is never asked. */
const gewijzigdBsn: Archetype = {
  naam: 'gewijzigd-bsn',
  gewicht: 2,
  gezinnen: 1,
  tell(story) {
    const { ouders, children } = home(story)
    openFile(story, { people: [...ouders, ...children], children, exact: true })
    const [client] = children
    const former = client && story.formerBsn(client)
    if (client && former) treatChild(story, { client, ouders, exact: true, getypt: { bsn: former } })
    return [children]
  },
}

/** A typing error in the birth date at the GGZ: the equal BSN is contradicted, so it stays another child. */
const datumTikfout: Archetype = {
  naam: 'geboortedatum-tikfout',
  gewicht: 2,
  gezinnen: 1,
  tell(story) {
    const { ouders, children } = home(story, 12)
    openFile(story, { people: [...ouders, ...children], children, exact: true })
    const [client] = children
    const day = client?.geboortedatum
    if (!client || !day) return []
    treatChild(story, { client, ouders, exact: true, getypt: { datum: plusDays(day, 9) } })
    // With a BSN to know the parents by, the GGZ's child is one more child of theirs, who shares their set.
    return client.bsn ? [[...children, client]] : [children]
  },
}

/** One child known at both GIs: a measure at one, involvement at the other. */
const beideGis: Archetype = {
  naam: 'beide-gis',
  gewicht: 5,
  gezinnen: 1,
  tell(story) {
    const adres = story.address()
    const ouders = couple(story, adres)
    const children = someChildren(story, ouders, adres)
    const people = [...ouders, ...children]
    openFile(story, { organisatie: 'gi-noord', people, children, care: 'maatregel', exact: true })
    openFile(story, {
      organisatie: 'gi-zuid',
      people: [...ouders, ...children.slice(0, 1)],
      children: children.slice(0, 1),
      care: 'betrokken',
      exact: true,
    })
    return [children]
  },
}

/** Birth dates of which only the year or the month is known. */
const onvolledig: Archetype = {
  naam: 'onvolledige-geboortedatum',
  gewicht: 4,
  gezinnen: 1,
  tell(story) {
    const { ouders, children } = home(story, story.random.between(5, 13))
    const file = story.gi('gi-zuid')
    for (const who of [...ouders, ...children]) {
      file.person(who, { bsn: 'goed', datum: story.random.pick(['jaar', 'maand', 'heel']) })
    }
    openFile(story, { organisatie: 'gi-zuid', people: [...ouders, ...children], children })
    const [client] = children
    if (client) treatChild(story, { client, ouders, exact: true })
    return [children]
  },
}

/** A child registered twice at one GI with the same data: one person with two records. */
const dubbel: Archetype = {
  naam: 'dubbel-ingeschreven',
  gewicht: 2,
  gezinnen: 1,
  tell(story) {
    const { ouders, children } = home(story)
    const organisatie = openFile(story, { people: [...ouders, ...children], children, exact: true })
    const [child] = children
    if (child) story.gi(organisatie).again(child)
    // Without a BSN the second registration is a child without parents, in a family of its own.
    return child && !child.bsn ? [children, [child]] : [children]
  },
}

export const identityArchetypes = [
  naamgenoten,
  zonderBsn,
  gewijzigdBsn,
  datumTikfout,
  beideGis,
  onvolledig,
  dubbel,
]
