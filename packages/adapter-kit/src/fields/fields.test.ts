import { validate } from '@gezinsbeeld/contracts'
import fc from 'fast-check'
import { isLeft, isRight } from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import {
  adresOf,
  all,
  Bsn,
  CalendarDate,
  Code,
  codeList,
  Email,
  type Field,
  holdsBsn,
  IncompleteDate,
  Key,
  meaning,
  meaningIfAny,
  openEnd,
  optional,
  Phone,
  present,
  presentOrNone,
  readable,
  text,
  wherePossible,
} from '../fields'

/** What a field makes of a value; 'refused' when it refuses. */
const read = <A>(field: Field<A>, found: unknown): A | 'refused' => {
  const result = field.decode(found)
  return isRight(result) ? result.right : 'refused'
}

describe('a date', () => {
  it.each([
    ['2009', '2009'],
    ['2009-05', '2009-05'],
    ['2009-05-17', '2009-05-17'],
    [' 2009-05-17 ', '2009-05-17'],
    ['2008-02-29', '2008-02-29'],
    ['2009-02-29', 'refused'],
    ['2027-06-31', 'refused'],
    ['2009-13', 'refused'],
    ['2009-00', 'refused'],
    ['0001-01-01', 'refused'],
    ['9999-12-31', 'refused'],
    ['20090517', 'refused'],
    ['17-05-2009', 'refused'],
    ['2009-5-17', 'refused'],
    ['', 'refused'],
    [2009, 'refused'],
    [null, 'refused'],
  ])('that may be incomplete: %s is read as %s', (found, expected) => {
    expect(read(IncompleteDate, found)).toBe(expected)
  })

  it.each([
    ['2026-05-16T22:30:00Z', '2026-05-17'],
    ['2026-01-16T22:30:00Z', '2026-01-16'],
    ['2026-01-16T23:30:00.123Z', '2026-01-17'],
    ['2026-05-17 00:00:00+02', '2026-05-17'],
    ['2026-01-17T00:15:00+02:00', '2026-01-17'],
    ['2026-07-17T23:30:00+0100', '2026-07-17'],
    ['2026-07-17T00:30:00+03:00', '2026-07-16'],
    ['2026-05-17 23:59:59.999999-0500', '2026-05-18'],
    ['2026-05-17T00:00:00', '2026-05-17'],
    ['2026-05-17 23:59', '2026-05-17'],
    ['2027-06-31T00:00:00Z', 'refused'],
    ['2026-05-17T24:00:00Z', 'refused'],
    ['2026-05-17T12:00:00+25:99', 'refused'],
    ['2026-05-17Tnoon', 'refused'],
  ])('that is a moment is its day in the Netherlands: %s is %s', (found, expected) => {
    expect(read(CalendarDate, found)).toBe(expected)
  })

  it('that must be complete refuses a month', () => {
    expect(read(CalendarDate, '2009-05')).toBe('refused')
  })

  it('that is an end may be open, also when the source writes the year 9999', () => {
    const End = openEnd(CalendarDate)
    expect(read(End, '9999-12-31')).toBeUndefined()
    expect(read(End, '9999-12-31T00:00:00Z')).toBeUndefined()
    expect(read(End, null)).toBeUndefined()
    expect(read(End, '2026-05-17')).toBe('2026-05-17')
    expect(read(End, '2999-12-31')).toBe('refused')
  })
})

describe('a text', () => {
  it('loses NUL, control characters and lone surrogates, and keeps diacritics, composed', () => {
    expect(read(text(40), 'Jo\u0000sé\r\n  de\u202eVries\ud800')).toBe('Jo sé de Vries')
    expect(read(text(40), 'Rene\u0301e Łukasz Çağla')).toBe('Renée Łukasz Çağla')
  })

  it('is refused when it is too long, empty, not text, or has a BSN in it', () => {
    expect(read(text(5), 'abcdef')).toBe('refused')
    expect(read(text(5), ' \u0000 ')).toBe('refused')
    expect(read(text(5), 12)).toBe('refused')
    expect(read(text(99), 'Jansen 999.990.019')).toBe('refused')
    expect(read(text(99), 'Jansen 999990019')).toBe('refused')
  })

  it('may have other numbers in it', () => {
    expect(read(text(99), '1e Jacob van Campenstraat')).toBe('1e Jacob van Campenstraat')
    expect(holdsBsn('123456789')).toBe(false)
    expect(holdsBsn('000000000')).toBe(false)
  })
})

