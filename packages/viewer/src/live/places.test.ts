import { expect, test } from 'vitest'
import { Places } from './places'

const taken = (places: Places, user: string, count: number) =>
  Array.from({ length: count }, () => places.take(user)).flatMap((place) => place ?? [])

test('one user has twenty pages open at once, and another has a place all the same', () => {
  const places = new Places()
  const [first] = taken(places, 'noor', 20)
  expect(places.take('noor')).toBeUndefined()
  expect(places.take('sem')).toBeDefined()
  first?.()
  expect(taken(places, 'noor', 2)).toHaveLength(1)
})

test('all users together have as many as the process can hold', () => {
  const places = new Places()
  const all = Array.from({ length: 60 }, (_, n) => taken(places, `gebruiker ${n}`, 20)).flat()
  expect(all).toHaveLength(800)
  for (const give of all) give()
  expect(places.take('noor')).toBeDefined()
})
