import { describe, expect, it } from 'vitest'
import { stretchOf } from './instant'

const of = (text: string) => {
  const { from, to } = stretchOf(text, '_lastUpdated')
  return [new Date(from).toISOString(), new Date(to).toISOString()]
}

describe('a date in a search', () => {
  it('stands for all of the year, month, day, minute, second or millisecond that it names', () => {
    expect(of('2024')).toEqual(['2024-01-01T00:00:00.000Z', '2025-01-01T00:00:00.000Z'])
    expect(of('2024-02')).toEqual(['2024-02-01T00:00:00.000Z', '2024-03-01T00:00:00.000Z'])
    expect(of('2024-02-29')).toEqual(['2024-02-29T00:00:00.000Z', '2024-03-01T00:00:00.000Z'])
    expect(of('2024-02-29T10:00Z')).toEqual(['2024-02-29T10:00:00.000Z', '2024-02-29T10:01:00.000Z'])
    expect(of('2024-02-29T10:00:05Z')).toEqual(['2024-02-29T10:00:05.000Z', '2024-02-29T10:00:06.000Z'])
    expect(of('2024-02-29T10:00:05.1Z')).toEqual(['2024-02-29T10:00:05.100Z', '2024-02-29T10:00:05.101Z'])
  })

  it('is a moment in its own offset, also when the plus sign was lost on the way', () => {
    expect(of('2024-07-01T00:30:00.000+02:00')[0]).toBe('2024-06-30T22:30:00.000Z')
    expect(of('2024-07-01T00:30:00.000 02:00')[0]).toBe('2024-06-30T22:30:00.000Z')
  })

  it('is refused when it is none', () => {
    for (const text of ['', 'yesterday', '2024-13-01', '2024-7-1', '20240701', '2024-07-01T25:00Z']) {
      expect(() => of(text)).toThrow('_lastUpdated: not a date or moment')
    }
  })
})
