import type { LastState } from '@gezinsbeeld/adapter-kit'
import { expect, it } from 'vitest'
import { corvOverlay } from './overlay'

const persoon = (data: LastState['data']): LastState => ({ naam: 'persoon.vastgelegd', data })

it('a field that a later message leaves out stays', () => {
  const before: LastState = {
    naam: 'relatie.vastgelegd',
    data: { soort: 'ouder', gezag: 'gezag-soort-onbekend' },
  }
  const later: LastState = { naam: 'relatie.vastgelegd', data: { soort: 'ouder' } }
  expect(corvOverlay(before, later).data['gezag']).toBe('gezag-soort-onbekend')
})

it('an onderzoek that was finished does not start again', () => {
  const before: LastState = { naam: 'onderzoek.afgerond', data: { resultaat: 'geen-rekest' } }
  const later: LastState = { naam: 'onderzoek.gestart', data: { stand: 'intake-afgerond' } }
  expect(corvOverlay(before, later)).toMatchObject({
    naam: 'onderzoek.afgerond',
    data: { resultaat: 'geen-rekest' },
  })
})

it('a name is not replaced by half of it', () => {
  const naam = { voornamen: 'Sam', geslachtsnaam: 'Vries' }
  const told = corvOverlay(persoon({ naam }), persoon({ naam: { geslachtsnaam: 'de Vries' } }))
  expect(told.data['naam']).toEqual(naam)
})

it('who was born is not unborn any more', () => {
  const told = corvOverlay(persoon({ ongeboren: {} }), persoon({ geboortedatum: '2026-09-02' }))
  expect(told.data).toEqual({ geboortedatum: '2026-09-02' })
})
