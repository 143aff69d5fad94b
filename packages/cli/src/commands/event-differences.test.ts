import { expect, test } from 'vitest'
import { eventDifferences, type Made } from './event-differences'

const made = (...gebeurtenissen: Made['gebeurtenissen']): Made => ({ gebeurtenissen, geweigerd: undefined })
const person = (geslachtsnaam: string, more: object = {}) => ({
  naam: 'persoon.vastgelegd',
  data: { referentie: 'gi:1', naam: { geslachtsnaam, ...more } },
})
const measure = (naam: string, soort = 'ots') => ({ naam, data: { referentie: 'gi:2', soort } })

test('mappings that agree differ in nothing', () => {
  expect(eventDifferences(made(person('Vos')), made(person('Vos')))).toEqual([])
})

test('a field is named with what it was and becomes, masked: also where the masks are equal', () => {
  expect(eventDifferences(made(person('Vos')), made(person('Bos', { voorvoegsel: 'de' })))).toEqual([
    {
      soort: 'anders',
      naam: 'persoon.vastgelegd',
      velden: [
        { pad: 'naam.geslachtsnaam', was: 'Xxx', wordt: 'Xxx' },
        { pad: 'naam.voorvoegsel', was: undefined, wordt: 'xx' },
      ],
    },
  ])
})

test('an event that comes, goes, or gets another name is told as such, whatever the order', () => {
  expect(
    eventDifferences(
      made(measure('maatregel.opgelegd'), person('Vos')),
      made(person('Vos'), measure('maatregel.beeindigd', 'voogdij')),
    ),
  ).toEqual([
    {
      soort: 'anders',
      naam: 'maatregel.opgelegd → maatregel.beeindigd',
      velden: [{ pad: 'soort', was: 'ots', wordt: 'voogdij' }],
    },
  ])
  expect(eventDifferences(made(person('Vos')), made())).toMatchObject([{ soort: 'weg' }])
  expect(eventDifferences(made(), made(person('Vos')))).toMatchObject([{ soort: 'nieuw' }])
})

test('a record that is rejected from now on, or no longer, is told with the reason', () => {
  const geweigerd = { reden: 'onbekende-code', pad: 'soort', uitleg: 'x' }
  const rejected: Made = { gebeurtenissen: [], geweigerd }
  expect(eventDifferences(made(person('Vos')), rejected)).toMatchObject([
    { soort: 'geweigerd', naam: 'onbekende-code (soort)' },
    { soort: 'weg', naam: 'persoon.vastgelegd' },
  ])
  expect(eventDifferences(rejected, made())).toMatchObject([{ soort: 'niet meer geweigerd' }])
})
