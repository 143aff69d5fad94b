import { isMappingFault, trial } from '@gezinsbeeld/adapter-kit/conformance'
import { rehearsal } from '@gezinsbeeld/adapter-kit/rehearsal'
import { objectionsTo, type PersoonXml, vtMelding } from '@gezinsbeeld/corv/testing'
import { standards } from '@gezinsbeeld/test-kit'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { adapter } from './adapter'

const rollen = [
  'jeugdige',
  'kind',
  'ouder met gezag',
  'ouder, gezag niet benoemd',
  'stiefouder',
  'voogd',
  'grootouder',
  'melder',
  'informant',
  'hulpverlener',
] as const
const verzwegen = new Set<string>(['melder', 'informant', 'hulpverlener'])

/** Names that nobody has twice, so that a name in an event is that person's. */
const personen = fc.array(
  fc.record({
    rol: fc.constantFrom(...rollen),
    met: fc.boolean(),
    datum: fc.option(fc.constantFrom('20160302', '19880500', '19850000'), { nil: undefined }),
  }),
  { minLength: 1, maxLength: 6 },
)

const bsns = ['999900031', '999900043', '999900055', '999900067', '999900079', '999900080'] as const

const betrokkenen = personen.map((found) =>
  found.map(({ rol, met, datum }, place) => {
    const persoon: PersoonXml = {
      bsn: met ? bsns[place] : undefined,
      geslachtsnaam: `Naam${String.fromCharCode(65 + place).repeat(6)}`,
      geboortedatum: datum,
    }
    return { rol, persoon }
  }),
)

const melding = (wie: readonly { readonly rol: string; readonly persoon: PersoonXml }[], nummer: string) =>
  vtMelding(
    { zender: 'Politie', ontvanger: 'VT', referentienummer: nummer, tijdstip: '20260412' },
    {
      ...{ nummer, datumMelding: '20260412', datumIncident: '20260411' },
      ...{ door: 'Politie', contact: 'Agent Melder', betrokkenen: wie },
    },
  )

it('whoever is named in whatever role, only those who may be told of are, and every message is read or parked', async () => {
  const { leave } = await rehearsal(adapter, 'corv')
  let place = 0
  await fc.assert(
    fc.asyncProperty(betrokkenen, async (wie) => {
      place += 1
      const before = (await leave('leeg.txt', '')).events.length
      const { events, parked } = await leave(`${place}.xml`, melding(wie, `PL-${place}`))
      const told = JSON.stringify(events.slice(before))
      for (const { rol, persoon } of wie) {
        if (verzwegen.has(rol)) expect(told).not.toContain(persoon.geslachtsnaam)
        if (persoon.bsn !== undefined) expect(told).not.toContain(persoon.bsn)
      }
      const mayBeTold = wie.some(({ rol }) => !verzwegen.has(rol))
      expect(parked.some(({ record }) => record.includes(`PL-${place}#`))).toBe(!mayBeTold)
      if (mayBeTold) expect(told).toContain('melding.ontvangen')
    }),
    { numRuns: 40 },
  )
})

it('a record that is anything is parked for its own fault, never for ours', () => {
  const tried = trial(adapter, 'corv')
  const root = fc.constantFrom(
    'vtMeldingDi01',
    'vtTerugkoppelingDi01',
    'meldingGeneriekDi01',
    'zorgmeldingDi01',
  )
  fc.assert(
    fc.property(
      root,
      fc.jsonValue({ maxDepth: 4 }),
      fc.jsonValue({ maxDepth: 4 }),
      (name, stuurgegevens, object) => {
        expect(isMappingFault(tried({ [name]: { stuurgegevens, object } }))).toBe(false)
      },
    ),
    { numRuns: 300 },
  )
})

it('the messages of these tests are valid by the official XSD', (test) => {
  const folder = standards(test)
  fc.assert(
    fc.property(betrokkenen, (wie) => {
      expect(objectionsTo(melding(wie, 'PL-1'), folder)).toEqual([])
    }),
    { numRuns: 20 },
  )
})
