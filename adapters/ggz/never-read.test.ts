import { readFileSync } from 'node:fs'
import { trial } from '@gezinsbeeld/adapter-kit/conformance'
import { isRight } from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { adapter } from './adapter'
import { settings } from './testing/settings'

/**
 * A resource with everything that FHIR lets one say: in each element that is free text, a diagnosis, a reason, a note or otherwise
 * nobody's business stands "NIET-DELEN".
 */
const everything = (feed: string): unknown =>
  JSON.parse(
    readFileSync(
      new URL(`${feed}/fixtures/met-alles-wat-niet-gelezen-wordt/record.json`, import.meta.url),
      'utf8',
    ),
  )

const namesIn = (value: unknown): readonly string[] =>
  typeof value !== 'object' || value === null
    ? []
    : Object.entries(value).flatMap(([name, inner]) => [name, ...namesIn(inner)])

/** Where the marked text stands, as paths. */
const marked = (value: unknown, path = ''): readonly string[] => {
  if (typeof value === 'string') return value.includes('NIET-DELEN') ? [path] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) =>
    marked(inner, path === '' ? name : `${path}.${name}`),
  )
}

const telling: Readonly<Record<string, readonly string[]>> = {
  patient: ['text', 'maritalStatus', 'contact', 'communication', 'generalPractitioner', 'extension', 'line'],
  relatedperson: ['text', 'address', 'communication', 'extension', 'display'],
  episodeofcare: ['text', 'extension', 'diagnosis', 'referralRequest', 'account', 'careManager', 'display'],
  careteam: [
    'text',
    'category',
    'reasonCode',
    'reasonReference',
    'note',
    'specialty',
    'qualification',
    'display',
  ],
  encounter: [
    'text',
    'extension',
    'serviceType',
    'priority',
    'reasonCode',
    'reasonReference',
    'diagnosis',
    'participant',
    'hospitalization',
    'location',
    'display',
  ],
  flag: ['text', 'extension', 'encounter', 'author', 'display'],
  consent: [
    'text',
    'extension',
    'sourceAttachment',
    'policy',
    'policyRule',
    'verification',
    'purpose',
    'display',
  ],
}

describe.each(adapter.feeds)('the feed $naam', (feed) => {
  it('has a resource to try with that says everything', () => {
    const names = new Set(namesIn(everything(feed.naam)))
    expect((telling[feed.naam] ?? ['?']).filter((name) => !names.has(name))).toEqual([])
  })

  it('reads no diagnosis, reason, note or free text', () => {
    const record = feed.record.decode(everything(feed.naam))
    // A team's name is read because an organisation may say that its teams' names tell nothing; see the next test.
    const allowed = feed.naam === 'careteam' ? ['name'] : []
    expect(isRight(record) && marked(record.right)).toEqual(allowed)
  })

  it('tells none of it', () => {
    const { events } = trial(adapter, feed.naam, settings[feed.naam])(everything(feed.naam))
    expect(events?.length).toBeGreaterThan(0)
    expect(marked(events)).toEqual([])
  })
})
