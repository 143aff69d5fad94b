import { StopError } from '@gezinsbeeld/bus'
import { describe, expect, it } from 'vitest'
import { readListPage } from './list'

const family = {
  gezin: 'g'.repeat(22),
  niveau: 'volledig',
  leden: [
    { persoon: 'persoon:x', rol: 'kind', naam: 'Daan de Vries', geboortedatum: '2009' },
    { persoon: 'persoon:y', rol: 'ouder' },
  ],
  bijgewerktOp: '2025-11-22T09:14:00+01:00',
}

describe("the hub's list of families", () => {
  it('is read with the place where its next page begins', () => {
    const page = { gezinnen: [family], volgende: family.gezin }
    expect(readListPage(page)).toEqual(page)
  })

  it('may have fields that a newer hub tells', () => {
    expect(readListPage({ gezinnen: [{ ...family, nieuw: 1 }], nieuw: 1 })).toEqual({ gezinnen: [family] })
  })

  it('that is off is refused, naming where and no value', () => {
    const reading = () => readListPage({ gezinnen: [{ ...family, leden: [{ persoon: 3, naam: 'Daan' }] }] })
    expect(reading).toThrow(StopError)
    expect(reading).toThrow('gezinnen.0.leden.0.persoon invalid_type')
    expect(reading).not.toThrow('Daan')
  })
})
