import { fileURLToPath } from 'node:url'
import { badInput } from '@gezinsbeeld/adapter-kit/conformance'
import { goodMessages, notificatieTabel, verzoekTabel } from '@gezinsbeeld/corv/bad-input'
import { objectionsTo } from '@gezinsbeeld/corv/testing'
import { standards } from '@gezinsbeeld/test-kit'
import { describe, expect, it } from 'vitest'
import { adapter } from './adapter'

const eigen = 'Raad voor de Kinderbescherming'
const namen = { eigen, ander: 'Jeugdbescherming Voorbeeld' }
const family = ['persoon.vastgelegd', 'persoon.vastgelegd', 'relatie.vastgelegd']

const tabel = {
  'corv: vtoDi01': verzoekTabel(namen, [...family, 'onderzoek.verzocht']),
  'corv: notificatieDi01': notificatieTabel(namen, [...family, 'onderzoek.afgerond', 'maatregel.opgelegd']),
}

const checks = badInput(adapter, {
  wortel: fileURLToPath(new URL('../..', import.meta.url)),
  instellingen: { corv: { eigen: [eigen] } },
  tabel,
})

describe('bad and foreign input', () => {
  it.each(checks)('$naam', ({ check }) => check())
})

it('the good messages are what the official XSDs take', (test) => {
  const folder = standards(test)
  for (const message of goodMessages(tabel)) expect(objectionsTo(message, folder)).toEqual([])
})
