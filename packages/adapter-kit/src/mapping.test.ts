import { expect, test } from 'vitest'
import { mapping } from './mapping'

const feed = {
  naam: 'clienten',
  bestanden: ['*.csv'],
  sleutel: ['nr'],
  dossier: 'nr',
  events: [{ domein: 'verblijf', personen: ['nr'], velden: { soort: { vast: 'opvang' } } }],
}
const good = { naam: 'proef', rol: 'opvang', feeds: [feed] }

const withEvent = (event: object, more: object = {}) => ({
  ...good,
  ...more,
  feeds: [{ ...feed, events: [{ domein: 'verblijf', personen: ['nr'], ...event }] }],
})
const person = (event: object) => withEvent({ domein: 'persoon', personen: [], ...event })
const adres = { huisnummer: 'nummer', postcode: 'postcode' }
const geheim = { kolom: 'geheim', waarden: ['J'] }

test('a mapping that says everything is taken', () => {
  expect(mapping.safeParse(good).success).toBe(true)
  expect(mapping.safeParse({ ...person({ adres, geheim }), rol: 'ggz' }).success).toBe(true)
})

test.each([
  [
    'a location of a shelter',
    withEvent({ velden: { 'locatie/plaats': 'plaats' } }),
    'location of a shelter never leaves',
  ],
  [
    'who runs a shelter',
    withEvent({ velden: { 'aanbieder/naam': 'naam' } }),
    'location of a shelter never leaves',
  ],
  ['where clients of a shelter live', person({ adres, geheim }), 'is the shelter'],
  ['an address without what says that it is secret', { ...person({ adres }), rol: 'ggz' }, 'found no geheim'],
  ['a code list that is not there', withEvent({ velden: { soort: { kolom: 's', lijst: 'x' } } }), 'found x'],
  ['an event about nobody', withEvent({ personen: [] }), 'found none'],
  ['a BSN of a stay', withEvent({ bsn: 'bsn' }), 'are of a persoon'],
  ['a domein that exports do not have', withEvent({ domein: 'maatregel' }), 'Invalid option'],
  [
    'no client, in a role that shares on request',
    { ...good, feeds: [{ ...feed, dossier: undefined }] },
    'expected the column with the client',
  ],
  ['a word that no mapping knows', { ...good, feeds: [{ ...feed, sluetel: ['nr'] }] }, 'sluetel'],
])('%s is refused: %#', (_, found, said) => {
  const read = mapping.safeParse(found)
  expect(read.error?.issues.map(({ message }) => message).join('; ')).toContain(said)
})
