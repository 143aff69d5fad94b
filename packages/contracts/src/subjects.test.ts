import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { eventNames } from './events'
import {
  bezorgdSubject,
  dienstSubject,
  geenGezin,
  invoerSubject,
  isToken,
  parseBezorgdSubject,
  parseInvoerSubject,
  registerSubject,
} from './subjects'

const organisatie = fc.stringMatching(/^[a-z][a-z0-9-]{1,40}$/)
const token = fc.stringMatching(/^[A-Za-z0-9_-]{22}$/)
const naam = fc.constantFrom(...eventNames)
/** What NATS gives a meaning, and what breaks a line or a token. */
const dangerous = fc.constantFrom('.', '*', '>', ' ', '\t', '\n', '\u0000', '$', '', 'é')

/** `text` with something dangerous put into it, or nothing left of it. */
const spoiled = (text: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .tuple(text, dangerous, fc.nat())
    .map(([word, bad, at]) =>
      bad === '' ? '' : word.slice(0, at % word.length) + bad + word.slice(at % word.length),
    )

describe('a subject of a partner', () => {
  test('comes back as what it was made of', () => {
    fc.assert(
      fc.property(organisatie, naam, token, (org, event, object) => {
        expect(parseInvoerSubject(invoerSubject(org, event, object))).toEqual({
          organisatie: org,
          naam: event,
          object,
        })
      }),
    )
  })

  test('is never made of a name or token that NATS would read otherwise', () => {
    fc.assert(
      fc.property(spoiled(organisatie), naam, token, (org, event, object) => {
        expect(() => invoerSubject(org, event, object)).toThrow('not the name of an organisation')
      }),
    )
    fc.assert(
      fc.property(organisatie, naam, spoiled(token), (org, event, object) => {
        expect(() => invoerSubject(org, event, object)).toThrow('not an object token')
      }),
    )
  })

  test('is not recognised in anything else', () => {
    fc.assert(
      fc.property(fc.string(), (subject) => {
        expect(parseInvoerSubject(subject)).toBeUndefined()
      }),
    )
    fc.assert(
      fc.property(organisatie, naam, token, dangerous, fc.nat(), (org, event, object, bad, at) => {
        fc.pre(bad !== '')
        const subject = invoerSubject(org, event, object)
        const place = at % (subject.length + 1)
        expect(parseInvoerSubject(subject.slice(0, place) + bad + subject.slice(place))).toBeUndefined()
      }),
    )
  })

  test.each([
    'gezin.v2.gi-noord.maatregel.opgelegd.0123456789012345678901',
    'gezin.v1.gi-noord.maatregel.verzonnen.0123456789012345678901',
    'gezin.v1.gi-noord.maatregel.opgelegd',
    'gezin.v1.gi-noord.maatregel.opgelegd.0123456789012345678901.meer',
    'gezin.v1.gi-noord.toString.opgelegd.0123456789012345678901',
    'bezorgd.v1.gi-noord.maatregel.opgelegd.0123456789012345678901',
  ])('%s is none', (subject) => {
    expect(parseInvoerSubject(subject)).toBeUndefined()
  })
})

describe('a subject of a delivery', () => {
  test('comes back as what it was made of', () => {
    fc.assert(
      fc.property(organisatie, fc.oneof(token, fc.constant(geenGezin)), naam, (ontvanger, gezin, event) => {
        expect(parseBezorgdSubject(bezorgdSubject(ontvanger, gezin, event))).toEqual({
          ontvanger,
          gezin,
          naam: event,
        })
      }),
    )
  })

  test('is never made of a name or number that NATS would read otherwise', () => {
    fc.assert(
      fc.property(spoiled(organisatie), token, naam, (ontvanger, gezin, event) => {
        expect(() => bezorgdSubject(ontvanger, gezin, event)).toThrow('not the name of an organisation')
      }),
    )
    fc.assert(
      fc.property(organisatie, spoiled(token), naam, (ontvanger, gezin, event) => {
        expect(() => bezorgdSubject(ontvanger, gezin, event)).toThrow('not a family number')
      }),
    )
  })

  test('is not recognised in anything else', () => {
    fc.assert(
      fc.property(organisatie, token, naam, dangerous, fc.nat(), (ontvanger, gezin, event, bad, at) => {
        fc.pre(bad !== '')
        const subject = bezorgdSubject(ontvanger, gezin, event)
        const place = at % (subject.length + 1)
        expect(parseBezorgdSubject(subject.slice(0, place) + bad + subject.slice(place))).toBeUndefined()
      }),
    )
  })
})

test('an organisation asks a service, and the operator registers, under subjects of their own', () => {
  expect(dienstSubject('beeld', 'gi-noord', 'toon')).toBe('dienst.v1.beeld.gi-noord.toon')
  expect(registerSubject('dag', '2026-03-02')).toBe('register.v1.dag.2026-03-02')
  expect(() => dienstSubject('beeld', 'gi-noord.x', 'toon')).toThrow(TypeError)
  expect(() => registerSubject('organisatie', 'gi.noord')).toThrow(TypeError)
})

test('a mistake in a subject never repeats the value, which may be personal', () => {
  expect(() => invoerSubject('gi-noord', 'maatregel.opgelegd', '999990019')).toThrow(/^(?!.*999990019)/)
})

test('a token has 22 characters of base64url', () => {
  expect(isToken('0123456789_-ABCDEFabcd')).toBe(true)
  expect(isToken('0123456789+/ABCDEFabcd')).toBe(false)
  expect(isToken('0123456789_-ABCDEFabcd\n')).toBe(false)
})
