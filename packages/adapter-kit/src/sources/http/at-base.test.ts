import { expect, test } from 'vitest'
import { atBase } from './at-base'

test.each([
  ['http://zaak.example/api?page=2', 'https://zaak.example/api?page=2'],
  ['http://zaak.example:80/api?page=2', 'https://zaak.example/api?page=2'],
  ['https://zaak.example/api', 'https://zaak.example/api'],
  ['http://elders.example/api', 'http://elders.example/api'],
  ['http://zaak.example:8080/api', 'http://zaak.example:8080/api'],
])('a link to %s is asked at %s where the server is asked with https', (link, asked) => {
  expect(atBase(new URL(link), new URL('https://zaak.example/')).href).toBe(asked)
})

test('the port at which the server is asked goes along', () => {
  const base = new URL('https://zaak.example:8443/')
  expect(atBase(new URL('http://zaak.example/api'), base).href).toBe('https://zaak.example:8443/api')
})

test('a server that is asked with http gives its own links', () => {
  const link = 'https://zaak.example/api'
  expect(atBase(new URL(link), new URL('http://zaak.example/')).href).toBe(link)
})
