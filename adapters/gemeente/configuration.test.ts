import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { configurationOf } from '@gezinsbeeld/adapter-kit'
import { trial } from '@gezinsbeeld/adapter-kit/conformance'
import { readConfiguration } from '@gezinsbeeld/shell'
import { temporaryFolder } from '@gezinsbeeld/test-kit'
import { expect, it } from 'vitest'
import { adapter } from './adapter'

const environment = {
  GEZINSBEELD_REFERENTIESLEUTEL: 'a'.repeat(64),
  GEZINSBEELD_QUARANTAINESLEUTEL: 'b'.repeat(64),
  GEZINSBEELD_ZGW_GEHEIM: 'een-geheim-van-meer-dan-32-tekens-lang',
  GEZINSBEELD_ZGW_ABONNEMENT: 'Token van-het-abonnement',
  GEZINSBEELD_BRP_SLEUTEL: 'geheim',
}

const example = fileURLToPath(new URL('voorbeeld.yaml', import.meta.url))

it('the configuration to copy can be used, and names every feed', () => {
  const configuration = readConfiguration(example, configurationOf(adapter), environment)
  expect(configuration.adapter).toBe(adapter.naam)
  expect(Object.keys(configuration.feeds)).toEqual(adapter.feeds.map(({ naam }) => naam))
})

it('the configuration to copy gives what the fixtures give', () => {
  const { feeds } = readConfiguration(example, configurationOf(adapter), environment)
  for (const [feed, naam] of [
    ['lokaal-team', 'gezin-met-regisseur'],
    ['zaken', 'schuldhulp-van-twee-partners'],
    ['berichten', 'jw301-toewijzing'],
  ] as const) {
    const folder = fileURLToPath(new URL(`${feed}/fixtures/${naam}`, import.meta.url))
    const read = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'))
    const { events } = trial(adapter, feed, feeds[feed]?.instellingen)(read('record.json'))
    expect(JSON.parse(JSON.stringify(events))).toEqual(read('events.json'))
  }
})

it('only the local team opens families', () => {
  const opening = adapter.feeds.filter(({ opentGezinnen }) => opentGezinnen ?? adapter.opentGezinnen)
  expect(opening.map(({ naam }) => naam)).toEqual(['lokaal-team'])
})

it('a feed that is left out needs no source and no settings', () => {
  const file = join(temporaryFolder('configuration'), 'gemeente.yaml')
  const only = readFileSync(example, 'utf8').replace(/^ {2}zgw:\n(?: {4}.*\n)+/m, '')
  writeFileSync(
    file,
    only.replace(
      /^feeds:[\s\S]*?(?=^ {2}berichten:)/m,
      'feeds:\n  lokaal-team: { aan: false }\n  zaken: { aan: false }\n',
    ),
  )
  expect(readConfiguration(file, configurationOf(adapter), environment).bron.zgw).toBeUndefined()
})

it.each([
  ['soort: schuldhulp', 'soort: schulden', 'feeds.zaken.instellingen.zaaktypen'],
  ['gemeentecodes: ["0999"]', 'gemeentecodes: ["999"]', 'feeds.berichten.instellingen.gemeentecodes.0'],
  ['"45": jeugdhulp-ambulant', '"45": ambulant', 'feeds.berichten.instellingen.categorieen.jeugdwet.45'],
  ['clienten: [Jeugdige, Ouder]', 'clienten: []', 'feeds.lokaal-team.instellingen.zaaktypen'],
])('a wrong setting (%s written as %s) is refused, naming its path', (right, wrong, path) => {
  const file = join(temporaryFolder('configuration'), 'gemeente.yaml')
  writeFileSync(file, readFileSync(example, 'utf8').replace(right, wrong))
  expect(() => readConfiguration(file, configurationOf(adapter), environment)).toThrow(path)
})
