import { createRegion } from '@gezinsbeeld/region'
import { expect, test } from 'vitest'
import { personalValues, valuesIn } from './personal'

test('whole values are found, parts of longer ones are not', () => {
  const values = ['999900006', 'Van Duinberg', '06-00112233', 'Kerkstraat 4']
  expect(valuesIn('{"naam":"Van Duinberg","tel":"06-00112233"}', values)).toEqual([
    'Van Duinberg',
    '06-00112233',
  ])
  expect(valuesIn('positie 9999000061, Kerkstraat 41', values)).toEqual([])
  expect(valuesIn('Kerkstraat 41 en Kerkstraat 4', values)).toEqual(['Kerkstraat 4'])
})

test('what is personal is known in rows, FHIR, XML and spreadsheets; what is an organisation or a code is not', () => {
  const systems = {
    sql: {
      persoon: [
        { bsn: '999900006', geslachtsnaam: 'Duinberg', straat: 'Kerkpad', huisnummer: '4', naam: 'GI Noord' },
      ],
    },
    fhir: {
      Patient: [{ name: [{ family: 'Waterhof', given: ['Marieke'] }], telecom: [{ value: '06-00112233' }] }],
    },
    corv: [
      {
        bestand: 'bericht.xml',
        xml: '<a:x><BG:geslachtsnaam>Bosman &amp; Zn</BG:geslachtsnaam><Soort>Melding</Soort></a:x>',
      },
    ],
    export: 'nr;achternaam;soort\n17;Heidelberg;begeleiding\n',
    zgw: { rollen: [{ betrokkeneIdentificatie: { inpBsn: '999900018', geslachtsnaam: 'Zaaksma' } }] },
  }
  expect(new Set(personalValues(systems))).toEqual(
    new Set([
      ...['999900006', 'Duinberg', 'Kerkpad', 'Kerkpad 4', 'Waterhof', 'Marieke', '06-00112233'],
      ...['Bosman & Zn', 'Heidelberg', '999900018', 'Zaaksma'],
    ]),
  )
})

test('every system of a region holds personal values, of every kind, and each can be told from ordinary words', () => {
  const { systems } = createRegion({ families: 30, seed: 1, vandaag: '2026-11-22' })
  for (const [name, system] of Object.entries(systems))
    expect([name, personalValues(system).length > 0]).toEqual([name, true])
  const values = personalValues(systems)
  expect(values.filter((value) => /^\d{9}$/.test(value)).length).toBeGreaterThan(20)
  expect(values.filter((value) => /^0[68]/.test(value)).length).toBeGreaterThan(20)
  expect(values.filter((value) => /\p{L} \d+/u.test(value)).length).toBeGreaterThan(10)
  expect(values.filter((value) => value.length < 5)).toEqual([])
})