describe('a telephone number', () => {
  it.each([
    ['06-12345678', '06-12345678'],
    ['+31 (0)30 123 45 67', '+31 (0)30 123 45 67'],
    ['tel:+31612345678', '+31612345678'],
    ['030\u00a0–\u00a01234567', '030 - 1234567'],
    ['06-12345678 (moeder)', 'refused'],
    ['onbekend', 'refused'],
    ['0000000000', 'refused'],
    ['((((((((', 'refused'],
    ['14 020', '14 020'],
    ['113', '113'],
    ['1', 'refused'],
    ['999990019', 'refused'],
    ['999.990.019', 'refused'],
    [612345678, 'refused'],
  ])('%s is read as %s', (found, expected) => {
    expect(read(Phone, found)).toBe(expected)
  })
})

describe('an e-mail address', () => {
  it.each([
    [' k.de-boer@gi-noord.example ', 'k.de-boer@gi-noord.example'],
    ['k de boer@gi.example', 'refused'],
    ['999990019@gi.example', 'refused'],
    ['a@b', 'refused'],
    [`${'a'.repeat(250)}@b.example`, 'refused'],
  ])('%s is read as %s', (found, expected) => {
    expect(read(Email, found)).toBe(expected)
  })
})

describe('a key, a code and a BSN', () => {
  it('a key past 2^53 keeps its digits', () => {
    expect(read(Key, '9223372036854775807')).toBe('9223372036854775807')
    expect(read(Key, 17)).toBe('17')
    expect(read(Key, '0017')).toBe('17')
    expect(read(Key, 2 ** 53)).toBe('refused')
    expect(read(Key, '17; drop')).toBe('refused')
  })

  it('a code is compared without the blanks that a char(n) column adds', () => {
    expect(read(Code, 'OTS  ')).toBe('OTS')
    expect(read(Code, '   ')).toBe('refused')
  })

  it('a BSN is read without blanks and dots, and judged elsewhere', () => {
    expect(read(Bsn, 12345672)).toBe('12345672')
    expect(read(Bsn, ' 9999.90.019')).toBe('999990019')
    expect(read(Bsn, {})).toBe('refused')
  })
})

describe('what is absent or wrong', () => {
  it('a null, a missing key and blanks are absent to an optional field, anything else has to be right', () => {
    const Start = optional(CalendarDate)
    expect([undefined, null, '', '  '].map((found) => read(Start, found))).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ])
    expect(read(Start, '2027-06-31')).toBe('refused')
  })

  it('what merely helps is left out when it is wrong', () => {
    expect(read(wherePossible(Phone), 'bel moeder')).toBeUndefined()
    expect(read(readable(Phone), ['bel moeder', '06-12345678', null])).toEqual(['06-12345678'])
    expect(read(readable(Phone), 'no list')).toEqual([])
  })

  it('a list of what decides is refused for one wrong element', () => {
    expect(read(all(Key), [1, 'x'])).toBe('refused')
    expect(read(all(Key), undefined)).toEqual([])
  })

  it('a refusal says what was expected and never what was found', () => {
    const result = CalendarDate.decode('a secret')
    expect(isLeft(result) && result.left.map(({ message }) => message)).toEqual([
      'expected an existing date as 2009-05-17',
    ])
  })

  it('absent fields are left out, and an object without any is none', () => {
    expect(present({ a: 1, b: undefined })).toEqual({ a: 1 })
    expect(presentOrNone({ a: undefined })).toBeUndefined()
  })
})

