import { fileURLToPath } from 'node:url'
import { configurationOf } from '@gezinsbeeld/adapter-kit'
import { conformance } from '@gezinsbeeld/adapter-kit/conformance'
import { mappedAdapter, mapping } from '@gezinsbeeld/adapter-kit/mapping'
import { readConfiguration } from '@gezinsbeeld/shell'
import { describe, expect, it } from 'vitest'

const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url))
const adapter = mappedAdapter(readConfiguration(path('mapping.yaml'), mapping, {}))

describe('the mapping', () => {
  it.each(conformance(adapter, { folder: path('.') }))('$naam', ({ check }) => check())
})

it('the configuration to copy can be used, and names every feed', () => {
  const environment = {
    GEZINSBEELD_REFERENTIESLEUTEL: 'a'.repeat(64),
    GEZINSBEELD_QUARANTAINESLEUTEL: 'b'.repeat(64),
  }
  const configuration = readConfiguration(path('voorbeeld.yaml'), configurationOf(adapter), environment)
  expect(configuration.adapter).toBe(adapter.naam)
  expect(Object.keys(configuration.feeds)).toEqual(adapter.feeds.map(({ naam }) => naam))
})
