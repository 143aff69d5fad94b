import { describe, expect, it } from 'vitest'
import { ageInWords, dateInWords, datesAgree, isBefore, momentAsDate, momentInWords } from './dates'

describe('dates in words', () => {
  it.each([
    ['2009-05-17', '17 mei 2009'],
    ['2009-05-03', '3 mei 2009'],
    ['2009-05', 'mei 2009'],
    ['2009', '2009'],
    ['onbekend', 'onbekend'],
  ])('says %s as "%s"', (date, words) => expect(dateInWords(date)).toBe(words))

  it('tells the time in the Netherlands, with the date when it is not today', () => {
    const now = new Date('2025-11-22T12:00:00Z')
    expect(momentInWords('2025-11-22T08:14:09Z', now)).toBe('09:14')
    expect(momentInWords('2025-07-01T22:30:00Z', now)).toBe('2 juli 2025 om 00:30')
    expect(momentAsDate('2025-12-31T23:30:00Z')).toBe('1 januari 2026')
  })
})

describe('age', () => {
  it.each([
    ['2009-05-17', '2025-05-17', '16 jaar'],
    ['2009-05-17', '2025-05-16', '15 jaar'],
    ['2009', '2025-05-16', '15 of 16 jaar'],
    ['2009-05', '2025-05-16', '15 of 16 jaar'],
    ['2009-05', '2025-06-01', '16 jaar'],
    ['2009', '2025', '15 of 16 jaar'],
    ['2025-04-10', '2025-11-22', '7 maanden'],
    ['2025-10-22', '2025-11-22', '1 maand'],
    ['2025-11-02', '2025-11-22', 'jonger dan 1 maand'],
    ['2025', '2025-11-22', 'jonger dan 1 jaar'],
    ['2026-01-01', '2025-11-22', undefined],
    ['ooit', '2025-11-22', undefined],
  ])('of %s on %s is %s', (birth, on, words) => expect(ageInWords(birth, on)).toBe(words))
})

describe('incomplete dates', () => {
  it('agree with every date that they can mean', () => {
    expect(datesAgree('2009', '2009-05-17')).toBe(true)
    expect(datesAgree('2009-05-17', '2009-05-18')).toBe(false)
  })

  it('are past only when all of them is', () => {
    expect(isBefore('2025', '2025-11-22')).toBe(false)
    expect(isBefore('2025-10', '2025-11-22')).toBe(true)
    expect(isBefore('2025-11-21', '2025-11-22')).toBe(true)
    expect(isBefore('2025-02', '2025-03-01')).toBe(true)
  })
})