describe('an address', () => {
  const parts = {
    straat: 'Dorpsstraat',
    huisnummer: '12',
    huisletter: null,
    toevoeging: null,
    postcode: '1234 ab',
    woonplaats: 'Testdorp',
  }

  it('has the contract’s form', () => {
    expect(adresOf({ ...parts, huisletter: 'a', toevoeging: 'bis' })).toEqual({
      straat: 'Dorpsstraat',
      huisnummer: 12,
      huisletter: 'A',
      toevoeging: 'bis',
      postcode: '1234AB',
      woonplaats: 'Testdorp',
    })
  })

  it('takes the letter that a source keeps with the number', () => {
    expect(adresOf({ ...parts, huisnummer: '012 b' })).toMatchObject({ huisnummer: 12, huisletter: 'B' })
  })

  it.each([
    ['an unreadable number', { huisnummer: '12-14' }],
    ['number zero', { huisnummer: '0' }],
    ['a letter that is a word', { huisletter: 'hs' }],
    ['an addition that is too long', { toevoeging: 'tweede etage links' }],
    ['a foreign postcode', { postcode: 'B-2000' }],
    ['two letters', { huisnummer: '12A', huisletter: 'B' }],
    ['an addition without a number', { huisnummer: null, toevoeging: '12' }],
    ['a BSN in the street', { straat: 'Straat 999990019' }],
  ])('is left out whole for %s', (_, wrong) => {
    expect(adresOf({ ...parts, ...wrong })).toBeUndefined()
  })

  it('is none when nothing is known, and may be a place only', () => {
    const nothing = {
      straat: null,
      huisnummer: null,
      huisletter: null,
      toevoeging: null,
      postcode: null,
      woonplaats: '',
    }
    expect(adresOf(nothing)).toBeUndefined()
    expect(adresOf({ ...nothing, woonplaats: 'Testdorp' })).toEqual({ woonplaats: 'Testdorp' })
  })
})

describe('a code list', () => {
  const list = codeList('soort maatregel', { OTS: 'ots', VOTS: 'voorlopige-ots' })

  it('gives the meaning of a code', () => {
    expect(meaning(list, 'OTS', 'soort')).toMatchObject({ right: 'ots' })
    expect(meaningIfAny(list, undefined, 'soort')).toMatchObject({ right: undefined })
  })

  it('rejects an unknown code, naming it, the list and what was expected', () => {
    expect(meaning(list, 'OTZ', 'soort')).toMatchObject({
      left: {
        reden: 'onbekende-code',
        pad: 'soort',
        uitleg:
          'found code "OTZ", which is not in the code list "soort maatregel"; expected one of OTS, VOTS',
      },
    })
  })

  it('does not know the names that every object has', () => {
    expect(isLeft(meaning(list, 'constructor', 'soort'))).toBe(true)
  })

  it('does not repeat what is no code', () => {
    for (const found of ['Jansen', '999990019', 'zie brief van mw. Jansen']) {
      const result = meaning(list, found, 'soort')
      expect(isLeft(result) && result.left.uitleg).toContain('found something that is no code')
    }
  })
})

describe('any text', () => {
  const herkomst = { bronsysteem: 'x', vastgelegdOp: '2026-04-02T09:14:00+02:00', adapterversie: '1' }
  const referentie = 'gi-noord:AAAAAAAAAAAAAAAAAAAAAA'

  /** Digits and signs in the shapes of dates and numbers, now and then anything. */
  const day = fc.stringMatching(/^(1[789]|20|21|99)[0-9]{2}-(0[1-9]|1[0-3])-([0-2][0-9]|3[0-2])$/)
  const time = fc.stringMatching(/^[T ][0-2][0-9]:[0-6][0-9](:[0-6][0-9])?(Z|[+-][01][0-9](:[0-6][0-9])?)?$/)
  const shaped = fc.oneof(
    fc.tuple(day, fc.constantFrom(4, 7, 10)).map(([found, length]) => found.slice(0, length)),
    fc.tuple(day, time).map(([found, at]) => found + at),
    fc.stringMatching(/^(tel:)?[+(0-9][0-9() ./-]{0,30}$/),
    fc.stringMatching(/^[a-z0-9]{1,3}[._'-]?[a-z0-9]{1,4}@[a-z0-9]{1,4}[.-]?[a-z0-9]{1,3}[.][a-z]{1,4}$/),
    fc.string({ unit: 'binary', maxLength: 300 }),
  )

  it.each([
    ['begindatum', CalendarDate],
    ['einddatum', IncompleteDate],
    ['contactpersoon.telefoon', Phone],
    ['contactpersoon.email', Email],
    ['contactpersoon.naam', text(200)],
  ])('is refused, or read as what the contract takes for %s', (path, one) => {
    let taken = 0
    const check = (found: string): void => {
      const value = read(one, found)
      if (value === 'refused') return
      taken += 1
      const [outer = '', inner] = path.split('.')
      const data = { [outer]: inner === undefined ? value : { [inner]: value } }
      const event = { referentie, personen: [referentie], herkomst, rol: 'opvang', ...data }
      expect(validate('betrokkenheid.beeindigd', event, 'strict')).toEqual([])
    }
    fc.assert(fc.property(shaped, check), { numRuns: 1000 })
    expect(taken).toBeGreaterThan(20)
  })
})
