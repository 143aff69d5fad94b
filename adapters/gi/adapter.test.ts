import { fileURLToPath } from 'node:url'
import { conformance } from '@gezinsbeeld/adapter-kit/conformance'
import { describe, it } from 'vitest'
import { adapter } from './adapter'

const checks = conformance(adapter, {
  folder: fileURLToPath(new URL('.', import.meta.url)),
  instellingen: { corv: { eigen: ['Jeugdbescherming Voorbeeld'] } },
})

describe('the adapter', () => {
  it.each(checks)('$naam', ({ check }) => check())
})
