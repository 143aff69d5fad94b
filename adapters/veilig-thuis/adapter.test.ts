import { fileURLToPath } from 'node:url'
import { conformance } from '@gezinsbeeld/adapter-kit/conformance'
import { describe, it } from 'vitest'
import { adapter } from './adapter'

const checks = conformance(adapter, {
  folder: fileURLToPath(new URL('.', import.meta.url)),
  instellingen: {
    corv: {
      eigen: ['Veilig Thuis Voorbeeld'],
      organisaties: { 'Lokaal team Voorbeeldstad': 'gemeente-voorbeeld' },
      contact: { naam: 'Front office', telefoon: '0880 000 000' },
    },
  },
})

describe('the adapter', () => {
  it.each(checks)('$naam', ({ check }) => check())
})
