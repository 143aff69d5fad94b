import { describe, expect, it } from 'vitest'
import { Bell, everyFamily } from './bell'

const heardBy = (bell: Bell, gezin: string) => {
  const heard: string[] = []
  return { heard, stop: bell.listen(gezin, (ring) => heard.push(ring)) }
}

describe('the bell', () => {
  it('tells those who look at the family and at the list, and nobody else', () => {
    const bell = new Bell()
    const [one, other, list] = [heardBy(bell, 'a'), heardBy(bell, 'b'), heardBy(bell, everyFamily)]
    bell.changed('a')
    expect([one.heard, other.heard, list.heard]).toEqual([['gezin'], [], ['gezin']])
  })

  it('does not disturb the list when only a source was read further', () => {
    const bell = new Bell()
    const [one, list] = [heardBy(bell, 'a'), heardBy(bell, everyFamily)]
    bell.sourceRead('a')
    bell.sourceRead('b')
    bell.sourceRead(undefined)
    expect([one.heard, list.heard]).toEqual([['bron', 'bron'], []])
  })

  it('gives a new mark only after a change in the family', () => {
    const bell = new Bell()
    const before = bell.mark('a')
    bell.changed('b')
    bell.sourceRead('a')
    expect(bell.mark('a')).toBe(before)
    bell.changed('a')
    expect(bell.mark('a')).not.toBe(before)
  })

  it('has other marks in another run, which cannot know what was missed', () => {
    expect(new Bell().mark('a')).not.toBe(new Bell().mark('a'))
  })

  it('is silent to who stopped listening', () => {
    const bell = new Bell()
    const { heard, stop } = heardBy(bell, 'a')
    stop()
    bell.changed('a')
    expect(heard).toEqual([])
  })
})
