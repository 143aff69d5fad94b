import { describe, expect, it } from 'vitest'
import { inOffset, isDate, isMinor, minusYears, momentOn, plusDays } from './dates'

describe('dates', () => {
  it('count across months, years and leap days', () => {
    expect(plusDays('2024-02-28', 1)).toBe('2024-02-29')
    expect(plusDays('2025-01-01', -1)).toBe('2024-12-31')
    expect(minusYears('2024-02-29', 1)).toBe('2023-02-28')
  })

  it('exist or not', () => {
    expect(isDate('2024-02-29')).toBe(true)
    expect(isDate('2023-02-29')).toBe(false)
    expect(isDate('2023-13-01')).toBe(false)
    expect(isDate('2023-1-1')).toBe(false)
  })

  it('make somebody a minor up to, and not on, the eighteenth birthday', () => {
    expect(isMinor('2007-11-23', '2025-11-22')).toBe(true)
    expect(isMinor('2007-11-22', '2025-11-22')).toBe(false)
    expect(isMinor('2012', '2025-11-22')).toBe(true)
  })

  it('have moments, the same in every offset', () => {
    const moment = momentOn('2025-11-22', 3_723_004)
    expect(moment).toBe('2025-11-22T01:02:03.004Z')
    expect(inOffset(moment, 2)).toBe('2025-11-22T03:02:03.004+02:00')
    expect(Date.parse(inOffset(moment, 1))).toBe(Date.parse(moment))
  })
})
