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

const noPerson = { nvt: 'the row names a client by number; who that is stands in the feed clienten' }
const aboutNobody = { 'verkeerd bsn': noPerson, 'zonder bsn': noPerson, ongeboren: noPerson }

const clienten = (): FeedTabel => {
  const goed: Rij = {
    ...row('clienten', 'kind-met-ouder'),
    ...{ bsn: '999990019', geboortedatum: '17-05-2019', telefoon: '06-00000001' },
  }
  const events = ['persoon.vastgelegd', 'relatie.vastgelegd']
  const same = (values: Rij, expected: object = {}): Vak => ({
    ...{ invoer: csvOf([rowWith(goed, values)]), events, met: { 'persoon.vastgelegd': expected } },
  })
  const secret = (geheim: string): Vak => ({
    ...same({ geheim }, { geheimhouding: true }),
    zonder: { 'persoon.vastgelegd': ['telefoon'] },
  })
  const unshared = (word: string): Vak => ({
    invoer: csvOf([rowWith(goed, { 'deel niet': word })]),
    events: [],
  })
  return {
    ...{
      goed: csvOf([goed]),
      events,
      persoonlijk: ['999990019', 'Noé', 'Meer', '17-05-2019', '06-00000001'],
    },
    vakken: {
      ...csvVakken(goed, 'clientnummer', events, ['persoon.ingetrokken', 'relatie.ingetrokken']),
      'onbekende code': {
        ...{ invoer: csvOf([rowWith(goed, { geslacht: 'Q' })]), reden: 'onbekende-code', pad: 'geslacht' },
      },
      'onmogelijke datum': {
        ...{ invoer: csvOf([rowWith(goed, { geboortedatum: '30-02-2019' })]), reden: 'onleesbaar' },
        pad: 'geboortedatum',
      },
      'verkeerd bsn': {
        ...{ invoer: csvOf([rowWith(goed, { bsn: '999990018' })]), reden: 'ongeldig-bsn', pad: 'bsn' },
      },
      'zonder bsn': { ...same({ bsn: '' }), zonder: { 'persoon.vastgelegd': ['pseudoniemen'] } },
      ongeboren: {
        ...same(
          { geboortedatum: '', uitgerekend: '02-11-2026' },
          { ongeboren: { verwachteDatum: '2026-11-02' } },
        ),
        zonder: { 'persoon.vastgelegd': ['pseudoniemen'] },
      },
    },
    vreemd: {
      ...vreemdeExports(goed, events),
      'secret as Ja': secret('Ja'),
      'secret as JA': secret('JA'),
      'secret as x': secret('x'),
      'secret as the true of a workbook': secret('true'),
      'secret as a remark': secret('ja, ex mag niets weten'),
      'secret as an empty cell': secret(''),
      'not secret as Nee': same({ geheim: 'Nee' }, { geheimhouding: false, telefoon: '06-00000001' }),
      'not to be shared as JA': unshared('JA'),
      'not to be shared as a cross': unshared('x'),
      'to be shared as nee': same({ 'deel niet': 'nee' }),
      'a date as Excel gives it': same({ geboortedatum: '2019-05-17' }, { geboortedatum: '2019-05-17' }),
      'a date with a time': same({ geboortedatum: '17-5-2019 0:00:00' }, { geboortedatum: '2019-05-17' }),
      'a date without zeros': same({ geboortedatum: '7-5-2019' }, { geboortedatum: '2019-05-07' }),
      'a date of digits': same({ geboortedatum: '20190517' }, { geboortedatum: '2019-05-17' }),
      'a date of two digits for the year': {
        ...{ invoer: csvOf([rowWith(goed, { geboortedatum: '17-05-19' })]), reden: 'onleesbaar' },
        pad: 'geboortedatum',
      },
      'a date as Excel counts': {
        ...{ invoer: csvOf([rowWith(goed, { geboortedatum: '43602' })]), reden: 'onleesbaar' },
        pad: 'geboortedatum',
      },
      'a BSN with dots': same({ bsn: '9999.90.019' }),
      'a BSN as a number with decimals': {
        ...{ invoer: csvOf([rowWith(goed, { bsn: '9,9999E+08' })]), reden: 'ongeldig-bsn', pad: 'bsn' },
      },
    },
  }
}

const stay = (feed: string, fixture: string, code: string, events: readonly string[]): FeedTabel => {
  const goed = row(feed, fixture)
  const [key = ''] = Object.keys(goed)
  const withdrawn = events.map((naam) => naam.replace(/\..*/, '.ingetrokken'))
  return {
    ...{ goed: csvOf([goed]), events },
    persoonlijk:
      feed === 'verblijven' ? ['M. de Wit', 'm.dewit@opvang.example', 'C1001'] : ['C1001', '15-02-2026'],
    vakken: {
      ...csvVakken(goed, key, events, withdrawn),
      ...aboutNobody,
      'onbekende code': {
        ...{ invoer: csvOf([rowWith(goed, { [code]: 'QQ' })]), reden: 'onbekende-code', pad: code },
      },
      'onmogelijke datum': {
        ...{ invoer: csvOf([rowWith(goed, { begin: '31-06-2026' })]), reden: 'onleesbaar', pad: 'begin' },
      },
    },
    vreemd: vreemdeExports(goed, events),
  }
}

const checks = badInput(adapter, {
  wortel: fileURLToPath(new URL('../..', import.meta.url)),
  bestand: (feed, nummer) => `${feed}-${nummer}.csv`,
  tabel: {
    clienten: clienten(),
    verblijven: stay('verblijven', 'lopend', 'soort', ['verblijf.gestart', 'betrokkenheid.gestart']),
    huisvesting: stay('huisvesting', 'urgentie', 'stand', ['bestaanszekerheid.gestart']),
  },
})

describe('bad and foreign input', () => {
  it.each(checks)('$naam', ({ check }) => check())
})
