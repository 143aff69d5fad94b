import { describe, expect, it } from 'vitest'
import { enumerate, fullName, namesAgree, namesTogether, shortName } from './names'

const sanne = {
  voornamen: 'Sanne Maria',
  geslachtsnaam: 'Bakker',
  partnervoorvoegsel: 'de',
  partnernaam: 'Vries',
}

describe('a name', () => {
  it.each([
    [undefined, 'Sanne Maria Bakker'],
    ['eigen', 'Sanne Maria Bakker'],
    ['partner', 'Sanne Maria de Vries'],
    ['partner-eigen', 'Sanne Maria de Vries-Bakker'],
    ['eigen-partner', 'Sanne Maria Bakker-de Vries'],
  ])('with naamgebruik %s is %s', (naamgebruik, name) =>
    expect(fullName({ ...sanne, ...(naamgebruik === undefined ? {} : { naamgebruik }) })).toBe(name),
  )

  it('is short with the name by which someone is called', () => {
    expect(shortName({ ...sanne, roepnaam: 'San' })).toBe('San Bakker')
  })

  it('of a surname alone begins with a capital', () => {
    expect(shortName({ voorvoegsel: 'van der', geslachtsnaam: 'Meer' })).toBe('Van der Meer')
  })

  it('is unknown when nothing of it is known', () => {
    expect(shortName({})).toBeUndefined()
    expect(fullName(undefined)).toBeUndefined()
  })
})

describe('two names', () => {
  it('agree when one is less complete, or differs in capitals and spaces', () => {
    expect(
      namesAgree(
        { geslachtsnaam: 'Vries', voorvoegsel: 'De' },
        { ...sanne, geslachtsnaam: 'vries', voorvoegsel: 'de' },
      ),
    ).toBe(true)
    expect(namesAgree({ roepnaam: 'San' }, sanne)).toBe(true)
  })

  it('do not agree when what both give differs', () => {
    expect(namesAgree({ geslachtsnaam: 'Bakkers' }, sanne)).toBe(false)
    expect(namesAgree({ geslachtsnaam: 'Bakker', voornamen: 'Sanne' }, sanne)).toBe(false)
  })
})

describe('several names', () => {
  it.each([
    [['Daan de Vries'], 'Daan de Vries'],
    [['Daan de Vries', 'Noor de Vries'], 'Daan en Noor de Vries'],
    [['Anna Maria de Vries', 'Daan de Vries', 'Noor de Vries'], 'Anna Maria, Daan en Noor de Vries'],
    [['Daan de Vries', 'Elif Yılmaz'], 'Daan de Vries en Elif Yılmaz'],
    [['Jan de Vries', 'Piet van de Vries'], 'Jan de Vries en Piet van de Vries'],
    [['Noor', 'Noor'], 'Noor en Noor'],
    [[], ''],
  ])('share a surname where they can: %j are %s', (names, together) =>
    expect(namesTogether(names)).toBe(together),
  )

  it('are listed as in a sentence', () => {
    expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(enumerate)).toEqual(['', 'a', 'a en b', 'a, b en c'])
  })
})
