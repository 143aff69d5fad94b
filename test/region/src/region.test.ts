import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { archetypes } from './archetypes/catalogue'
import { passesElevenTest, testBsns } from './bsn'
import { createRegion, type Region } from './region'

const vandaag = '2025-11-22'
const seeds = fc.integer({ min: 0, max: 2 ** 31 })
const text = ({ systems, truth }: Region): string => JSON.stringify([systems, truth])

describe('a region', () => {
  it('is the same, byte for byte, for the same seed', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 5, max: 60 }), (seed, families) => {
        const [one, other] = [1, 2].map(() => text(createRegion({ families, seed, vandaag })))
        return one === other
      }),
      { numRuns: 10 },
    )
  })

  it('is another for another seed', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const [one, other] = [seed, seed + 1].map((seed) =>
          text(createRegion({ families: 5, seed, vandaag })),
        )
        return one !== other
      }),
      { numRuns: 10 },
    )
  })

  it('gives the same rows in one piece and story by story', () => {
    const region = createRegion({ families: 60, seed: 8, vandaag })
    const told = [...region.stories()].flatMap(({ gi }) => gi['gi-zuid'].relatie)
    expect(region.systems['gi-zuid'].relatie.slice(0, told.length)).toEqual(told)
  })

  it('has as many families as asked, and every archetype from 60 on', () => {
    for (const families of [5, 60, 200]) {
      const told = [...createRegion({ families, seed: 11, vandaag }).stories()].map(
        ({ archetype }) => archetype,
      )
      const size = (naam: string): number => archetypes.find((one) => one.naam === naam)?.gezinnen ?? 0
      expect(told.reduce((sum, naam) => sum + size(naam), 0)).toBe(families)
      if (families >= 60) expect(new Set(told)).toEqual(new Set(archetypes.map(({ naam }) => naam)))
    }
  })

  it('gives every true person a valid BSN of the test range that nobody else has', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const people = new Map<string, string>()
        for (const { persons } of createRegion({ families: 80, seed, vandaag }).stories()) {
          for (const { who } of persons) if (who.bsn) people.set(who.key, who.bsn)
        }
        const bsns = [...people.values()]
        expect(new Set(bsns).size).toBe(bsns.length)
        expect(bsns.every((bsn) => passesElevenTest(bsn) && bsn >= '999900006' && bsn <= '999999990')).toBe(
          true,
        )
      }),
      { numRuns: 5 },
    )
  })

  it('uses most of the test BSNs in a large region, and has people without one beyond them', () => {
    const used = new Set<string>()
    let [all, without] = [0, 0]
    for (const { persons } of createRegion({ families: 4000, seed: 2, vandaag }).stories()) {
      for (const { bsn } of persons) {
        all += 1
        if (bsn === undefined) without += 1
        else used.add(bsn)
      }
    }
    expect(used.size).toBeGreaterThan(testBsns().length * 0.7)
    expect(without).toBeGreaterThan(all / 4)
  }, 60_000)

  it('lets who still has an old BSN know of a family where the BRP tells that it has changed, and only there', () => {
    const stories = [1, 2, 8].flatMap((seed) => [
      ...createRegion({ families: 200, seed, vandaag: '2026-11-22' }).stories(),
    ])
    const changed = stories.filter(({ archetype }) => archetype === 'gewijzigd-bsn')
    const known = changed.filter(({ persons }) => persons.some(({ eerdereBsns }) => eerdereBsns))
    const seenBy = (story: (typeof stories)[number]) =>
      story.truth().pictures.map(({ organisatie }) => organisatie)
    expect([known.length > 0, known.length < changed.length]).toEqual([true, true])
    for (const story of changed) expect(seenBy(story).includes('ggz-oost')).toBe(known.includes(story))
  })

  it('is small when few families are asked, and still shows facts of both kinds of system', () => {
    const { truth } = createRegion({ families: 5, seed: 1, vandaag })
    const organisations = truth.pictures['gi-noord']
      .concat(truth.pictures['gi-zuid'])
      .map(({ feiten }) => new Set(feiten.map(({ organisatie }) => organisatie)))
    expect(organisations.some((set) => set.has('ggz-oost') && set.size > 1)).toBe(true)
  })

  it('has no record that was made after today', () => {
    const { systems } = createRegion({ families: 60, seed: 3, vandaag })
    const moments = [
      ...systems['gi-noord'].persoon.map((row) => row.gewijzigd_op),
      ...systems['ggz-oost'].Patient.map(({ meta }) => meta.lastUpdated),
    ]
    expect(moments.every((moment) => Date.parse(moment) < Date.parse(`${vandaag}T00:00:00Z`))).toBe(true)
  })

  it('has the noise of real records', () => {
    const { systems } = createRegion({ families: 300, seed: 5, vandaag })
    const rows = systems['gi-noord'].persoon
    const moments = rows.map((row) => row.gewijzigd_op)
    expect(rows.some(({ bsn }) => bsn === null)).toBe(true)
    expect(rows.some(({ bsn }) => bsn === '000000000')).toBe(true)
    expect(rows.some(({ geboortedatum }) => geboortedatum?.length === 4)).toBe(true)
    expect(rows.some(({ geboortedatum }) => geboortedatum?.length === 7)).toBe(true)
    expect(rows.some(({ verwachte_datum }) => verwachte_datum !== null)).toBe(true)
    expect(rows.some(({ voorvoegsel }) => voorvoegsel === "'t")).toBe(true)
    expect(rows.some(({ voorvoegsel }) => voorvoegsel?.startsWith('v.'))).toBe(true)
    expect(rows.some(({ voornamen }) => /^(\p{L}\.)+$/u.test(voornamen ?? ''))).toBe(true)
    expect(rows.some(({ geslachtsnaam }) => /[çğıÖü]/.test(geslachtsnaam ?? ''))).toBe(true)
    expect(rows.some(({ geheim }) => geheim)).toBe(true)
    expect(new Set(moments).size).toBeLessThan(moments.length)
    expect(systems['gi-noord'].verwijdering.length).toBeGreaterThan(0)
  })
})
