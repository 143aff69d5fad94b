import { fileURLToPath } from 'node:url'
import { conformance } from '@gezinsbeeld/adapter-kit/conformance'
import { describe, it } from 'vitest'
import { adapter } from './adapter'
import { instellingen } from './testing/instellingen'

const folder = fileURLToPath(new URL('.', import.meta.url))
const checks = conformance(adapter, { folder, instellingen })

describe('the adapter', () => {
  it.each(checks)('$naam', ({ check }) => check())
})
