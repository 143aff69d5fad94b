import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import {
  badInput,
  csvOf,
  csvVakken,
  type FeedTabel,
  type Rij,
  rowWith,
  type Vak,
  vreemdeExports,
} from '@gezinsbeeld/adapter-kit/conformance'
import { mappedAdapter, mapping } from '@gezinsbeeld/adapter-kit/mapping'
import { readConfiguration } from '@gezinsbeeld/shell'
import { describe, it } from 'vitest'

const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url))
const adapter = mappedAdapter(readConfiguration(path('mapping.yaml'), mapping, {}))

const row = (feed: string, fixture: string): Rij =>
  JSON.parse(readFileSync(path(`${feed}/fixtures/${fixture}/record.json`), 'utf8'))

const personen = (): FeedTabel => {
  const goed: Rij = { ...row('personen', 'kind'), telefoon: '06-00000001' }
  const events = ['persoon.vastgelegd', 'betrokkenheid.gestart']
  const same = (values: Rij, expected: object = {}): Vak => ({
    ...{ invoer: csvOf([rowWith(goed, values)]), events, met: { 'persoon.vastgelegd': expected } },
  })
  const secret = (word: string): Vak => ({
    ...same({ 'adres geheim': word }, { geheimhouding: true }),
    zonder: { 'persoon.vastgelegd': ['adres', 'telefoon'] },
  })
  return {
    ...{ goed: csvOf([goed]), events, persoonlijk: ['999990020', 'Ada', 'Bos', 'Dorpsstraat', '2015-04-03'] },
    vakken: {
      ...csvVakken(goed, 'nummer', events, ['persoon.ingetrokken', 'betrokkenheid.ingetrokken']),
      'onbekende code': {
        ...{ invoer: csvOf([rowWith(goed, { 'wat wij doen': 'toveren' })]), reden: 'onbekende-code' },
        pad: 'wat wij doen',
      },
      'onmogelijke datum': {
        ...{ invoer: csvOf([rowWith(goed, { geboortedatum: '31-04-2015' })]), reden: 'onleesbaar' },
        pad: 'geboortedatum',
      },
      'verkeerd bsn': {
        ...{ invoer: csvOf([rowWith(goed, { bsn: '999990021' })]), reden: 'ongeldig-bsn', pad: 'bsn' },
      },
      'zonder bsn': { ...same({ bsn: '' }), zonder: { 'persoon.vastgelegd': ['pseudoniemen'] } },
      ongeboren: {
        nvt: 'its sheet has no column for a child that is not born; the shelter’s mapping shows how',
      },
    },
    vreemd: {
      ...vreemdeExports(goed, events),
      'a secret address as Ja': secret('Ja'),
      'a secret address as X': secret('X'),
      'a secret address as the true of a workbook': secret('true'),
      'a secret address as a remark': secret('niet doorgeven!'),
      'no secret address as nee': same({ 'adres geheim': 'nee' }, { adres: { huisnummer: 7 } }),
      'an end in the year 9999': same({ 'betrokken tot': '31-12-9999' }),
      'a house number with its letter': same({ huisnummer: '7a' }, { adres: { huisletter: 'A' } }),
      'half an address': {
        ...same({ huisnummer: 'naast de kerk' }),
        zonder: { 'persoon.vastgelegd': ['adres'] },
      },
    },
  }
}

const noPerson = { nvt: 'the row names a person by number; who that is stands in the feed personen' }

const afspraken = (): FeedTabel => {
  const goed = row('afspraken', 'gemaakt')
  const events = ['afspraak.gemaakt']
  return {
    ...{ goed: csvOf([goed]), events, persoonlijk: ['Elke dinsdag naar school'] },
    vakken: {
      ...csvVakken(goed, 'afspraak', events, ['afspraak.ingetrokken']),
      ...{ 'verkeerd bsn': noPerson, 'zonder bsn': noPerson, ongeboren: noPerson },
      'onbekende code': {
        ...{ invoer: csvOf([rowWith(goed, { 'gezin mag zien': 'misschien' })]), reden: 'onleesbaar' },
        pad: 'gezin mag zien',
      },
      'onmogelijke datum': {
        ...{ invoer: csvOf([rowWith(goed, { 'uiterlijk op': '31-06-2026' })]), reden: 'onleesbaar' },
        pad: 'uiterlijk op',
      },
    },
    vreemd: vreemdeExports(goed, events),
  }
}

const checks = badInput(adapter, {
  wortel: fileURLToPath(new URL('../..', import.meta.url)),
  bestand: (feed, nummer) => `${feed}-${nummer}.csv`,
  tabel: { personen: personen(), afspraken: afspraken() },
})

describe('bad and foreign input', () => {
  it.each(checks)('$naam', ({ check }) => check())
})
