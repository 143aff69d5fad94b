import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TranslatedEvent } from '@gezinsbeeld/adapter-kit'
import { trial } from '@gezinsbeeld/adapter-kit/conformance'
import { standards } from '@gezinsbeeld/test-kit'
import { expect, it, type TestContext } from 'vitest'
import { adapter } from './adapter'
import { resourceFromXml } from './testing/fhir-xml'

/** Nictiz's own examples of nl-core (CC0), read where they stand. */
const example = (test: TestContext, name: string): string =>
  readFileSync(join(standards(test), 'fhir-nl-core', `${name}.xml`), 'utf8')

const translated = (feed: string, xml: string): readonly TranslatedEvent[] => {
  const { events, rejection } = trial(adapter, feed)(resourceFromXml(xml))
  expect(rejection).toBeUndefined()
  return events ?? []
}

/** The value of an extension in the XML, found in another way than the adapter does. */
const extension = (xml: string, url: string): string | undefined =>
  new RegExp(`${url}">\\s*<value(?:String|Code) value="([^"]+)"`).exec(xml)?.[1]

it('Nictiz’s Patient becomes a person with each part of the name in its place', (test) => {
  const xml = example(test, 'nl-core-Patient-01')
  const [event, ...others] = translated('patient', xml)
  expect(others).toEqual([])
  expect(event?.naam).toBe('persoon.vastgelegd')
  expect(event?.data).toMatchObject({
    naam: {
      voorvoegsel: extension(xml, 'humanname-own-prefix'),
      geslachtsnaam: extension(xml, 'humanname-own-name'),
      partnervoorvoegsel: extension(xml, 'humanname-partner-prefix'),
      partnernaam: extension(xml, 'humanname-partner-name'),
    },
    geboortedatum: /<birthDate value="([^"]+)"/.exec(xml)?.[1],
    geslacht: 'vrouw',
    adres: {
      straat: extension(xml, 'iso21090-ADXP-streetName'),
      huisnummer: Number(extension(xml, 'iso21090-ADXP-houseNumber')),
    },
    telefoon: /<value value="(\+[0-9]+)"/.exec(xml)?.[1],
  })
  expect(event?.data).toHaveProperty('naam.roepnaam')
  expect(event?.data).toHaveProperty('pseudoniemen')
})

it('Nictiz’s Patient with only a name becomes a person with only a name', (test) => {
  const xml = example(test, 'nl-core-CareTeam-01-Patient-01')
  const [event] = translated('patient', xml)
  expect(Object.keys(event?.data ?? {}).sort()).toEqual(['naam', 'personen', 'referentie'])
})

it('Nictiz’s ContactPerson who is first contact and husband is the partner', (test) => {
  const events = translated('relatedperson', example(test, 'nl-core-CareTeam-01-RelatedPerson-01'))
  expect(events.map(({ naam }) => naam)).toEqual(['persoon.vastgelegd', 'relatie.vastgelegd'])
  expect(events[1]?.data).toMatchObject({ soort: 'partner' })
})

it.for(['01', '02'])(
  'Nictiz’s EpisodeOfCare %s tells that treatment runs, and neither its name nor its diagnosis',
  (number, test) => {
    const xml = example(test, `nl-core-EpisodeOfCare-${number}`)
    const events = translated('episodeofcare', xml)
    expect(events.map(({ naam }) => naam)).toEqual(['traject.gestart'])
    expect(events[0]?.data).toMatchObject({ begindatum: /<start value="([^"]+)"/.exec(xml)?.[1] })
    const episodeName = extension(xml, 'ext-EpisodeOfCare.EpisodeOfCareName')
    expect(episodeName).toBeDefined()
    expect(JSON.stringify(events)).not.toContain(episodeName)
  },
)

it('Nictiz’s CareTeam, with the client among its members only, is involvement without the team’s telling name', (test) => {
  const xml = example(test, 'nl-core-CareTeam-01')
  const events = translated('careteam', xml)
  expect(events.map(({ naam }) => naam)).toEqual(['betrokkenheid.gestart'])
  // The members' names stand only in texts that also tell their specialties.
  expect(events[0]?.data).not.toHaveProperty('contactpersoon')
})

it('nothing is told of Nictiz’s Encounter, which is no crisis, and its Alert, which is not about child abuse', (test) => {
  expect(translated('encounter', example(test, 'nl-core-Encounter-01'))).toEqual([])
  expect(translated('flag', example(test, 'nl-core-Alert-01'))).toEqual([])
})

it('Nictiz’s Encounter, were it a crisis, would be over: of an unknown status the period tells', (test) => {
  const xml = example(test, 'nl-core-Encounter-01')
    .replaceAll('"IMP"', '"EMER"')
    .replace('</class>', '</class><subject><reference value="Patient/p-1"/></subject>')
  const events = translated('encounter', xml)
  expect(events.map(({ naam }) => naam)).toEqual(['traject.beeindigd'])
  expect(events[0]?.data).toMatchObject({ soort: 'crisiszorg', einddatum: '2012-08-19' })
})

it('what is no resource of the feed is rejected', (test) => {
  const practitioner = resourceFromXml(example(test, 'nl-core-CareTeam-01-Practitioner-01'))
  for (const { naam } of adapter.feeds) {
    expect(trial(adapter, naam)(practitioner).rejection?.pad).toBe('resourceType')
  }
})
