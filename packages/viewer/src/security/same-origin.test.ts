import { describe, expect, it } from 'vitest'
import { isSameOrigin } from './same-origin'

const host = 'beeld.example'

describe('a form that was sent', () => {
  it.each([
    ['by our page', { 'sec-fetch-site': 'same-origin' }, true],
    ['by the user, from the address bar', { 'sec-fetch-site': 'none' }, true],
    ['by another site', { 'sec-fetch-site': 'cross-site' }, false],
    ['by a neighbour on our domain', { 'sec-fetch-site': 'same-site' }, false],
    ['by our page in an old browser', { origin: 'https://beeld.example', host }, true],
    ['by another site in an old browser', { origin: 'https://kwaad.example', host }, false],
    ['by a page that hides where it is', { origin: 'null', host }, false],
    ['by no browser', { host }, true],
  ])('%s: %j is accepted: %s', (_, headers, accepted) => expect(isSameOrigin('POST', headers)).toBe(accepted))

  it('may come from anywhere when it changes nothing', () => {
    expect(isSameOrigin('GET', { 'sec-fetch-site': 'cross-site' })).toBe(true)
  })
})
