import { fileURLToPath } from 'node:url'
import { conformance } from '@gezinsbeeld/adapter-kit/conformance'
import { describe, it } from 'vitest'
import { adapter } from './adapter'
import { settings } from './testing/settings'

const checks = conformance(adapter, {
  folder: fileURLToPath(new URL('.', import.meta.url)),
  instellingen: settings,
})

describe('the adapter', () => {
  it.each(checks)('$naam', ({ check }) => check())
})
