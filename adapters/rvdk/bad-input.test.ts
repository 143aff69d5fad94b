import { fileURLToPath } from 'node:url'
import { badInput } from '@gezinsbeeld/adapter-kit/conformance'
import { notificatieTabel, verzoekTabel } from '@gezinsbeeld/corv/bad-input'
import { describe, it } from 'vitest'
import { adapter } from './adapter'

const eigen = 'Raad voor de Kinderbescherming'
const namen = { eigen, ander: 'Jeugdbescherming Voorbeeld' }
const family = ['persoon.vastgelegd', 'persoon.vastgelegd', 'relatie.vastgelegd']

const checks = badInput(adapter, {
  wortel: fileURLToPath(new URL('../..', import.meta.url)),
  instellingen: { corv: { eigen: [eigen] } },
  tabel: {
    'corv: vtoDi01': verzoekTabel(namen, [...family, 'onderzoek.verzocht']),
    'corv: notificatieDi01': notificatieTabel(namen, [...family, 'onderzoek.afgerond', 'maatregel.opgelegd']),
  },
})

describe('bad and foreign input', () => {
  it.each(checks)('$naam', ({ check }) => check())
})
