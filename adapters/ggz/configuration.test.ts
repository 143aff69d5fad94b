import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { configurationOf } from '@gezinsbeeld/adapter-kit'
import { readConfiguration } from '@gezinsbeeld/shell'
import { temporaryFolder } from '@gezinsbeeld/test-kit'
import { expect, it } from 'vitest'
import { adapter } from './adapter'

const environment = {
  GEZINSBEELD_REFERENTIESLEUTEL: 'a'.repeat(64),
  GEZINSBEELD_QUARANTAINESLEUTEL: 'b'.repeat(64),
  GEZINSBEELD_FHIR_TOKEN: 'geheim',
}

const example = fileURLToPath(new URL('voorbeeld.yaml', import.meta.url))

it('the configuration to copy can be used, and names every feed', () => {
  const configuration = readConfiguration(example, configurationOf(adapter), environment)
  expect(configuration.adapter).toBe(adapter.naam)
  expect(Object.keys(configuration.feeds)).toEqual(adapter.feeds.map(({ naam }) => naam))
  expect(configuration.feeds['episodeofcare']?.instellingen).toHaveProperty(
    'zorgsoort.codes.JGGZ',
    'jeugd-ggz',
  )
})

it.each([
  ['JGGZ: jeugd-ggz', 'JGGZ: jeugdggz', 'feeds.episodeofcare.instellingen.zorgsoort.codes.JGGZ'],
  ['teamnaam: false', 'teamnaam: nee', 'feeds.careteam.instellingen.teamnaam'],
  ['teamnaam: false', 'teamnamen: true', 'feeds.careteam.instellingen'],
])('a wrong setting (%s written as %s) is refused, naming its path', (right, wrong, path) => {
  const file = join(temporaryFolder('configuration'), 'ggz.yaml')
  writeFileSync(file, readFileSync(example, 'utf8').replace(right, wrong))
  expect(() => readConfiguration(file, configurationOf(adapter), environment)).toThrow(path)
})
