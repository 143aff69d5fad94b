import type { FamilyInList } from '@gezinsbeeld/subscriber'
import { describe, expect, it } from 'vitest'
import { familyRow, findFamilies } from './families'

const now = new Date('2025-11-22T09:00:00Z')

const family = (gezin: string, bijgewerktOp: string, ...leden: FamilyInList['leden']): FamilyInList => ({
  gezin,
  niveau: 'volledig',
  bijgewerktOp,
  leden,
})
const child = (naam: string, geboortedatum?: string) => ({
  persoon: naam,
  rol: 'kind',
  naam,
  ...(geboortedatum === undefined ? {} : { geboortedatum }),
})

const yilmaz = family('yilmaz', '2025-11-20T08:00:00Z', child('Elif Yılmaz', '2009-05-17'))
const vries = family('vries', '2025-11-21T09:00:00+02:00', child('Zoë Vries'), child('Daan Vries', '2014'))
const found = (search: string) => findFamilies([yilmaz, vries], search).map(({ gezin }) => gezin)

describe('looking for a family', () => {
  it('gives all of them, newest change first, when nothing is asked', () => {
    expect(found(' ')).toEqual(['vries', 'yilmaz'])
  })

  it.each(['yilmaz', 'YILMAZ elif', 'Yılmaz', '17-05-2009', '2009-05-17', '17 mei 2009'])(
    'finds by "%s"',
    (search) => expect(found(search)).toEqual(['yilmaz']),
  )

  it('finds a name with and without its accents', () => {
    expect(found('zoe')).toEqual(['vries'])
    expect(found('Zoë')).toEqual(['vries'])
  })

  it('finds nothing when one of the words is nowhere', () => {
    expect(found('daan yilmaz')).toEqual([])
  })
})

describe('a family in the list', () => {
  it('is called after its children, the eldest first, with their ages', () => {
    expect(familyRow(vries, now).titel).toBe('Daan en Zoë Vries')
    expect(familyRow(yilmaz, now)).toMatchObject({
      titel: 'Elif Yılmaz',
      leeftijden: ['16 jaar'],
    })
  })

  it('of more children than a line holds names ten, and tells how many more there are', () => {
    const children = Array.from({ length: 320 }, (_, i) => ({
      ...{ persoon: `p${i}`, rol: 'kind' as const, naam: `Kind${i} de Vries` },
    }))
    const { titel } = familyRow(family('x', '2025-11-20T08:00:00Z', ...children), now)
    expect(titel).toMatch(/^Kind0 de Vries, .*Kind9 de Vries en nog 310$/)
  })

  it('of which no name is known can still be opened', () => {
    const unknown = family('x', '2025-11-20T08:00:00Z', { persoon: 'p', rol: 'kind' })
    expect(familyRow(unknown, now)).toMatchObject({ titel: 'Gezin zonder bekende namen' })
  })
})
