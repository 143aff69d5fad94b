import { describe, expect, it } from 'vitest'
import type { Momentopname } from '../momentopname'
import { type Organisatie, smallestRegion } from '../organisations'
import { createRegion } from '../region'
import { comparePictures } from './compare'
import { correctPictures, plainReference } from './correct-pictures'

const { truth } = createRegion({
  families: 150,
  seed: 4,
  vandaag: '2025-11-22',
  organisaties: smallestRegion,
})
type Fact = Momentopname['feiten'][number]

const firstAt = (organisatie: Organisatie, niveau: Momentopname['niveau'], archetype?: string): number => {
  const at = truth.pictures[organisatie].findIndex(
    (picture) =>
      picture.niveau === niveau &&
      picture.leden.length > 1 &&
      (archetype === undefined || picture.archetype === archetype),
  )
  if (at < 0) throw new Error(`the region has no such picture of ${organisatie}`)
  return at
}
const full = firstAt('gi-noord', 'volledig')
/** A picture at bekendheid in which another organisation is involved. */
const known = truth.pictures['gi-noord'].findIndex(
  ({ niveau, feiten }) =>
    niveau === 'bekendheid' && feiten.some((fact) => fact.niveau === 'bekendheid' && fact.eis === 'moet'),
)

/** The differences when one of GI Noord's pictures is not as it should be. */
const after = (at: number, change: (picture: Momentopname) => Momentopname): readonly string[] => {
  const seen = correctPictures(truth)
  seen['gi-noord'] = seen['gi-noord'].map((picture, i) => (i === at ? change(picture) : picture))
  return comparePictures(truth, seen, plainReference)
}
const withFact = (domein: string, change: (fact: Fact) => Fact | undefined) => (picture: Momentopname) => {
  // At bekendheid another organisation's fact: its own a receiver sees wholly.
  const at = picture.feiten.findIndex(
    (fact) => fact.domein === domein && (picture.niveau === 'volledig' || fact.organisatie !== 'gi-noord'),
  )
  return { ...picture, feiten: picture.feiten.flatMap((fact, i) => (i === at ? (change(fact) ?? []) : fact)) }
}
const told = (lines: readonly string[], ...patterns: readonly RegExp[]): void => {
  expect(lines).toHaveLength(patterns.length)
  for (const [at, pattern] of patterns.entries()) expect(lines[at]).toMatch(pattern)
}

