import { describe, expect, it } from 'vitest'
import { smallestRegion } from '../organisations'
import { createRegion } from '../region'
import type { ToldStory } from '../stories'
import { archetypes } from './catalogue'

const vandaag = '2025-11-22'
/** Every archetype several times, neatly recorded. */
const neat = [1, 2, 3, 4, 5, 6].flatMap((seed) => [
  ...createRegion({ families: 120, seed, vandaag, ruis: false, organisaties: smallestRegion }).stories(),
])
const noisy = [1, 2, 3, 4, 5, 6].flatMap((seed) => [
  ...createRegion({ families: 120, seed, vandaag, organisaties: smallestRegion }).stories(),
])

const groups = (families: readonly (readonly string[])[]): readonly string[] =>
  families.map((keys) => [...keys].sort().join(' ')).sort()
const storiesOf = (naam: string): readonly ToldStory[] => noisy.filter(({ archetype }) => archetype === naam)

describe('neatly recorded', () => {
  for (const { naam } of archetypes) {
    it(`${naam}: the families are those that a reader of the rules expects`, () => {
      const stories = neat.filter(({ archetype }) => archetype === naam)
      expect(stories.length).toBeGreaterThan(3)
      for (const story of stories) {
        const formed = story.truth().families.map(({ minors }) => minors)
        expect(groups(formed)).toEqual(groups(story.verwacht.map((minors) => minors.map(({ key }) => key))))
      }
    })
  }
})

describe('recorded with noise', () => {
  it('nobody is in a family with a child of another', () => {
    for (const story of noisy) {
      const expected = story.verwacht.map((minors) => new Set(minors.map(({ key }) => key)))
      for (const { minors } of story.truth().families) {
        const one = expected.some((family) => minors.every((key) => family.has(key)))
        expect({ archetype: story.archetype, one }).toEqual({ archetype: story.archetype, one: true })
      }
    }
  })

  it('a client whom no GI knows is in nobody’s picture', () => {
    for (const story of storiesOf('alleen-ggz')) expect(story.truth().families).toEqual([])
  })

  it('a closed file is in no picture', () => {
    for (const story of storiesOf('gesloten-dossier')) {
      expect(story.truth().pictures).toEqual([])
      expect(story.truth().hidden.length).toBeGreaterThan(0)
    }
  })

  it('a child known at both GIs is seen wholly by the one with a measure, and as known by the other', () => {
    const levels = storiesOf('beide-gis').map((story) =>
      story.truth().pictures.map(({ organisatie, picture }) => `${organisatie} ${picture.niveau}`),
    )
    expect(levels).toContainEqual(['gi-noord volledig', 'gi-zuid bekendheid'])
  })

  it('at level bekendheid a receiver sees only members that it knows itself, and of others only since when and whom to call', () => {
    for (const story of noisy) {
      for (const { organisatie, picture } of story.truth().pictures) {
        if (picture.niveau === 'volledig') continue
        expect(
          picture.leden.every(({ eigen }) => eigen.every((key) => key.organisatie === organisatie)),
        ).toBe(true)
        expect(picture.leden.every(({ eigen }) => eigen.length > 0)).toBe(true)
        for (const { niveau, velden } of picture.feiten.filter((fact) => fact.organisatie !== organisatie)) {
          expect(niveau).toBe('bekendheid')
          expect(
            Object.keys(velden).every((field) => field === 'begindatum' || field === 'contactpersoon'),
          ).toBe(true)
        }
      }
    }
  })

  it('the GGZ is never told more than that others are involved, and tells no more of a trajectory', () => {
    const pictures = noisy.flatMap((story) => story.truth().pictures)
    expect(pictures.some(({ organisatie }) => organisatie === 'ggz-oost')).toBe(true)
    for (const { organisatie, picture } of pictures) {
      if (organisatie === 'ggz-oost') expect(picture.niveau).toBe('bekendheid')
      for (const fact of picture.feiten) {
        if (fact.domein === 'traject') expect(Object.keys(fact.velden)).not.toContain('soort')
      }
    }
  })

  it('a changed BSN keeps the GGZ out, because nobody knows that it is the same child', () => {
    for (const story of storiesOf('gewijzigd-bsn')) {
      expect(story.truth().pictures.map(({ organisatie }) => organisatie)).not.toContain('ggz-oost')
    }
  })

  it('who has turned 18 is no member of the family, and who is about to is', () => {
    const roles = (naam: string): readonly string[] =>
      storiesOf(naam).flatMap((story) =>
        story
          .truth()
          .pictures.filter(({ picture }) => picture.niveau === 'volledig')
          .map(({ picture }) => picture.leden.map(({ rol }) => rol).join()),
      )
    expect(roles('achttien').every((members) => members === 'kind,ouder,ouder')).toBe(true)
    expect(roles('bijna-achttien').every((members) => members === 'kind,ouder,ouder')).toBe(true)
  })

  it('a secret address is in nobody’s fields, and its postcode is listed as a secret', () => {
    for (const story of storiesOf('geheim-adres')) {
      expect(story.secrets).toHaveLength(1)
      const fields = JSON.stringify(story.truth().pictures)
      expect(fields).not.toContain(story.secrets[0])
      expect(
        story.gi['gi-noord'].persoon.concat(story.gi['gi-zuid'].persoon).some(({ geheim }) => geheim),
      ).toBe(true)
    }
  })

  it('step-parents, guardians and foster carers have their role', () => {
    const roles = (naam: string): ReadonlySet<string> =>
      new Set(
        storiesOf(naam).flatMap((story) =>
          story.truth().pictures.flatMap(({ picture }) => picture.leden.map(({ rol }) => rol)),
        ),
      )
    expect(roles('nieuwe-partner')).toContain('partner')
    expect(roles('voogd')).toContain('voogd')
    expect(roles('pleegkind')).toContain('pleegouder')
    expect(roles('uithuisgeplaatst')).toContain('pleegouder')
  })
})
