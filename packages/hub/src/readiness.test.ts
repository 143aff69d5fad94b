import { expect, test } from 'vitest'
import { type Condition, whyNotReady } from './readiness'

const there = { isAway: () => false }
const well: Condition = { server: there, disk: undefined, behind: 0 }

test('a hub that has applied everything is ready', () => {
  expect(whyNotReady(well)).toBeUndefined()
})

test.each<readonly [string, Partial<Condition>, RegExp]>([
  ['the server was never there', { server: undefined, behind: undefined }, /nog niet/],
  ['the server is away', { server: { isAway: () => true } }, /weg/],
  ['its disk is full', { disk: 'de schijf is vol' }, /^de schijf is vol: maak ruimte/],
  ['it has just begun, and does not know yet how much waits', { behind: undefined }, /nog niet bekend/],
  ['something waits', { behind: 3 }, /^nog 3 gebeurtenissen/],
])('it is not while %s, and says so', (_, condition, said) => {
  expect(whyNotReady({ ...well, ...condition })).toMatch(said)
})
