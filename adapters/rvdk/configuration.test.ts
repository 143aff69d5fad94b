import { fileURLToPath } from 'node:url'
import { configurationOf } from '@gezinsbeeld/adapter-kit'
import { readConfiguration } from '@gezinsbeeld/shell'
import { expect, it } from 'vitest'
import { adapter } from './adapter'

const environment = {
  GEZINSBEELD_REFERENTIESLEUTEL: 'a'.repeat(64),
  GEZINSBEELD_QUARANTAINESLEUTEL: 'b'.repeat(64),
}

it('the configuration to copy can be used, and names every feed', () => {
  const file = fileURLToPath(new URL('voorbeeld.yaml', import.meta.url))
  const configuration = readConfiguration(file, configurationOf(adapter), environment)
  expect(configuration.adapter).toBe(adapter.naam)
  expect(Object.keys(configuration.feeds)).toEqual(adapter.feeds.map(({ naam }) => naam))
  expect(configuration.feeds['corv']?.aan).toBe(true)
})