describe('comparing pictures with the truth', () => {
  it('finds nothing in pictures that show the truth', () => {
    expect(comparePictures(truth, correctPictures(truth), plainReference)).toEqual([])
  })

  it('finds nothing either when the facts that are left open are shown', () => {
    expect(
      comparePictures(
        truth,
        correctPictures(truth, () => true),
        plainReference,
      ),
    ).toEqual([])
  })

  it('does not depend on the order of families, members or facts', () => {
    const seen = correctPictures(truth)
    for (const organisatie of ['gi-noord', 'gi-zuid', 'ggz-oost'] as const) {
      seen[organisatie] = seen[organisatie]
        .map((picture) => ({
          ...picture,
          leden: picture.leden.toReversed(),
          feiten: picture.feiten.toReversed(),
        }))
        .toReversed()
    }
    expect(comparePictures(truth, seen, plainReference)).toEqual([])
  })

  it('finds a missing family', () => {
    const seen = correctPictures(truth)
    seen['gi-zuid'].pop()
    told(comparePictures(truth, seen, plainReference), /^gi-zuid: g\d+\.\d \(.+\): missing family, with kind/)
  })

  it('finds a family that an organisation must not see, and says which', () => {
    const seen = correctPictures(truth)
    const hidden = truth.hidden['gi-zuid'].find(({ eigen }) => eigen.length > 0)
    const own = hidden?.eigen[0]
    if (!hidden || !own) throw new Error('GI Zuid has no closed file')
    const eigenReferentie = plainReference('gi-zuid', own.sleutelruimte, own.sleutel)
    seen['gi-zuid'].push({
      gezin: 'x'.repeat(22),
      standPer: '2025-11-22T08:00:00Z',
      niveau: 'bekendheid',
      leden: [{ persoon: `persoon:${'x'.repeat(22)}`, eigenReferentie, rol: 'kind' }],
      feiten: [],
      bronnen: [],
    })
    told(
      comparePictures(truth, seen, plainReference),
      new RegExp(`^gi-zuid: ${hidden.gezin} \\(.+\\): extra family, which it must not see$`),
    )
  })

  it('finds one family shown as two', () => {
    const seen = correctPictures(truth)
    const whole = seen['gi-noord'][full]
    if (!whole) throw new Error('no family')
    seen['gi-noord'].push({ ...whole, gezin: 'y'.repeat(22) })
    told(comparePictures(truth, seen, plainReference), /extra family y+ with part of the same people/)
  })

  it('finds a missing member, and what is no longer told about them', () => {
    const lines = after(full, (picture) => ({ ...picture, leden: picture.leden.slice(1) }))
    expect(lines.join('\n')).toMatch(/missing member kind p\d+ \(persoon \d+/)
  })

  it('finds an extra member', () => {
    const persoon = `persoon:${'z'.repeat(22)}`
    const lines = after(full, (picture) => ({
      ...picture,
      leden: [...picture.leden, { persoon, rol: 'netwerk' }],
    }))
    told(lines, /extra member persoon:z+ \(netwerk\)/)
  })

  it('finds one person shown as two', () => {
    const lines = after(full, (picture) => ({
      ...picture,
      leden: [
        ...picture.leden,
        ...picture.leden.slice(0, 1).map((lid) => ({ ...lid, persoon: `persoon:${'w'.repeat(22)}` })),
      ],
    }))
    expect(lines.some((line) => line.includes('is there as more than one person'))).toBe(true)
  })

  it('finds a wrong role', () => {
    const lines = after(full, (picture) => ({
      ...picture,
      leden: picture.leden.map((lid, i) => (i === 0 ? { ...lid, rol: 'netwerk' as const } : lid)),
    }))
    told(lines, /wrong role of kind p\d+ .*: netwerk, expected kind/)
  })

  it("finds that the receiver's own reference is left out", () => {
    const lines = after(full, (picture) => ({
      ...picture,
      leden: picture.leden.map(({ persoon, rol }, i) =>
        i === 0 ? { persoon, rol } : (picture.leden[i] ?? { persoon, rol }),
      ),
    }))
    told(lines, /lacks the receiver's own reference/)
  })

  it('finds a wrong level of a family', () => {
    const lines = after(full, (picture) => ({ ...picture, niveau: 'bekendheid' }))
    expect(lines[0]).toMatch(/wrong level bekendheid, expected volledig/)
  })

  it('finds a missing fact', () => {
    told(
      after(
        full,
        withFact('maatregel', () => undefined),
      ),
      /missing fact maatregel\.\w+ of gi-noord about .+"soort"/,
    )
  })

  it('finds an extra fact', () => {
    const lines = after(full, (picture) => ({
      ...picture,
      feiten: [
        ...picture.feiten,
        ...picture.feiten.filter(({ domein }) => domein === 'maatregel').slice(0, 1),
      ],
    }))
    told(lines, /extra fact maatregel\.\w+ of gi-noord about p\d+/)
  })

  it('finds a fact about the wrong person', () => {
    const lines = after(
      full,
      withFact('maatregel', (fact) => ({ ...fact, personen: [`persoon:${'q'.repeat(22)}`] })),
    )
    told(lines, /extra fact maatregel/, /missing fact maatregel/)
  })

  it('finds a fact at the wrong level', () => {
    const lines = after(
      full,
      withFact('maatregel', (fact) => ({ ...fact, niveau: 'bekendheid', gegevens: {} })),
    )
    told(lines, /wrong fact maatregel\.\w+ of gi-noord: level bekendheid, expected volledig/)
  })

  it('finds a wrong and an absent field', () => {
    const change = (gegevens: object) =>
      after(
        full,
        withFact('maatregel', (fact) => ({ ...fact, gegevens: { ...fact.gegevens, ...gegevens } })),
      )
    told(
      change({ ingangsdatum: '1999-01-01' }),
      /wrong fact maatregel.*: ingangsdatum is "1999-01-01", expected "20/,
    )
    told(change({ soort: undefined }), /wrong fact maatregel.*: soort is absent, expected "/)
    told(change({ einddatum: '2025-01-01' }), /wrong fact maatregel.*: einddatum must not be there/)
  })

  it('finds an event that says the wrong thing happened', () => {
    told(
      after(
        full,
        withFact('maatregel', (fact) => ({ ...fact, gebeurtenis: 'beeindigd' })),
      ),
      /beeindigd, expected opgelegd/,
    )
  })

  it('finds a relation that runs the wrong way', () => {
    const turned = withFact('relatie', (fact) => {
      const { van, naar, ...rest } = Object.fromEntries(Object.entries(fact.gegevens))
      return { ...fact, gegevens: { ...rest, van: naar, naar: van } }
    })
    told(after(full, turned), /extra fact relatie/, /missing fact relatie/)
  })

  it('finds a secret address, in its own field or in any other', () => {
    const at = firstAt('gi-noord', 'volledig', 'geheim-adres')
    const [postcode = ''] = truth.secrets
    const inField = after(
      at,
      withFact('persoon', (fact) => ({ ...fact, gegevens: { ...fact.gegevens, adres: { postcode } } })),
    )
    told(inField, /wrong fact persoon.*: adres must not be there/, /a secret address is in the picture/)
    const elsewhere = after(
      full,
      withFact('betrokkenheid', (fact) => ({ ...fact, organisatieNaam: postcode })),
    )
    told(elsewhere, /a secret address is in the picture/)
  })

  it('finds a BSN in any field', () => {
    told(
      after(
        full,
        withFact('maatregel', (fact) => ({ ...fact, organisatieNaam: '999900006' })),
      ),
      /a BSN is in the picture/,
    )
  })

  it('finds more than bekendheid where only that may be told', () => {
    const change = (more: Partial<Fact>) =>
      after(
        known,
        withFact('betrokkenheid', (fact) => ({
          ...fact,
          ...more,
          gegevens: { ...fact.gegevens, ...more.gegevens },
        })),
      )
    told(change({ gegevens: { rol: 'jeugdbescherming' } }), /tells rol, which bekendheid does not/)
    expect(change({ niveau: 'volledig' }).join('\n')).toMatch(/level volledig in a picture at bekendheid/)
    expect(change({ personen: [`persoon:${'n'.repeat(22)}`] }).join('\n')).toMatch(
      /names somebody whom the receiver may not know of/,
    )
  })

  it('finds that an involved organisation is not told of', () => {
    const lines = after(known, (picture) => ({ ...picture, feiten: [] }))
    expect(lines.some((line) => /nothing says that gi-\w+ is involved/.test(line))).toBe(true)
  })
})
